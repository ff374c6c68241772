package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDurationBeyondADayIsNoDate(boolean old) throws IOException {
    try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
      org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("survey");
      List<String> formats = List.of("[h]:mm", "[hh]:mm:ss", "[h]:mm:ss;@", "[h]:mm");
      List<Double> days = List.of(36.5 / 24, 1.0, 100 + 1.0 / 3, 9.5 / 24);
      fill(sheet.createRow(0), "type", "name", "label", "default");
      for (int i = 0; i < formats.size(); i++) {
        Row row = sheet.createRow(i + 1);
        fill(row, "text", "q" + i, "Q");
        date(workbook, row, formats.get(i), days.get(i));
      }
      assertThat(defaults(WorkbookBuilder.of(workbook).form()))
          .containsExactly("36:30:00", "24:00:00", "2408:00:00", "09:30:00");
    }
  }

  private static void fill(Row row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
  }

  private static List<String> defaults(Form form) {
    return form.items().stream().map(i -> ((Question) i).dflt().orElseThrow().text()).toList();
  }

  private static List<String> defaults(Workbook workbook) {
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("survey");
    fill(sheet.createRow(0), "type", "name", "label", "default");
    for (int i = 1; i <= 7; i++) {
      fill(sheet.createRow(i), "text", "q" + i, "Q");
    }
    sheet.getRow(1).createCell(3).setCellValue(5.0);
    sheet.getRow(2).createCell(3).setCellValue(0.1);
    sheet.getRow(3).createCell(3).setCellValue(2016080100.0);
    date(workbook, sheet.getRow(4), "yyyy-mm-dd", 42583);
    date(workbook, sheet.getRow(5), "h:mm AM/PM", 9.5 / 24);
    sheet.getRow(6).createCell(3).setCellValue(true);
    sheet.getRow(7).createCell(3).setCellFormula("3+5");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    return defaults(WorkbookBuilder.of(workbook).form());
  }

  private static void date(Workbook workbook, Row row, String format, double value) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    row.createCell(3).setCellValue(value);
    row.getCell(3).setCellStyle(style);
  }
}
