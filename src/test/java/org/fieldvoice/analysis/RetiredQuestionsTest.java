package org.fieldvoice.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** Questions that the newest version no longer asks. */
class RetiredQuestionsTest {

  private static final String TOP = "type|name|label|privacy";

  private final Asked asked =
      new Asked(
          version(TOP, "integer|age|Your age?|"),
          List.of(
              new Asked.Past(
                  2,
                  version(
                      TOP,
                      "integer|age|Age?|",
                      "select_one dish|dish|Which dish?|",
                      "text|why|Why?|",
                      "integer|badge|Badge?|")),
              new Asked.Past(
                  1,
                  version(
                      TOP,
                      "select_one dish|dish|What do you eat?|",
                      "integer|badge|Badge?|identifier",
                      "begin repeat|meal|Meal|",
                      "integer|hour|When?|",
                      "end repeat|||"))),
          "en",
          Clock.systemUTC());

  private static FormLogic version(String... rows) {
    return FormLogic.of(
        WorkbookBuilder.xlsx()
            .sheet("survey", rows)
            .sheet("choices", "list_name|name|label", "dish|rice|Rice", "dish|soup|Soup")
            .form());
  }

  @Test
  void theyComeLastInTheirNewestWordsAndSayWhichVersionsAskedThem() {
    List<Variable> all = asked.variables().all();
    assertThat(all).extracting(Variable::name).containsExactly("age", "dish", "hour");
    assertThat(all)
        .extracting(Variable::label)
        .containsExactly("Your age?", "Which dish?", "When?");
    assertThat(all)
        .extracting(Variable::versions)
        .containsExactly(List.<Integer>of(), List.of(2, 1), List.of(1));
  }

  @Test
  void theirAnswersAreCounted() {
    Tally tally = new Tally(asked.variable("dish"));
    List.of("{\"dish\":\"rice\"}", "{\"dish\":\"soup\",\"age\":3}", "{\"age\":4}")
        .forEach(answers -> tally.add(json(answers), 1));
    Tabulation table = Tabulation.of(tally, Words.in("en"));
    assertThat(table.base()).isEqualTo(2);
    assertThat(table.missing()).isEqualTo(1);
    assertThat(table.row("rice").orElseThrow().label()).isEqualTo("Rice");
  }

  @Test
  void theirAnswersInARepeatThatIsGoneAreCountedRoundByRound() {
    Tally tally = new Tally(asked.variable("hour"));
    tally.add(json("{\"meal\":[{\"hour\":7},{\"hour\":12},{}]}"), 1);
    tally.add(json("{\"age\":4}"), 1);
    assertThat(Tabulation.of(tally, Words.in("en")).base()).isEqualTo(2);
  }

  @Test
  void conditionsAndExpressionsNameThemButNoIdentifiers() {
    Predicate<JsonObject> rice = asked.condition("${dish} = 'rice' and count(${meal}) = 1");
    assertThat(rice.test(json("{\"dish\":\"rice\",\"meal\":[{\"hour\":7}]}"))).isTrue();
    assertThat(rice.test(json("{\"dish\":\"soup\",\"meal\":[{\"hour\":7}]}"))).isFalse();
    assertThat(rice.test(json("{\"age\":4}"))).isFalse();
    assertThatThrownBy(() -> asked.condition("${badge} = 3"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.FORMULA_IDENTIFIES));
  }

  @Test
  void thoseOfOneNameGoByTheirGroups() {
    Asked groups =
        new Asked(
            version(
                TOP,
                "integer|age|Age?|",
                "begin group|work|Work|",
                "text|job|Job?|",
                "end group|||"),
            List.of(
                new Asked.Past(
                    1,
                    version(
                        TOP,
                        "integer|age|Age?|",
                        "begin group|home|Home|",
                        "integer|hours|Hours?|",
                        "begin group|other|Other|",
                        "integer|hours|Hours?|identifier",
                        "end group|||",
                        "end group|||",
                        "begin group|school|School|",
                        "integer|hours|Hours?|",
                        "end group|||",
                        "begin group|work|Work|",
                        "integer|hours|Hours?|",
                        "end group|||"))),
            "en",
            Clock.systemUTC());
    JsonObject answers = json("{\"age\":3,\"home/hours\":5,\"school/hours\":2,\"work/hours\":9}");
    assertThat(groups.condition("/data/home/hours = 5").test(answers)).isTrue();
    assertThat(groups.condition("/data/school/hours = 5").test(answers)).isFalse();
    assertThat(groups.condition("/data/home/hours - /data/school/hours = ${age}").test(answers))
        .isTrue();
    assertThatThrownBy(() -> groups.condition("/data/home/other/hours = 5"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatAnyVersionMarkedAsAnIdentifierOrAskedInWordsIsRefused() {
    for (String name : List.of("badge", "why")) {
      assertThatThrownBy(() -> asked.variable(name))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.QUESTION_NOT_COUNTED));
    }
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
