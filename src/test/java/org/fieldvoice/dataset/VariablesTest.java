package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.dataset.FormBuilder.Row;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Variable.Reason;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

class VariablesTest {

  private static final String AGREED = "${consent} = 'yes'";
  private static final Form FORM =
      new FormBuilder()
          .list("yes_no", "yes", "no")
          .list("province", "hunan", "sichuan")
          .list("city", "changsha:hunan", "dazhou:sichuan")
          .ask(Row.of(QuestionType.START, "start_time", Privacy.NONE))
          .ask(Row.of(QuestionType.SELECT_ONE, "consent", Privacy.NONE).with("list", "yes_no"))
          .group(
              "you",
              AGREED,
              Row.of(QuestionType.INTEGER, "age", Privacy.QUASI)
                  .with("constraint", ". >= 16 and . <= 75"),
              Row.of(QuestionType.SELECT_ONE, "province", Privacy.QUASI).with("list", "province"),
              Row.of(QuestionType.SELECT_ONE, "city", Privacy.NONE)
                  .with("list", "city")
                  .with("choice_filter", "province = ${province}"),
              Row.of(QuestionType.CALCULATE, "age_started", Privacy.NONE)
                  .with("calculation", "${age} - 3"),
              Row.of(QuestionType.SELECT_ONE, "is_parent", Privacy.QUASI).with("list", "yes_no"))
          .repeat(
              "child",
              AGREED + " and ${is_parent} = 'yes'",
              Row.of(QuestionType.INTEGER, "child_age", Privacy.NONE))
          .group(
              "count",
              AGREED,
              Row.of(QuestionType.CALCULATE, "children", Privacy.NONE)
                  .with("calculation", "count(${child})"))
          .group(
              "help",
              AGREED + " and ${is_parent} = 'yes'",
              Row.of(QuestionType.SELECT_ONE, "helped", Privacy.NONE).with("list", "yes_no"),
              Row.of(QuestionType.RANGE, "useful", Privacy.NONE))
          .group(
              "last",
              AGREED,
              Row.of(QuestionType.TEXT, "change", Privacy.NONE),
              Row.of(QuestionType.SELECT_ONE, "ill", Privacy.SENSITIVE).with("list", "yes_no"),
              Row.of(QuestionType.RANGE, "treatment", Privacy.NONE)
                  .with("relevant", "${ill} = 'yes'"),
              Row.of(QuestionType.AUDIO, "voice", Privacy.NONE),
              Row.of(QuestionType.TEXT, "phone", Privacy.IDENTIFIER))
          .build();

  private final Variables variables = Variables.of(FORM);
  private final Policy policy = DefaultPolicy.of(variables);

  private Reason reason(String key) {
    return variables.find(key).orElseThrow().reason();
  }

  private Action action(String key) {
    return policy.rule(variables.find(key).orElseThrow()).action();
  }

  @Test
  void calculationsTellOfTheAnswersTheyAreMadeOf() {
    assertThat(reason("age_started")).isEqualTo(Reason.DERIVED);
    assertThat(reason("children")).isEqualTo(Reason.DERIVED);
    assertThat(action("age_started")).isEqualTo(Action.DROP);
    assertThat(action("children")).isEqualTo(Action.DROP);
  }

  @Test
  void aFilteredChoiceTellsOfItsFilter() {
    assertThat(reason("city")).isEqualTo(Reason.DERIVED);
    assertThat(action("city")).isEqualTo(Action.GENERALISE);
    assertThat(policy.rule(variables.find("city").orElseThrow()).levels())
        .containsExactly(
            new java.util.TreeMap<>(java.util.Map.of("changsha", "hunan", "dazhou", "sichuan")));
  }

  @Test
  void identifiersRepeatsRecordingsAndTimesCannotBeAskedFor() {
    for (String key : List.of("phone", "child[]/child_age", "voice", "start_time")) {
      assertThat(variables.find(key).orElseThrow().may(Action.KEEP)).as(key).isFalse();
      assertThat(policy.variables()).doesNotContainKey(key);
    }
  }

