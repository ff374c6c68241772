package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;

/** Which of an {@code .xlsx}'s cell styles show a number as a date. */
final class SheetStyles extends Xml {

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> formatOfStyle = new ArrayList<>();
  private final Map<Integer, Optional<String>> dates = new HashMap<>();
  private boolean inCellStyles;

  @Override
  void begin(String name, Attributes attributes) {
    switch (name) {
      case "numFmt" ->
          formats.put(
              whole(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode"));
      case "cellXfs" -> inCellStyles = true;
      case "xf" -> {
        if (inCellStyles) {
          formatOfStyle.add(whole(attribute(attributes, "numFmtId")));
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

  /** In which format the style shows a number as a date or time. */
  Optional<String> dateFormat(String style) {
    int index = Math.max(0, whole(style));
    return index < formatOfStyle.size()
        ? dates.computeIfAbsent(formatOfStyle.get(index), this::dateFormat)
        : Optional.empty();
  }

  private Optional<String> dateFormat(int id) {
    String format = formats.get(id);
    String known = format == null && id >= 0 ? BuiltinFormats.getBuiltinFormat(id) : format;
    return Optional.ofNullable(known).filter(code -> DateUtil.isADateFormat(id, code));
  }
}
