package org.fieldvoice.questionnaire.xlsform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list's name that is merged over the rows of its choices. Spreadsheets keep the text of merged
 * cells in the first of them only; it is meant for all.
 */
final class MergedCells {

  /** The only column where this is clear: a label over three rows may be a heading. */
  private static final String MEANT_FOR_ALL = "list_name";

  private final Table table;
  private final TreeMap<Integer, Sheet.Area> byRow = new TreeMap<>();
  private final Report report;

  private MergedCells(Table table, Report report) {
    this.table = table;
    this.report = report;
  }

  static void fill(Table table, List<Sheet.Area> merged, Report report) {
    for (Column column : table.columns()) {
      if (column.key().equals(MEANT_FOR_ALL)) {
        MergedCells cells = new MergedCells(table, report);
        merged.stream()
            .filter(area -> area.column() == column.index())
            .forEach(area -> cells.byRow.put(area.first(), area));
        cells.fill(column);
      }
    }
  }

  private void fill(Column column) {
    Map<Integer, String> texts = new TreeMap<>();
    table.lines().forEach(line -> texts.put(line.number(), line.cell(column).text()));
    table
        .lines()
        .replaceAll(
            line -> {
              Map.Entry<Integer, Sheet.Area> area = byRow.floorEntry(line.number());
              String list = area == null ? "" : texts.getOrDefault(area.getKey(), "");
              boolean inside = area != null && line.number() <= area.getValue().last();
              return inside && line.cell(column).text().isEmpty() && !list.isEmpty()
                  ? filled(line, column, list)
                  : line;
            });
  }

  private Table.Line filled(Table.Line line, Column column, String list) {
    Table.Line filled = SurveyRows.with(line, Map.of(column.index(), list));
    report.once(Rule.MERGED_LIST_NAME, list, filled.cell(column), Map.of("list", list));
    return filled;
  }
}
