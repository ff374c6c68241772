package org.fieldvoice.respond;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Random;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;

/** The sample study's questionnaire, as the program brings it along. */
final class Sample {

  static final Form FORM = form();
  static final FormLogic LOGIC = FormLogic.of(FORM);

  private Sample() {}

  private static Form form() {
    try {
      byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
      return XlsFormImport.read(workbook, "sample").form().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Circumstances in(String language) {
    return new Circumstances(
        OffsetDateTime.parse("2016-08-01T08:51:12+08:00"), new Random(1), language);
  }

  static Language language(String tag) {
    return FORM.language(tag);
  }

  /** A file of the web application, from the sources. */
  static String web(String path) {
    try {
      return Files.readString(Path.of("webapp").resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
