package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;

/** Which of an {@code .xlsx}'s cell styles show a number as a date. */
final class SheetStyles extends Xml {

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> formatOfStyle = new ArrayList<>();
  private boolean inCellStyles;

  @Override
  void begin(String name, Attributes attributes) {
    switch (name) {
      case "numFmt" ->
          formats.put(number(attributes, "numFmtId"), attribute(attributes, "formatCode"));
      case "cellXfs" -> inCellStyles = true;
      case "xf" -> {
        if (inCellStyles) {
          formatOfStyle.add(number(attributes, "numFmtId"));
        }
      }
      default -> {}
    }
  }

  @Override
  void end(String name) {
    if (name.equals("cellXfs")) {
      inCellStyles = false;
    }
  }

  boolean isDate(String style) {
    int index = style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
    if (index >= formatOfStyle.size()) {
      return false;
    }
    int id = formatOfStyle.get(index);
    String format = formats.get(id);
    String known = format == null && id >= 0 ? BuiltinFormats.getBuiltinFormat(id) : format;
    return known != null && DateUtil.isADateFormat(id, known);
  }

  private static int number(Attributes attributes, String name) {
    String text = attribute(attributes, name);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
