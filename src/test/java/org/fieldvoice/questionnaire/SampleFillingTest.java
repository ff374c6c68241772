package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/** The sample study's own responses are right by its own questionnaire. */
class SampleFillingTest {

  private static final Path SAMPLE = Path.of("db/sample");
  private static final List<String> CALCULATED =
      List.of("age_started", "children", "mean_child_age");

  private static FormLogic logic() throws IOException {
    byte[] workbook = Files.readAllBytes(SAMPLE.resolve("questionnaire.xlsx"));
    return FormLogic.of(XlsFormImport.read(workbook, "questionnaire").form().orElseThrow());
  }

  private static List<JsonObject> lines() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("responses.jsonl")).stream()
        .map(SampleFillingTest::object)
        .toList();
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static Circumstances at(JsonObject line) {
    return new Circumstances(
        OffsetDateTime.parse(line.getString("submitted_at")), new Random(1), "zh");
  }

  private static JsonObject without(JsonObject object, List<String> keys) {
    JsonObjectBuilder rest = Json.createObjectBuilder(object);
    keys.forEach(rest::remove);
    return rest.build();
  }

  private static Double number(JsonObject answers, String name) {
    return answers.containsKey(name) ? answers.getJsonNumber(name).doubleValue() : Double.NaN;
  }

  @Test
  void everyResponseFulfilsTheForm() throws IOException {
    FormLogic logic = logic();
    for (JsonObject line : lines()) {
      Filling filling = Filling.of(logic, line.getJsonObject("answers"), at(line));
      assertThat(filling.violations()).as(line.getString("instance_id")).isEmpty();
    }
  }

  /** Those who refused have 0 children by the form; the file leaves that out. */
  @Test
  void calculationsGiveWhatWasStored() throws IOException {
    FormLogic logic = logic();
    for (JsonObject line : lines()) {
      JsonObject answers = line.getJsonObject("answers");
      JsonObject filled = Filling.of(logic, answers, at(line)).answers();
      boolean refused = answers.getString("consent").equals("no");
      for (String name : CALCULATED) {
        Double stored =
            refused && name.equals("children") ? Double.valueOf(0) : number(answers, name);
        assertThat(number(filled, name))
            .as(name + " of " + line.getString("instance_id"))
            .isEqualTo(stored);
      }
    }
  }

  @Test
  void answersComeOutAsTheyWentInButForIdentifiers() throws IOException {
    FormLogic logic = logic();
    for (JsonObject line : lines()) {
      JsonObject answers = line.getJsonObject("answers");
      Filling filling = Filling.of(logic, answers, at(line));
      JsonObject together =
          Json.createObjectBuilder(filling.answers())
              .addAll(Json.createObjectBuilder(filling.identifiers()))
              .build();
      assertThat(without(together, CALCULATED)).isEqualTo(without(answers, CALCULATED));
      assertThat(filling.answers()).doesNotContainKeys("contact_name", "contact_phone");
    }
  }

  @Test
  void aCheckTakesLittleTime() throws IOException {
    FormLogic logic = logic();
    List<JsonObject> lines = lines();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (JsonObject line : lines) {
        Filling.of(logic, line.getJsonObject("answers"), at(line)).answers();
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / lines.size());
    }
    assertThat(best).as("nanoseconds of CPU for one response").isLessThan(300_000);
  }
}
