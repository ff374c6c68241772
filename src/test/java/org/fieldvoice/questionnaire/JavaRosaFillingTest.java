package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.fieldvoice.questionnaire.Violation.Rule;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The sample questionnaire as pyxform translates it and JavaRosa runs it ends as ours does: what is
 * relevant, what is worked out, what is missing and what breaks a constraint.
 */
class JavaRosaFillingTest {

  private static final Path XFORM = Path.of("../shared/wesupport/questionnaire.xform.xml");
  private static final Path SAMPLE = Path.of("db/sample");
  private static final int CHANGED_ANSWERS = 200;

  /** Answers that turn relevance, calculations and constraints over. */
  private static final Map<String, List<JsonValue>> OTHERS =
      Map.of(
          "consent", texts("yes", "no"),
          "age", numbers(15, 16, 75, 76),
          "years_in_factory", numbers(-1, 0, 3, 51),
          "is_parent", texts("yes", "no"),
          "home_province", texts("hunan", "guangxi"),
          "how_joined", texts("other", "friend"),
          "interview_ok", texts("yes", "no"),
          "contact_phone", texts("13900000166", "12900000166", "139"),
          "content_read",
              List.of(
                  array("nothing"),
                  array("nothing", "news"),
                  array("news", "fun", "law", "health")),
          "child", List.of(children(3), children(17, 18), children(-1)));

  /** Ours alone: choices that their filter does not offer, and rows that only show things. */
  private static final Set<Rule> OURS = Set.of(Rule.CHOICE);

  @BeforeEach
  void onlyWithTheXForm() {
    assumeTrue(Files.exists(XFORM), XFORM + " is not there");
  }

  private static List<JsonValue> texts(String... texts) {
    return List.of(texts).stream().<JsonValue>map(Json::createValue).toList();
  }

  private static List<JsonValue> numbers(Integer... numbers) {
    return List.of(numbers).stream().<JsonValue>map(Json::createValue).toList();
  }

  private static JsonArray array(String... texts) {
    return Json.createArrayBuilder(List.of(texts)).build();
  }

  private static JsonArray children(Integer... ages) {
    var array = Json.createArrayBuilder();
    for (int age : ages) {
      array.add(Json.createObjectBuilder().add("child_age", age));
    }
    return array.build();
  }

  private static FormLogic logic() throws IOException {
    byte[] workbook = Files.readAllBytes(SAMPLE.resolve("questionnaire.xlsx"));
    return FormLogic.of(XlsFormImport.read(workbook, "questionnaire").form().orElseThrow());
  }

  @Test
  void changedResponsesEndTheSame() throws IOException {
    FormLogic logic = logic();
    List<String> lines = Files.readAllLines(SAMPLE.resolve("responses.jsonl"));
    Random random = new Random(7);
    for (int i = 0; i < CHANGED_ANSWERS; i++) {
      JsonObject answers = Sheets.json(lines.get(i)).getJsonObject("answers");
      assertSame(logic, i % 4 == 0 ? answers : changed(answers, random));
    }
  }

  /** With up to three answers changed or taken out. */
  private static JsonObject changed(JsonObject answers, Random random) {
    JsonObjectBuilder changed = Json.createObjectBuilder(answers);
    List<String> names = OTHERS.keySet().stream().sorted().toList();
    for (int i = 0; i < 3; i++) {
      String name = names.get(random.nextInt(names.size()));
      List<JsonValue> others = OTHERS.getOrDefault(name, List.of());
      int other = random.nextInt(others.size() + 1);
      if (other == others.size()) {
        changed.remove(name);
      } else {
        changed.add(name, others.get(other));
      }
    }
    return changed.build();
  }

  private static void assertSame(FormLogic logic, JsonObject answers) {
    JavaRosaFilling theirs = new JavaRosaFilling(XFORM, answers);
    Filling ours = Filling.of(logic, answers, Sheets.NOW);
    Map<String, String> values = new TreeMap<>();
    flatten(ours.answers(), "", values);
    flatten(ours.identifiers(), "", values);
    theirs.values.replaceAll((path, text) -> plain(text));
    assertThat(values).as("values with " + answers).isEqualTo(theirs.values);
    assertThat(
            ours.violations().stream()
                .filter(v -> !OURS.contains(v.rule()))
                .map(v -> v.path() + " " + v.rule()))
        .as("violations with " + answers)
        .containsExactlyInAnyOrderElementsOf(theirs.violations);
  }

  private static void flatten(JsonObject object, String scope, Map<String, String> values) {
    object.forEach(
        (key, value) -> {
          if (value instanceof JsonArray array
              && !array.isEmpty()
              && array.get(0) instanceof JsonObject) {
            for (int i = 0; i < array.size(); i++) {
              flatten(array.getJsonObject(i), scope + key + "[" + (i + 1) + "]/", values);
            }
          } else {
            values.put(scope + key, plain(JavaRosaFilling.text(value)));
          }
        });
  }

  /** 22.0 and 22 are the same number; a time is the same moment however its parts are written. */
  private static String plain(String text) {
    if (text.matches("-?\\d+(\\.\\d+)?") && text.length() < 11) {
      return Double.toString(Double.parseDouble(text));
    }
    return text.matches("\\d{4}-\\d\\d-\\d\\dT.*")
        ? OffsetDateTime.parse(text).toInstant().toString()
        : text;
  }
}
