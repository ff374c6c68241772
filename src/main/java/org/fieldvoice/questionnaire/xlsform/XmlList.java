package org.fieldvoice.questionnaire.xlsform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** A list as XML: the root's elements are the rows, their elements the columns. */
final class XmlList extends Xml {

  private static final int ROW = 2;
  private static final int COLUMN = 3;

  private final List<Map<String, String>> rows = new ArrayList<>();
  private Map<String, String> row = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private int level;

  static List<Map<String, String>> rows(InputStream in) throws IOException, SAXException {
    XmlList list = new XmlList();
    list.read(in);
    return list.rows;
  }

  @Override
  void begin(String name, Attributes attributes) {
    level++;
    if (level == ROW) {
      row = new LinkedHashMap<>();
    } else if (level == COLUMN) {
      text.setLength(0);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (level >= COLUMN) {
      text.append(characters, start, length);
    }
  }

  @Override
  void end(String name) {
    String value = text.toString().strip();
    if (level == ROW && !row.isEmpty()) {
      rows.add(row);
    } else if (level == COLUMN && !value.isEmpty()) {
      row.putIfAbsent(name, value);
    }
    level--;
  }
}