  @Test
  void freeTextAndSensitiveAnswersStayOutUnlessAPolicyKeepsThem() {
    assertThat(action("change")).isEqualTo(Action.DROP);
    assertThat(action("ill")).isEqualTo(Action.DROP);
    assertThat(reason("treatment")).isEqualTo(Reason.SENSITIVE_SKIP);
    assertThat(action("treatment")).isEqualTo(Action.DROP);
  }

  @Test
  void questionsAskedOfParentsOnlyCountAsOneCondition() {
    Plan plan = Plan.of(policy, variables);
    assertThat(plan.silent())
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.variables())
                    .extracting(Variable::key)
                    .containsExactly("helped", "useful"));
  }

  @Test
  void whatOnlyEarlierVersionsAskedStaysOutUnlessAPolicyKeepsItAndKeepsItsOwnProtection() {
    Form newest =
        new FormBuilder().ask(Row.of(QuestionType.INTEGER, "hours", Privacy.NONE)).build();
    Form second =
        new FormBuilder()
            .list("yes_no", "yes", "no")
            .ask(Row.of(QuestionType.INTEGER, "hours", Privacy.NONE))
            .ask(Row.of(QuestionType.SELECT_ONE, "tired", Privacy.NONE).with("list", "yes_no"))
            .ask(Row.of(QuestionType.TEXT, "badge", Privacy.NONE))
            .ask(Row.of(QuestionType.TEXT, "why", Privacy.NONE))
            .build();
    Form first =
        new FormBuilder()
            .list("yes_no", "yes", "no", "often")
            .ask(Row.of(QuestionType.INTEGER, "age", Privacy.QUASI))
            .ask(Row.of(QuestionType.TEXT, "badge", Privacy.IDENTIFIER))
            .ask(
                Row.of(QuestionType.SELECT_ONE, "tired", Privacy.NONE)
                    .with("list", "yes_no")
                    .with("relevant", "${age} > 40"))
            .ask(
                Row.of(QuestionType.CALCULATE, "hours_by_age", Privacy.NONE)
                    .with("calculation", "${hours} div ${age}"))
            .build();
    Map<Integer, Form> earlier = new LinkedHashMap<>();
    earlier.put(2, second);
    earlier.put(1, first);
    Variables all = Variables.of(newest, List.of(newest, second, first), earlier);
    Policy proposed = DefaultPolicy.of(all);

    assertThat(all.all().stream().filter(v -> !v.versions().isEmpty()))
        .extracting(v -> v.key() + " " + v.reason() + " " + v.versions())
        .containsExactly(
            "tired RETIRED [2, 1]",
            "badge IDENTIFIER [2, 1]",
            "why FREE_TEXT [2]",
            "age QUASI [1]",
            "hours_by_age DERIVED [1]");
    for (String key : List.of("tired", "why", "age", "hours_by_age")) {
      assertThat(proposed.rule(all.find(key).orElseThrow()).action()).isEqualTo(Action.DROP);
    }
    Variable tired = all.find("tired").orElseThrow();
    assertThat(tired.when()).contains("${age} > 40").hasSize(2);
    assertThat(all.choices(tired.question().orElseThrow()))
        .extracting(c -> c.name())
        .containsExactly("yes", "no", "often");
    assertThat(all.find("hours").orElseThrow().reason()).isEqualTo(Reason.NONE);
  }

  @Test
  void theGateThatEverythingHangsOnDecidesWhoIsARow() {
    assertThat(policy.only()).containsExactly(java.util.Map.entry("consent", List.of("yes")));
    assertThat(action("consent")).isEqualTo(Action.DROP);
  }

  @Test
  void theConstraintGivesTheBands() {
    assertThat(policy.rule(variables.find("age").orElseThrow()).bands())
        .extracting(Object::toString)
        .containsExactly("5", "10", "20");
  }
}
