package org.fieldvoice.questionnaire.translation;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/** Another reader of XLIFF, with the schema and the standard's further rules, takes our files. */
class XliffValidTest {

  @Test
  void theSamplesTextsAreValidXliffInEachLanguage() throws IOException {
    byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    Form form = XlsFormImport.read(workbook, "x").form().orElseThrow();
    for (Language language : form.languages()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      XliffWriter.write(form, 1, language, out);
      assertThatCode(() -> XLIFFReader.validate(new ByteArrayInputStream(out.toByteArray()), null))
          .doesNotThrowAnyException();
    }
  }
}
