package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** What stands in cells, in workbooks of either kind. */
class CellsTest {

  @Test
  void cellsComeAsTheResearcherTypedThem() {
    try (Workbook workbook = new XSSFWorkbook()) {
      assertThat(defaults(workbook))
          .containsExactly("5", "0.1", "2016080100", "2016-08-01", "09:30:00", "TRUE", "8");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theOldFormatIsReadAlike() {
    try (Workbook workbook = new HSSFWorkbook()) {
      assertThat(defaults(workbook))
          .containsExactly("5", "0.1", "2016080100", "2016-08-01", "09:30:00", "TRUE", "8");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> defaults(Workbook workbook) {
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("survey");
    Row head = sheet.createRow(0);
    List<String> headers = List.of("type", "name", "label", "default");
    headers.forEach(h -> head.createCell(headers.indexOf(h)).setCellValue(h));
    for (int i = 1; i <= 7; i++) {
      Row row = sheet.createRow(i);
      row.createCell(0).setCellValue("text");
      row.createCell(1).setCellValue("q" + i);
      row.createCell(2).setCellValue("Q");
    }
    sheet.getRow(1).createCell(3).setCellValue(5.0);
    sheet.getRow(2).createCell(3).setCellValue(0.1);
    sheet.getRow(3).createCell(3).setCellValue(2016080100.0);
    date(workbook, sheet.getRow(4), "yyyy-mm-dd", 42583);
    date(workbook, sheet.getRow(5), "h:mm AM/PM", 9.5 / 24);
    sheet.getRow(6).createCell(3).setCellValue(true);
    sheet.getRow(7).createCell(3).setCellFormula("3+5");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    Form form = WorkbookBuilder.of(workbook).form();
    return form.items().stream().map(i -> ((Question) i).dflt().orElseThrow().text()).toList();
  }

  private static void date(Workbook workbook, Row row, String format, double value) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    row.createCell(3).setCellValue(value);
    row.getCell(3).setCellStyle(style);
  }
}
