package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fieldvoice.questionnaire.expression.Modules;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form behaves in a real browser as it does on the server. */
class FillingIT {

  private static final Path SAMPLE = Path.of("db/sample");
  private static final int STEPS = 150;

  /** Every kind of logic in one form. */
  private static final FormLogic VARIED =
      Sheets.logic(
          "type|name|label|relevant|calculation|required|constraint|choice_filter|repeat_count|parameters",
          "select_one yes_no|ok|Ok?|||yes",
          "integer|n|N|${ok} = 'yes'|||. >= 0 and . <= 4",
          "begin_repeat|room|Room|${ok} != 'no'|||||${n}",
          "text|use|Use|||${n} > 1",
          "integer|beds|Beds||||. < 10",
          "calculate|so_far|||${beds} + if(position(..) > 1, indexed-repeat(${so_far}, ${room}, position(..) - 1), 0)",
          "end_repeat|",
          "begin_repeat|pet|Pet",
          "text|kind|Kind",
          "integer|legs|Legs|${kind} != 'fish'||yes",
          "begin_repeat|toy|Toy|${legs} > 2",
          "decimal|price|Price||||. > 0",
          "calculate|dear|||if(${price} > ${mean_price}, 'yes', 'no')",
          "end_repeat|",
          "end_repeat|",
          "select_one ${kind}|dearest|Dearest|||yes||${legs} > 1",
          "select_multiple ${kind}|liked|Liked",
          "rank ${kind}|ranked|Ranked",
          "calculate|called|||jr:choice-name(${dearest}, '${dearest}')",
          "calculate|mean_price|||sum(${price}) div count(${toy})",
          "calculate|beds_in_all|||sum(${beds})",
          "select_one city|home|Home",
          "text|province|Province",
          "select_one city|city|City|||||province = ${province}",
          "select_multiple thing|things|Things||||count-selected(.) < 3",
          "select_one thing or_other|pick|Pick|selected(${things}, 'a')",
          "range|score|Score|||||||start=0 end=10 step=2",
          "calculate|where|||jr:choice-name(${city}, '${city}')",
          "calculate|neighbours|||count(instance('city')/root/item[province = ${province}])",
          "calculate|truth|||${score} > 4",
          "text|last|Last|${truth} = 'true' and ${beds_in_all} > 3|||regex(., '[a-z ]+')");

  private static final List<String> PLACES =
      List.of(
          "ok",
          "n",
          "room[1]/use",
          "room[2]/use",
          "room[1]/beds",
          "room[2]/beds",
          "room[3]/beds",
          "pet[1]/kind",
          "pet[2]/kind",
          "pet[1]/legs",
          "pet[2]/legs",
          "pet[1]/toy[1]/price",
          "pet[1]/toy[2]/price",
          "pet[2]/toy[1]/price",
          "dearest",
          "liked",
          "ranked",
          "home",
          "province",
          "city",
          "things",
          "pick",
          "pick_other",
          "score",
          "last");

  private static FormLogic sample() throws IOException {
    byte[] workbook = Files.readAllBytes(SAMPLE.resolve("questionnaire.xlsx"));
    return FormLogic.of(XlsFormImport.read(workbook, "questionnaire").form().orElseThrow());
  }

  static JsonArray call(Modules modules, String function, FormLogic logic, JsonArray argument) {
    String script =
        "([logic, argument]) => JSON.stringify("
            + function
            + "(JSON.parse(logic), JSON.parse(argument)))";
    Object text =
        modules
            .page()
            .evaluate(script, List.of(LogicJson.of(logic, "en").toString(), argument.toString()));
    try (JsonReader reader = Json.createReader(new StringReader((String) text))) {
      return reader.readArray();
    }
  }

  /** The server's view of the answers that the browser would send. */
  static void assertSame(FormLogic logic, JsonObject state, String when) {
    JsonObject sent = state.getJsonObject("answers");
    Filling filling = Filling.of(logic, sent, Sheets.NOW);
    List<String> problems =
        filling.violations().stream().map(v -> v.path() + " " + v.rule()).toList();
    assertThat(problems)
        .as(when + " with " + sent)
        .isEqualTo(
            state.getJsonArray("problems").stream()
                .map(p -> p.toString().replace("\"", ""))
                .toList());
    JsonObject all = GeneratedAnswers.together(filling.answers(), filling.identifiers());
    assertThat(plain(all)).as(when).isEqualTo(plain(sent));
  }

