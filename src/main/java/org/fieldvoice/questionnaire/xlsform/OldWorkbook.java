package org.fieldvoice.questionnaire.xlsform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/** An {@code .xls}, the format of Excel before 2007. */
final class OldWorkbook {

  private static final String ENCRYPTED_PART = "EncryptedPackage";
  private static final String MACRO_DIRECTORY = "_VBA_PROJECT_CUR";

  private final boolean from1904;

  private OldWorkbook(HSSFWorkbook workbook) {
    this.from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
  }

  /**
   * @param wanted by the sheet's name; the others come without rows
   */
  static List<Sheet> read(byte[] bytes, Predicate<String> wanted) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      if (files.getRoot().hasEntry(ENCRYPTED_PART)) {
        throw new Refusal(Rule.ENCRYPTED);
      }
      if (files.getRoot().hasEntry(MACRO_DIRECTORY)) {
        throw new Refusal(Rule.MACROS);
      }
      try (HSSFWorkbook workbook = new HSSFWorkbook(files)) {
        OldWorkbook reader = new OldWorkbook(workbook);
        List<Sheet> sheets = new ArrayList<>();
        boolean only = workbook.getNumberOfSheets() == 1;
        workbook.forEach(
            s -> {
              SheetText text = new SheetText(s.getSheetName());
              if (only || wanted.test(s.getSheetName())) {
                reader.read(s, text);
              }
              sheets.add(text.sheet());
            });
        return sheets;
      }
    }
  }

  private void read(org.apache.poi.ss.usermodel.Sheet sheet, SheetText text) {
    for (org.apache.poi.ss.usermodel.Row row : sheet) {
      text.startRow(row.getRowNum());
      row.forEach(cell -> read(cell, text));
      text.endRow(row.getRowNum());
    }
    sheet.getMergedRegions().forEach(area -> text.merge(area.formatAsString()));
  }

  private void read(org.apache.poi.ss.usermodel.Cell cell, SheetText text) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    int column = cell.getColumnIndex();
    switch (type) {
      case NUMERIC -> text.put(column, number(cell));
      case STRING -> text.put(column, cell.getStringCellValue());
      case BOOLEAN -> text.put(column, cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case ERROR ->
          text.fault(
              cell.getRowIndex(),
              column,
              FormulaError.forInt(cell.getErrorCellValue()).getString());
      default -> {}
    }
  }

  private String number(org.apache.poi.ss.usermodel.Cell cell) {
    double value = cell.getNumericCellValue();
    return DateUtil.isCellDateFormatted(cell)
        ? PlainNumber.date(value, cell.getCellStyle().getDataFormatString(), from1904)
        : PlainNumber.text(value);
  }
}
