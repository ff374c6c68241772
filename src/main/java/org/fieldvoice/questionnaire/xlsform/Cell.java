package org.fieldvoice.questionnaire.xlsform;

/**
 * A place in a workbook and what stands there.
 *
 * @param sheet as the workbook spells it, empty for the workbook as a whole
 * @param row as the spreadsheet counts, from 1; 0 for the sheet as a whole
 * @param column its header as the workbook spells it, or its letter; empty for the row as a whole
 */
record Cell(String sheet, int row, String column, String text) {

  static final Cell WORKBOOK = new Cell("", 0, "", "");

  static Cell ofSheet(String sheet) {
    return new Cell(sheet, 0, "", "");
  }
}