  /** Numbers by value, whether written 3 or 3.0. */
  private static Object plain(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.entrySet().stream()
          .collect(
              java.util.stream.Collectors.toMap(
                  java.util.Map.Entry::getKey, e -> plain(e.getValue())));
    }
    if (value instanceof JsonArray array) {
      return array.stream().map(FillingIT::plain).toList();
    }
    return value instanceof JsonNumber number ? number.doubleValue() : value;
  }

  @Test
  void theSamplesResponsesAreTheSameInTheBrowser() throws IOException {
    FormLogic logic = sample();
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (String line : Files.readAllLines(SAMPLE.resolve("responses.jsonl"))) {
      all.add(Sheets.json(line).getJsonObject("answers"));
    }
    JsonArray answers = all.build();
    try (Modules modules = new Modules("form/fillings.js")) {
      JsonArray states = call(modules, "fillAll", logic, answers);
      for (int i = 0; i < answers.size(); i++) {
        JsonObject state = states.getJsonObject(i);
        assertThat(state.getJsonArray("problems")).as("line " + (i + 1)).isEmpty();
        assertSame(logic, state, "line " + (i + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterEveryStepBrowserAndServerAgree(long seed) {
    JsonArray steps = steps(new Random(seed));
    try (Modules modules = new Modules("form/fillings.js")) {
      JsonArray states = call(modules, "fillStepByStep", VARIED, steps);
      for (int i = 0; i < steps.size(); i++) {
        assertSame(
            VARIED,
            states.getJsonObject(i),
            "seed " + seed + " after step " + i + ", " + steps.get(i));
      }
    }
  }

  private static JsonArray steps(Random random) {
    JsonArrayBuilder steps = Json.createArrayBuilder();
    IntStream.range(0, STEPS).forEach(i -> steps.add(step(random)));
    return steps.build();
  }

  private static JsonObjectBuilder step(Random random) {
    JsonObjectBuilder step = Json.createObjectBuilder();
    return switch (random.nextInt(10)) {
      case 0 -> step.add("add", "pet").add("around", "");
      case 1 -> step.add("add", "toy").add("around", "pet[" + (1 + random.nextInt(2)) + "]");
      case 2 ->
          step.add("remove", true).add("at", random.nextBoolean() ? "pet[1]" : "pet[2]/toy[1]");
      default -> {
        String at = PLACES.get(random.nextInt(PLACES.size()));
        yield step.add("at", at).add("answer", answer(at.replaceAll(".*/", ""), random));
      }
    };
  }

  private static JsonValue answer(String name, Random random) {
    String[] answers =
        switch (name) {
          case "ok" -> new String[] {"\"yes\"", "\"yes\"", "\"no\"", "null"};
          case "n", "beds", "legs" -> new String[] {"0", "1", "2", "3", "5", "null"};
          case "price" -> new String[] {"0.5", "2.25", "3", "-1", "null"};
          case "kind", "dearest" -> new String[] {"\"fish\"", "\"old cat\"", "null"};
          case "liked", "ranked" ->
              new String[] {"[\"fish\"]", "[\"old cat\"]", "[\"old cat\",\"fish\"]", "[]"};
          case "home", "city" ->
              new String[] {"\"shenzhen\"", "\"changsha\"", "\"hengyang\"", "null"};
          case "province" -> new String[] {"\"hunan\"", "\"guangdong\"", "null"};
          case "things" -> new String[] {"[\"a\"]", "[\"a\",\"b\"]", "[\"c\",\"b\",\"a\"]", "[]"};
          case "pick" -> new String[] {"\"a\"", "\"other\"", "null"};
          case "score" -> new String[] {"0", "4", "6", "7", "null"};
          default -> new String[] {"\"abc\"", "\"a b\"", "\"X1\"", "\"\"", "null"};
        };
    String text = answers[random.nextInt(answers.length)];
    return Json.createReader(new StringReader(text)).readValue();
  }

  @Test
  void oneChangeInAFormOfAThousandRowsIsQuick() {
    String[] survey = new String[1001];
    survey[0] = "type|name|label|relevant|calculation";
    for (int i = 1; i <= 1000; i++) {
      survey[i] =
          i <= 500
              ? "integer|q" + i + "|Q"
              : "calculate|q" + i + "||${q500} > 3|${q" + (i - 1) + "} + 1";
    }
    try (Modules modules = new Modules("form/fillings.js")) {
      String script = "logic => JSON.stringify(timeChanges(JSON.parse(logic), ['q1', 'q500'], 50))";
      String times =
          (String)
              modules.page().evaluate(script, LogicJson.of(Sheets.logic(survey), "en").toString());
      try (JsonReader reader = Json.createReader(new StringReader(times))) {
        JsonArray milliseconds = reader.readArray();
        assertThat(milliseconds.getJsonNumber(0).doubleValue()).as("nothing depends").isLessThan(2);
        assertThat(milliseconds.getJsonNumber(1).doubleValue())
            .as("five hundred depend")
            .isLessThan(50);
      }
    }
  }
}
