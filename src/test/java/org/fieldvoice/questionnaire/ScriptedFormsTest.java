package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormExport;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole questionnaires with scripted answers, {@code src/test/forms}: each goes through a workbook,
 * out and in again and through JSON, and is then filled.
 */
class ScriptedFormsTest {

  private static final Path FORMS = Path.of("src/test/forms");

  @TestFactory
  Stream<DynamicTest> everyFillingComesOutAsItsScriptSays() throws IOException {
    try (Stream<Path> files = Files.list(FORMS)) {
      return files.sorted().toList().stream().flatMap(ScriptedFormsTest::tests);
    }
  }

  private static Stream<DynamicTest> tests(Path file) {
    JsonObject script = read(file);
    FormLogic logic = FormLogic.of(form(script.getJsonObject("workbook")));
    return script.getJsonArray("fillings").getValuesAs(JsonObject.class).stream()
        .map(
            filling ->
                DynamicTest.dynamicTest(
                    file.getFileName() + ": " + filling.getString("says"),
                    () -> check(logic, script, filling)));
  }

  private static void check(FormLogic logic, JsonObject script, JsonObject expected) {
    Circumstances now =
        new Circumstances(
            OffsetDateTime.parse(script.getString("now")),
            new Random(1),
            script.getString("language"));
    Filling filling = Filling.of(logic, expected.getJsonObject("answers"), now);

    assertThat(filling.violations().stream().map(v -> v.path() + " " + v.rule()))
        .containsExactlyElementsOf(texts(expected.getJsonArray("violations")));
    Language language = logic.form().language(script.getString("language"));
    each(expected, "messages")
        .forEach(
            (path, words) ->
                assertThat(filling.violations())
                    .filteredOn(v -> v.path().equals(path))
                    .extracting(v -> v.message().in(language, language))
                    .containsExactly(text(words)));
    if (expected.containsKey("kept")) {
      assertThat(plain(filling.answers())).isEqualTo(plain(expected.getJsonObject("kept")));
    }
    if (expected.containsKey("identifiers")) {
      assertThat(filling.identifiers().keySet())
          .containsExactlyInAnyOrderElementsOf(texts(expected.getJsonArray("identifiers")));
    }
    each(expected, "relevant")
        .forEach(
            (path, is) ->
                assertThat(filling.relevant(path)).as(path).isEqualTo(is == JsonValue.TRUE));
    each(expected, "choices")
        .forEach(
            (path, names) ->
                assertThat(filling.choices(path).stream().map(ChoiceList.Choice::name))
                    .containsExactlyElementsOf(texts(names.asJsonArray())));
    each(expected, "piped")
        .forEach(
            (path, words) -> {
              Question question = logic.question(path.replaceAll(".*/", "")).orElseThrow();
              String label = question.label().in(language, language);
              assertThat(filling.piped(label, path)).isEqualTo(text(words));
            });
  }

  static Form form(JsonObject workbook) {
    WorkbookBuilder builder = WorkbookBuilder.xlsx();
    workbook.forEach(
        (sheet, lines) -> builder.sheet(sheet, texts(lines.asJsonArray()).toArray(String[]::new)));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    XlsFormExport.write(builder.form(), again);
    Form form = XlsFormImport.read(again.toByteArray(), "again").form().orElseThrow();
    return FormJson.read(FormJson.write(form).toString());
  }

  private static JsonObject read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, JsonValue> each(JsonObject expected, String key) {
    return expected.containsKey(key) ? expected.getJsonObject(key) : Map.of();
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }

  /** Numbers by their value: 3 and 3.0 are the same answer. */
  private static Object plain(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.forEach((key, part) -> map.put(key, plain(part)));
      return map;
    }
    if (value instanceof JsonArray array) {
      return array.stream().map(ScriptedFormsTest::plain).toList();
    }
    return value instanceof JsonNumber number ? number.doubleValue() : text(value);
  }
}
