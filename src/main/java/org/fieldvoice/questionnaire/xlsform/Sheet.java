package org.fieldvoice.questionnaire.xlsform;

import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.SmallMap;

/**
 * A sheet's text, before anything is understood.
 *
 * @param rows those with anything in them, in order
 */
record Sheet(String name, List<Row> rows, List<Fault> faults, List<Area> merged) {

  Sheet(String name, List<Row> rows) {
    this(name, rows, List.of(), List.of());
  }

  /**
   * Cells of one column that are shown as one.
   *
   * @param first the row as the spreadsheet counts, from 1
   * @param last the row of the last of them
   */
  record Area(int first, int last, int column) {}

  /**
   * A cell whose formula has no result.
   *
   * @param row as the spreadsheet counts, from 1
   * @param error {@code #REF!}; empty where nothing was ever worked out
   */
  record Fault(int row, int column, String error) {}

  /**
   * @param number as the spreadsheet counts, from 1
   * @param cells the filled ones by column index from 0, in that order, trimmed
   */
  record Row(int number, Map<Integer, String> cells) {

    Row {
      cells = SmallMap.copyOf(cells);
    }
  }
}
