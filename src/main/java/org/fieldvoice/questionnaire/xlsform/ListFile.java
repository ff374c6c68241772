package org.fieldvoice.questionnaire.xlsform;

import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xml.sax.SAXException;

/**
 * A list in a file of its own: CSV, XML or GeoJSON.
 *
 * @param rows their texts by column
 */
record ListFile(String name, List<Map<String, String>> rows) {

  private static final Set<String> ENDINGS = Set.of("csv", "xml", "geojson");

  /** What can't be read, and where. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int row;
    private final Rule rule;
    private final String what;

    Unreadable(int row, Rule rule, String what) {
      super(what);
      this.row = row;
      this.rule = rule;
      this.what = what;
    }

    void tell(Report report, String file) {
      Cell cell = new Cell(file, row, "", "");
      report.add(rule, cell, Map.of("file", file, "what", what, "limit", what));
    }
  }

  static boolean isOne(String fileName) {
    return ENDINGS.contains(ending(fileName));
  }

  /** Reads a file; what is wrong with it goes to the report. */
  static Optional<ListFile> of(String name, byte[] bytes, Report report) {
    return of(name, () -> rows(name, bytes), report);
  }

  /** Reads the first sheet of a workbook as the list of this name. */
  static Optional<ListFile> ofWorkbook(String name, byte[] workbook, Report report) {
    return of(name, () -> firstSheet(workbook), report);
  }

  /** Where a list's rows come from. */
  @FunctionalInterface
  private interface Rows {
    List<Map<String, String>> read() throws Unreadable;
  }

  private static Optional<ListFile> of(String name, Rows source, Report report) {
    try {
      List<Map<String, String>> rows = clean(source.read());
      if (rows.size() > ChoicesReader.LIMIT) {
        report.add(
            Rule.TOO_MANY_CHOICES,
            Cell.ofSheet(name),
            Map.of("count", "" + rows.size(), "limit", "" + ChoicesReader.LIMIT));
        return Optional.empty();
      }
      return Optional.of(new ListFile(name, rows));
    } catch (Unreadable e) {
      e.tell(report, name);
      return Optional.empty();
    }
  }

  private static List<Map<String, String>> firstSheet(byte[] workbook) throws Unreadable {
    try {
      String first = WorkbookReader.read(workbook, name -> false).get(0).name();
      return rows(WorkbookReader.read(workbook, first::equals).get(0));
    } catch (Refusal e) {
      throw new Unreadable(0, Rule.BAD_FILE, e.finding().in(Locale.ENGLISH).message());
    }
  }

  /** The lists that an export put on one sheet, with the file's name in the first column. */
  static List<ListFile> ofSheet(Sheet sheet) {
    Map<String, List<Map<String, String>>> byFile = new LinkedHashMap<>();
    for (Map<String, String> row : rows(sheet)) {
      Map<String, String> texts = new LinkedHashMap<>(row);
      String file = texts.remove(XlsFormExport.LIST_FILE);
      if (file != null && isOne(file)) {
        byFile
            .computeIfAbsent(file, f -> new ArrayList<>())
            .add(Collections.unmodifiableMap(texts));
      }
    }
    return byFile.entrySet().stream().map(e -> new ListFile(e.getKey(), e.getValue())).toList();
  }

  private static List<Map<String, String>> rows(String name, byte[] bytes) throws Unreadable {
    try {
      return switch (ending(name)) {
        case "xml" -> XmlList.rows(new ByteArrayInputStream(bytes));
        case "geojson" -> GeoJson.rows(Csv.text(bytes));
        default -> rows(Csv.sheet(name, bytes));
      };
    } catch (IOException | SAXException | JsonException | IllegalStateException e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new Unreadable(0, Rule.BAD_FILE, message);
    }
  }

  private static List<Map<String, String>> clean(List<Map<String, String>> rows) throws Unreadable {
    List<Map<String, String>> cleaned = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, String> cell : row.entrySet()) {
        String text = SheetText.clean(cell.getValue());
        if (text.length() > SharedStrings.LONGEST_CELL) {
          throw new Unreadable(
              cleaned.size() + 2, Rule.CELL_TOO_LONG, "" + SharedStrings.LONGEST_CELL);
        }
        if (!text.isEmpty()) {
          texts.put(SheetText.clean(cell.getKey()), text);
        }
      }
      cleaned.add(Collections.unmodifiableMap(texts));
    }
    return List.copyOf(cleaned);
  }

  /** The first row are the columns' names, exactly as they stand. */
  static List<Map<String, String>> rows(Sheet sheet) {
    if (sheet.rows().isEmpty()) {
      return List.of();
    }
    Map<Integer, String> columns = sheet.rows().get(0).cells();
    return sheet.rows().stream().skip(1).map(row -> row(columns, row)).toList();
  }

  private static Map<String, String> row(Map<Integer, String> columns, Sheet.Row row) {
    Map<String, String> texts = new LinkedHashMap<>();
    columns.forEach(
        (index, column) -> {
          String text = row.cells().get(index);
          if (text != null) {
            texts.putIfAbsent(column, text);
          }
        });
    return texts;
  }

  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return columns;
  }

  private static String ending(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
