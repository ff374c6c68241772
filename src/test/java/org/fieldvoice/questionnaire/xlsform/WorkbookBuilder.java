package org.fieldvoice.questionnaire.xlsform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.Form;

/** Writes small XLSForms: each line a row, its cells between bars. */
public final class WorkbookBuilder {

  private final Workbook workbook;

  private WorkbookBuilder(Workbook workbook) {
    this.workbook = workbook;
  }

  public static WorkbookBuilder xlsx() {
    return new WorkbookBuilder(new XSSFWorkbook());
  }

  /** A workbook with nothing but these rows to ask. */
  static WorkbookBuilder survey(String... lines) {
    return xlsx().sheet("survey", lines);
  }

  static WorkbookBuilder of(Workbook workbook) {
    return new WorkbookBuilder(workbook);
  }

  /** A blank line is a blank row. */
  public WorkbookBuilder sheet(String name, String... lines) {
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet(name);
    for (int i = 0; i < lines.length; i++) {
      String[] cells = lines[i].split("\\|", -1);
      Row row = sheet.createRow(i);
      for (int j = 0; j < cells.length; j++) {
        if (!cells[j].isBlank()) {
          row.createCell(j).setCellValue(cells[j].strip());
        }
      }
    }
    return this;
  }

  /** A workbook with files beside it, as one zip. */
  public static byte[] zip(byte[] workbook, Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("questionnaire.xlsx"));
      zip.write(workbook);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Workbook workbook() {
    return workbook;
  }

  public byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public XlsFormImport.Imported imported() {
    return XlsFormImport.read(bytes(), "unnamed");
  }

  /** The form, where the workbook is expected to be fine. */
  public Form form() {
    XlsFormImport.Imported imported = imported();
    return imported
        .form()
        .orElseThrow(
            () -> new AssertionError(imported.report().problems(Locale.ENGLISH).toString()));
  }
}
