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

  /** What is wrong with the wrong ones, and where. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("bug_example_xls/bad_calc.xlsx", "BAD_EXPRESSION survey 2 calculation"),
          Map.entry("example_xls/bad_calc.xlsx", "BAD_EXPRESSION survey 2 calculation"),
          Map.entry(
              "bug_example_xls/calculate_without_calculation.xls",
              "MISSING_CALCULATION survey 34 calculation"),
          Map.entry("bug_example_xls/duplicate_columns.xlsx", "DUPLICATE_COLUMN survey 2 label"),
          Map.entry("bug_example_xls/group_name_test.xls", "MISSING_NAME survey 3 name"),
          Map.entry("example_xls/include.xls", "INCLUDE survey 3 type"),
          Map.entry("example_xls/include.xlsx", "INCLUDE survey 3 type"),
          Map.entry("example_xls/include_json.xls", "INCLUDE survey 2 type"),
          Map.entry("example_xls/include_json.xlsx", "INCLUDE survey 2 type"),
          Map.entry("example_xls/unknown_question_type.xls", "UNKNOWN_TYPE survey 52 type"));

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
    assertThat(ours).as("%s", imported.report().problems(Locale.ENGLISH)).isEqualTo(verdict);
    if (verdict.equals("refuses")) {
      assertThat(imported.report().problems().stream().map(VerdictsTest::reason))
          .contains(REASONS.get(file.replace("pyxform/", "")));
    }
    assertThat(imported.report().problems().isEmpty()).isEqualTo(imported.form().isPresent());
  }

  private static String reason(Finding f) {
    return f.rule() + " " + f.sheet() + " " + f.row() + " " + f.column();
  }
}
