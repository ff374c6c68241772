package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real forms, some of them wrong on purpose, and whether each ought to be taken. */
class VerdictsTest {

  private static final Path FORMS = Path.of("../shared/forms");

  /** Where we differ, with the reason: each is held to what it does instead. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "pyxform/bug_example_xls/xl_date_ambiguous.xlsx",
          "its filter label::English != '' is no expression of the language: refused with its place");

  @TestFactory
  Stream<DynamicTest> everyFormGetsItsVerdict() throws IOException {
    assumeTrue(Files.isDirectory(FORMS), "the folder of real forms, " + FORMS + ", is not here");
    JsonObject verdicts;
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(FORMS.resolve("verdicts.json")))) {
      verdicts = reader.readObject();
    }
    return verdicts.keySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file, () -> check(file, verdicts.getJsonObject(file).getString("fieldvoice"))));
  }

  private static void check(String file, String verdict) throws IOException {
    XlsFormImport.Imported imported =
        XlsFormImport.read(Files.readAllBytes(FORMS.resolve(file)), "unnamed");
    String ours = imported.form().isPresent() ? "accepts" : "refuses";
    if (DIFFERENT.containsKey(file)) {
      assertThat(ours).as(DIFFERENT.get(file)).isNotEqualTo(verdict);
    } else {
      assertThat(ours).as("%s", imported.report().problems(Locale.ENGLISH)).isEqualTo(verdict);
    }
    assertThat(imported.report().problems().isEmpty()).isEqualTo(imported.form().isPresent());
  }
}
