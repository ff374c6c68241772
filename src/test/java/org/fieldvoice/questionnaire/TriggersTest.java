package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.Sheets.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fieldvoice.questionnaire.xform.XForm;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/**
 * A calculation with a trigger is worked out when that question's answer changes, and only then.
 */
class TriggersTest {

  private static final Form FORM =
      Sheets.form(
          "type|name|label|calculation|trigger|relevant",
          "integer|a|A",
          "text|b|B",
          "calculate|twice||${a} * 2",
          "calculate|kept||${twice}|${a}",
          "calculate|snap||concat(${a}, '-', ${b})|${b}",
          "calculate|times||coalesce(${times}, 0) + 1|${b}",
          "text|words|Words|concat(${snap}, '!')|${b}",
          "calculate|after||string-length(${snap})",
          "begin_repeat|room|Room",
          "integer|size|Size",
          "calculate|seen||${size} * 10|${size}",
          "end_repeat|");

  static final FormLogic LOGIC = FormLogic.of(FORM);
  static final String BEGINNING = "{'room': [{}, {}]}";

  /** What is answered where, and what is worked out after it, as texts by their paths. */
  record Step(String path, String answer, Map<String, String> after) {

    JsonValue json() {
      try (JsonReader reader = Json.createReader(new StringReader(answer))) {
        return reader.readValue();
      }
    }
  }

  static final List<Step> STEPS =
      List.of(
          new Step("a", "2", Map.of("kept", "4", "snap", "", "times", "")),
          new Step(
              "b", "\"x\"", Map.of("snap", "2-x", "times", "1", "words", "2-x!", "after", "3")),
          new Step("a", "3", Map.of("kept", "6", "snap", "2-x", "times", "1", "after", "3")),
          new Step("words", "\"mine\"", Map.of("words", "mine")),
          new Step("b", "\"yy\"", Map.of("snap", "3-yy", "times", "2", "words", "3-yy!")),
          new Step("b", "null", Map.of("snap", "3-", "times", "3", "words", "3-!", "after", "2")),
          new Step("room[2]/size", "5", Map.of("room[2]/seen", "50", "room[1]/seen", "")),
          new Step("room[1]/size", "4", Map.of("room[2]/seen", "50", "room[1]/seen", "40")));

  @Test
  void inJavaRosaItIsSo() {
    ByteArrayOutputStream xform = new ByteArrayOutputStream();
    XForm.write(FORM, xform);
    JavaRosaSession theirs = new JavaRosaSession(xform.toByteArray());
    theirs.begin(LOGIC.root(), GeneratedAnswers.open(json(BEGINNING)));
    for (Step step : STEPS) {
      theirs.set(step.path(), step.answer().replaceAll("[\"]|null", ""));
      Map<String, JavaRosaSession.State> states = theirs.states();
      step.after()
          .forEach(
              (path, value) ->
                  assertThat(
                          Objects.requireNonNull(states.get(path)).value().replaceAll("\\.0$", ""))
                      .as("%s after %s", path, step)
                      .isEqualTo(value));
    }
  }

  @Test
  void onTheServerItIsSo() {
    JsonObject answers = json(BEGINNING);
    for (Step step : STEPS) {
      answers = put(answers, step.path(), step.json());
      Map<String, JsonValue> setOff = filling(answers).setOffBy(step.path());
      for (Map.Entry<String, JsonValue> worked : setOff.entrySet()) {
        answers = put(answers, worked.getKey(), worked.getValue());
      }
      Filling filling = filling(answers);
      assertThat(filling.violations()).isEmpty();
      assertSo(filling, step);
    }
  }

  static void assertSo(Filling filling, Step step) {
    step.after()
        .forEach(
            (path, value) ->
                assertThat(filling.answer(path).map(GeneratedAnswers::asText).orElse(""))
                    .as("%s after %s", path, step)
                    .isEqualTo(value));
  }

  private static Filling filling(JsonObject answers) {
    return Filling.of(LOGIC, answers, Sheets.NOW);
  }

  private static JsonObject put(JsonObject answers, String path, JsonValue value) {
    String pointer = "/" + path.replaceAll("\\[1]", "/0").replaceAll("\\[2]", "/1");
    return value == JsonValue.NULL
        ? answers.containsKey(path) ? Json.createPointer(pointer).remove(answers) : answers
        : Json.createPointer(pointer).add(answers, value);
  }

  @Test
  void whatWasSentIsKeptAndWhatWasNotIsWorkedOut() {
    assertThat(filling(json("{'a': 3, 'b': 'x', 'snap': '2-x'}")).answers().getString("snap"))
        .isEqualTo("2-x");
    assertThat(filling(json("{'a': 3, 'b': 'x'}")).answers().getString("snap")).isEqualTo("3-x");
    assertThat(filling(json("{'a': 3}")).answers()).doesNotContainKey("snap");
  }

  @Test
  void aTriggerThatIsNotThereIsAnError() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|calculation|trigger",
                "integer|age|Age",
                "calculate|c||1|${agee}")
            .imported();
    assertThat(imported.form()).isEmpty();
    assertThat(imported.report().problems(Locale.ENGLISH))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.column()).isEqualTo("trigger");
              assertThat(line.hint()).contains("${age}");
            });
  }
}
