package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void linesAreSeparatedAsTheStandardHasIt() throws IOException {
    assertThat(written(csv -> csv.text("a").text("b"), csv -> csv.text("c").text(null)))
        .isEqualTo("a,b\r\nc,\r\n");
  }

  @Test
  void whatSeparatesCellsAndLinesIsQuotedWithinThem() throws IOException {
    assertThat(written(csv -> csv.text("a,b").text("say \"x\"").text("two\nlines")))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+861390000", "-2+3", "@SUM(A1)", "\t=1", "\r=1"})
  void aTextThatASpreadsheetWouldRunIsNeutralised(String text) throws IOException {
    assertThat(written(csv -> csv.text(text))).contains("'" + text);
  }

  @Test
  void aNegativeNumberStaysANumber() throws IOException {
    assertThat(written(csv -> csv.plain("-3"))).isEqualTo("-3\r\n");
  }

  @Test
  void everyScriptSurvives() throws IOException {
    String text = "𠮷野家 👩🏽‍🏭 مرحبا ภาษา".repeat(5000);
    assertThat(written(csv -> csv.text(text))).isEqualTo(text + "\r\n");
  }

  private interface Line {
    void write(Csv csv) throws IOException;
  }

  private static String written(Line... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out)) {
      for (Line line : lines) {
        line.write(csv);
        csv.endLine();
      }
    }
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\ufeff");
    return text.substring(1);
  }
}
