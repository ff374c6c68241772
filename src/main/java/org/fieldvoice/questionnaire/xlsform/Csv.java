package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a CSV file as RFC 4180 has it: commas, quotes doubled inside quotes, line ends inside
 * quotes.
 */
final class Csv {

  private final String text;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private SortedMap<Integer, String> row = new TreeMap<>();
  private final StringBuilder field = new StringBuilder();
  private int column;
  private int line = 1;
  private boolean quoted;

  private Csv(String text) {
    this.text = text;
  }

  static Sheet sheet(String name, String text) {
    Csv csv = new Csv(text);
    for (int i = 0; i < text.length(); i++) {
      i += csv.read(i);
    }
    csv.endRow();
    return new Sheet(name, List.copyOf(csv.rows));
  }

  /** Takes the character at this place and says how many more it used up. */
  private int read(int i) {
    char c = text.charAt(i);
    if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
      field.append('"');
      return 1;
    }
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      endField();
    } else if (c == '\n' && !quoted) {
      endRow();
    } else if (c != '\r') {
      field.append(c);
    }
    return 0;
  }

  private void endField() {
    String value = field.toString().strip();
    if (!value.isEmpty()) {
      row.put(column, value);
    }
    field.setLength(0);
    column++;
  }

  private void endRow() {
    endField();
    if (!row.isEmpty()) {
      rows.add(new Sheet.Row(line, row));
    }
    row = new TreeMap<>();
    column = 0;
    line++;
  }
}
