package org.fieldvoice.questionnaire.translation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.translation.Translation.Line;
import org.fieldvoice.questionnaire.xlsform.XlsFormExport;

/**
 * A form's texts as a workbook: a row for each, with its id, where it stands, and a column for each
 * language, the default one first. Read back, the columns of the other languages count.
 */
final class TranslationWorkbook {

  private static final String SHEET = "translation";
  private static final String ID = "id";
  private static final int BEFORE = 4;
  private static final int WIDE = 50;

  /** So that not all texts of a form with 100,000 choices are in memory a second time. */
  private static final int ROWS_AT_ONCE = 1000;

  private TranslationWorkbook() {}

  /**
   * @param version the form's number, which the file tells when it comes back
   */
  static void write(Form form, int version, OutputStream out) {
    try (Workbook workbook = new Workbook(out, "Fieldvoice", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(SHEET + " " + version);
      List<Language> languages = form.languages();
      line(sheet, 0, List.of(ID, "place", "column", "about"));
      for (int i = 0; i < languages.size(); i++) {
        sheet.value(0, BEFORE + i, XlsFormExport.cell(header(languages.get(i))));
        sheet.width(BEFORE + i, WIDE);
      }
      sheet.freezePane(0, 1);
      int row = 1;
      for (Unit unit : Units.of(form).all()) {
        line(sheet, row, List.of(unit.id(), unit.place(), unit.column(), unit.about()));
        for (int i = 0; i < languages.size(); i++) {
          String text = unit.in(languages.get(i).tag());
          if (!text.isEmpty()) {
            sheet.value(row, BEFORE + i, XlsFormExport.cell(text));
          }
        }
        if (row++ % ROWS_AT_ONCE == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of all languages but the default one, which says what was translated. */
  static TranslatorsFile read(byte[] file, Form form) {
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      var sheet =
          StreamSupport.stream(workbook.spliterator(), false)
              .filter(s -> s.getSheetName().strip().startsWith(SHEET))
              .findFirst()
              .orElseGet(() -> workbook.getSheetAt(0));
      return new TranslatorsFile(
          TranslatorsFile.numberIn(sheet.getSheetName()), lines(sheet, form));
    } catch (IOException | RuntimeException e) {
      if (e instanceof org.fieldvoice.platform.ProblemException problem) {
        throw problem;
      }
      throw Problem.TRANSLATION_UNREADABLE.with("why", "it is neither XLIFF 2 nor a workbook");
    }
  }

  private static List<Line> lines(org.apache.poi.ss.usermodel.Sheet sheet, Form form) {
    DataFormatter formatter = new DataFormatter();
    Map<String, Integer> headers = new LinkedHashMap<>();
    Row first = sheet.getRow(0);
    if (first != null) {
      first.forEach(
          c -> headers.putIfAbsent(formatter.formatCellValue(c).strip(), c.getColumnIndex()));
    }
    Integer id = headers.get(ID);
    if (id == null) {
      throw Problem.TRANSLATION_UNREADABLE.with("why", "it has no column “id”");
    }
    checkLanguages(headers.keySet(), form);
    Optional<Integer> source = Optional.ofNullable(headers.get(header(form.defaultLanguage())));
    List<Line> lines = new ArrayList<>();
    for (Row row : sheet) {
      String unit = formatter.formatCellValue(row.getCell(id));
      if (row.getRowNum() == 0 || unit.isBlank()) {
        continue;
      }
      String from = source.map(c -> formatter.formatCellValue(row.getCell(c))).orElse("");
      for (Language language : form.languages().subList(1, form.languages().size())) {
        Optional.ofNullable(headers.get(header(language)))
            .map(c -> formatter.formatCellValue(row.getCell(c)))
            .filter(text -> !text.isBlank())
            .ifPresent(text -> lines.add(new Line(unit, language.tag(), from, text)));
      }
    }
    return lines;
  }

  private static void checkLanguages(Set<String> headers, Form form) {
    List<String> wanted =
        form.languages().stream().skip(1).map(TranslationWorkbook::header).toList();
    if (!wanted.isEmpty() && wanted.stream().noneMatch(headers::contains)) {
      String why = "it has no column with one of the headers " + String.join(", ", wanted);
      throw Problem.TRANSLATION_UNREADABLE.with("why", why);
    }
  }

  private static void line(Worksheet sheet, int row, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      sheet.value(row, i, XlsFormExport.cell(cells.get(i)));
    }
  }

  private static String header(Language language) {
    return language.name().isEmpty() ? "text" : language.name();
  }
}
