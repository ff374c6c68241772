package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.javarosa.core.model.FormDef;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** JavaRosa, which ODK Collect stands on, loads every XForm that we write. */
class LoadedByJavaRosaTest {

  private static final Path FORMS = Path.of("../shared/forms");

  @Test
  void theSampleIsLoaded() throws IOException {
    Form sample = form(Path.of("db/sample/questionnaire.xlsx")).orElseThrow();
    FormDef loaded = load(sample);
    assertThat(loaded.getTitle()).isEqualTo(sample.title());
    assertThat(loaded.getLocalizer().getAvailableLocales())
        .containsExactly("中文 (zh)", "English (en)");
  }

  @TestFactory
  Stream<DynamicTest> everyRealFormIsLoaded() throws IOException {
    assumeTrue(Files.isDirectory(FORMS), "the folder of real forms, " + FORMS + ", is not here");
    try (Stream<Path> files = Files.walk(FORMS)) {
      return files.filter(file -> file.toString().matches(".*\\.xlsx?")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(FORMS.relativize(file).toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    Optional<Form> form = form(file);
    assumeTrue(form.isPresent(), "refused, as VerdictsTest says why");
    assertThat(load(form.get()).getTitle()).isEqualTo(form.get().title());
  }

  private static Optional<Form> form(Path workbook) throws IOException {
    return XlsFormImport.read(Files.readAllBytes(workbook), "unnamed").form();
  }

  private static FormDef load(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form, out);
    try {
      return XFormUtils.getFormFromInputStream(new ByteArrayInputStream(out.toByteArray()));
    } catch (org.javarosa.xform.parse.XFormParser.ParseException e) {
      throw new AssertionError(out.toString(java.nio.charset.StandardCharsets.UTF_8), e);
    }
  }
}
