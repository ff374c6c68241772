package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/**
 * A sheet under its header row.
 *
 * @param top the header's row, as the spreadsheet counts
 * @param columns those with a header
 */
record Table(String sheet, int top, List<Column> columns, List<Line> lines) {

  /** As many blank rows end a sheet: what comes after them is scribble, or a forgotten test. */
  private static final int LONGEST_GAP = 60;

  /** A title may stand above the headers, and a remark or two. */
  private static final int LOWEST_TOP = 10;

  /** Understands one header. */
  interface HeaderReader {
    Column read(int index, String header);
  }

  /** A row of the sheet, not blank. */
  record Line(Table table, int number, Map<Integer, String> cells) {

    Cell cell(Column column) {
      return new Cell(
          table.sheet(), number, column.header(), cells.getOrDefault(column.index(), ""));
    }

    /** The row as a whole. */
    Cell place() {
      return new Cell(table.sheet(), number, "", "");
    }

    /** The cell in this column, empty where there is no such column or nothing in it. */
    Cell cell(String key) {
      Cell found = new Cell(table.sheet(), number, key, "");
      for (Column column : table.columns()) {
        if (column.key().equals(key) && column.language().isEmpty()) {
          found = cell(column);
        }
      }
      return found;
    }

    String text(String key) {
      return cell(key).text();
    }

    boolean has(String key) {
      return table.columns().stream()
          .anyMatch(c -> c.key().equals(key) && cells.containsKey(c.index()));
    }
  }

  static Table of(Sheet sheet, HeaderReader headers, Report report) {
    List<Column> columns = new ArrayList<>();
    if (sheet.rows().isEmpty()) {
      return new Table(sheet.name(), 1, columns, new ArrayList<>());
    }
    List<Sheet.Row> rows = fromHeaders(sheet.rows(), headers);
    Sheet.Row top = rows.get(0);
    Table table = new Table(sheet.name(), top.number(), columns, new ArrayList<>());
    top.cells().forEach((index, text) -> columns.add(headers.read(index, text)));
    if (rows.size() < sheet.rows().size()) {
      Cell first = new Cell(sheet.name(), sheet.rows().get(0).number(), "", "");
      report.add(Rule.ROWS_ABOVE_HEADERS, first, Map.of("row", "" + top.number()));
    }
    table.read(rows, report);
    table.warnOfUnnamedColumns(report);
    MergedCells.fill(table, sheet.merged(), report);
    new Duplicates(table, report).merge();
    table.reportFaults(sheet.faults(), report);
    return table;
  }

  /** All rows, unless the first has no header that is known and one of the next has several. */
  private static List<Sheet.Row> fromHeaders(List<Sheet.Row> rows, HeaderReader headers) {
    if (known(rows.get(0), headers) == 0) {
      for (int i = 1; i < Math.min(rows.size(), LOWEST_TOP); i++) {
        if (known(rows.get(i), headers) > 1) {
          return rows.subList(i, rows.size());
        }
      }
    }
    return rows;
  }

  private static long known(Sheet.Row row, HeaderReader headers) {
    return row.cells().entrySet().stream()
        .filter(cell -> headers.read(cell.getKey(), cell.getValue()).isKnown())
        .count();
  }

  boolean hasColumn(String key) {
    return columns.stream().anyMatch(c -> c.key().equals(key));
  }

  boolean hasPlainColumn(String key) {
    return columns.stream().anyMatch(c -> c.key().equals(key) && c.language().isEmpty());
  }

  Cell header(Column column) {
    return new Cell(sheet, top, column.header(), column.header());
  }

  /** A formula without a result matters where the column means something. */
  private void reportFaults(List<Sheet.Fault> faults, Report report) {
    boolean isSurvey = hasColumn("type");
    for (Sheet.Fault fault : faults) {
      columns.stream()
          .filter(c -> c.index() == fault.column() && (c.isKnown() || !isSurvey))
          .findFirst()
          .ifPresent(
              c ->
                  report.add(
                      fault.error().isEmpty() ? Rule.FORMULA_NOT_CALCULATED : Rule.CELL_ERROR,
                      new Cell(sheet, fault.row(), c.header(), fault.error())));
    }
  }

  private void read(List<Sheet.Row> rows, Report report) {
    int last = rows.get(0).number();
    for (Sheet.Row row : rows.subList(1, rows.size())) {
      if (row.number() - last > LONGEST_GAP + 1) {
        report.add(
            Rule.ROWS_AFTER_GAP,
            new Cell(sheet, row.number(), "", ""),
            Map.of("gap", String.valueOf(LONGEST_GAP)));
        return;
      }
      lines.add(new Line(this, row.number(), row.cells()));
      last = row.number();
    }
  }

  private void warnOfUnnamedColumns(Report report) {
    Map<Integer, Cell> first = new TreeMap<>();
    Set<Integer> named = columns.stream().map(Column::index).collect(Collectors.toSet());
    for (Line line : lines) {
      line.cells()
          .forEach(
              (index, text) -> {
                if (!named.contains(index)) {
                  String letter = CellReference.convertNumToColString(index);
                  first.putIfAbsent(index, new Cell(sheet, line.number(), letter, text));
                }
              });
    }
    first.values().forEach(c -> report.add(Rule.UNNAMED_COLUMN, c));
  }
}
