package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the document says is supported is what the code supports. */
class XlsFormDocumentTest {

  @Test
  void theTablesAreThoseOfTheCode() throws IOException {
    String document = Files.readString(XlsFormDocument.FILE);
    if (Boolean.getBoolean("xlsform.write")) {
      Files.writeString(XlsFormDocument.FILE, XlsFormDocument.made(document));
      return;
    }
    assertThat(document)
        .as(
            "docs/xlsform.md differs from the code; write its tables anew:"
                + " mvn -Dquick test -Dtest=XlsFormDocumentTest -Dxlsform.write=true")
        .isEqualTo(XlsFormDocument.made(document));
  }
}
