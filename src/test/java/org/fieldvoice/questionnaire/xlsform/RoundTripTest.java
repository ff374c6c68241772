package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What came in goes out again, and comes in equal. */
class RoundTripTest {

  private static final Path FORMS = Path.of("../shared/forms");

  @Test
  void theSampleComesBackEqualFromAWorkbookAndFromJson() {
    check(Path.of("db/sample/questionnaire.xlsx"));
  }

  @Test
  void aListFromAFileAndAnExternalListComeBackEqual() {
    Form form =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|label::Français (fr)|hint|choice_filter|default|my notes",
                "select_one_from_file towns.csv|town|Town|Ville||||x",
                "select_one_external quarter|quarter|Quarter||Where?|town = ${town}||",
                "osm buildings|building|Building|||||",
                "begin group|g|||kept|||",
                "date|day|Day||||today()|",
                "text|word|Word||||a - b|",
                "end group|||||||")
            .sheet("external_choices", "list_name|name|label|town", "quarter|north|North|a")
            .form();

    assertThat(fromWorkbook(form)).isEqualTo(form);
    assertThat(fromJson(form)).isEqualTo(form);
  }

  @TestFactory
  Stream<DynamicTest> everyRealFormComesBackEqual() throws IOException {
    assumeTrue(Files.isDirectory(FORMS), "the folder of real forms, " + FORMS + ", is not here");
    try (Stream<Path> files = Files.walk(FORMS)) {
      return files
          .filter(f -> f.toString().matches(".+\\.xlsx?") && imported(f).isPresent())
          .sorted()
          .toList()
          .stream()
          .map(f -> DynamicTest.dynamicTest(FORMS.relativize(f).toString(), () -> check(f)));
    }
  }

  private static void check(Path file) {
    Form form = imported(file).orElseThrow();
    assertThat(fromJson(form)).isEqualTo(form);
    assertThat(fromWorkbook(form)).isEqualTo(form);
  }

  private static Optional<Form> imported(Path file) {
    try {
      return XlsFormImport.read(Files.readAllBytes(file), "unnamed").form();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Form fromJson(Form form) {
    String text = FormJson.text(form);
    assertThat(text).isEqualTo(FormJson.write(form).toString());
    return FormJson.read(text);
  }

  private static Form fromWorkbook(Form form) {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsFormExport.write(form, workbook);
    XlsFormImport.Imported again = XlsFormImport.read(workbook.toByteArray(), "another");
    return again
        .form()
        .orElseThrow(() -> new AssertionError(again.report().problems(Locale.ENGLISH).toString()));
  }
}
