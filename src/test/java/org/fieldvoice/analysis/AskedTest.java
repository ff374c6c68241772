package org.fieldvoice.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;

class AskedTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2016-09-01T00:00:00Z"), ZoneOffset.UTC);

  private final Asked asked = new Asked(SampleStudy.logic(), List.of(), "en", CLOCK);
  private final List<JsonObject> answers = SampleStudy.answers();

  @Test
  void aConditionNamesQuestionsWithOrWithoutBraces() {
    assertThat(answers.stream().filter(asked.condition("${is_parent} = 'yes'"))).hasSize(145);
    assertThat(answers.stream().filter(asked.condition("is_parent = 'yes'"))).hasSize(145);
    assertThat(answers.stream().filter(asked.condition(" "))).hasSize(412);
  }

  @Test
  void aConditionSeesRepeatsCalculationsAndSeveralChoices() {
    long twoChildren = answers.stream().filter(asked.condition("${children} >= 2")).count();
    assertThat(twoChildren).isPositive();
    assertThat(answers.stream().filter(asked.condition("count(${child}) >= 2")))
        .hasSize((int) twoChildren);
    assertThat(answers.stream().filter(asked.condition("selected(${content_read}, 'law')")))
        .hasSize((int) answers.stream().filter(a -> reads(a, "law")).count());
  }

  @Test
  void anExpressionHasNoValueWhereNothingThatItLooksAtWasAnswered() {
    Tabulation table = tabulate("${most_useful_function} = 'knowledge'");
    assertThat(table.base()).isEqualTo(400);
    assertThat(table.missing()).isEqualTo(12);
    assertThat(table.row("true").orElseThrow().percent()).isEqualTo(45.0);
    assertThat(table.rows()).extracting(Tabulation.Row::label).containsExactly("Yes", "No");
  }

  @Test
  void anExpressionThatGivesNumbersIsSummedUpAsOne() {
    Tabulation table = tabulate("${age} - ${years_in_factory}");
    assertThat(table.type()).isEqualTo("number");
    assertThat(requireNonNull(table.summary()).min()).isGreaterThan(14);
  }

  @Test
  void numbersWithManyValuesAreShownInBandsThatHoldEverybody() {
    Tabulation age = tabulate("age");
    assertThat(age.rows()).extracting(Tabulation.Row::label).contains("20–24", "30–34");
    assertThat(age.rows().stream().mapToLong(Tabulation.Row::count).sum()).isEqualTo(400);
    Tabulation years = tabulate("years_in_factory");
    assertThat(years.rows()).extracting(Tabulation.Row::label).contains("2 to under 4");
    assertThat(years.rows().stream().mapToLong(Tabulation.Row::count).sum())
        .isEqualTo(years.base());
  }

  @Test
  void theEntriesOfARepeatAreCountedEachForItself() {
    Tabulation table = tabulate("child_age");
    assertThat(table.unit()).isEqualTo("child");
    assertThat(table.base())
        .isEqualTo(
            answers.stream()
                .filter(a -> a.containsKey("child"))
                .mapToInt(a -> a.getJsonArray("child").size())
                .sum());
  }

  @Test
  void eachOfSeveralChoicesIsAShareOfThoseWhoAnswered() {
    Tabulation table = tabulate("content_read");
    assertThat(table.base()).isEqualTo(400);
    assertThat(table.rows().stream().mapToDouble(Tabulation.Row::percent).sum()).isGreaterThan(100);
  }

  @Test
  void aRankedChoiceHasItsFirstPlacesAndItsMeanPlace() {
    Tabulation table = tabulate("content_wanted");
    assertThat(table.rows().stream().mapToLong(Tabulation.Row::count).sum())
        .isEqualTo(table.base());
    assertThat(table.rows())
        .extracting(r -> requireNonNull(r.meanPlace()))
        .allMatch(place -> place >= 1 && place <= 4);
  }

  @Test
  void whatNamesAPersonOrIsInTheirWordsIsRefused() {
    assertProblem(() -> asked.variable("contact_phone"), "question-not-counted");
    assertProblem(() -> asked.variable("change"), "question-not-counted");
    assertProblem(() -> asked.condition("${contact_name} = '阿芳'"), "formula-identifies");
  }

  @Test
  void aMistypedNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> asked.variable("gendre"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo("question-unknown");
              assertThat(String.valueOf(e.details().get("nearest"))).startsWith("gender");
            });
    assertProblem(() -> asked.condition("${gendre} = 'male'"), "formula-wrong");
    assertProblem(() -> asked.condition("gender = "), "formula-wrong");
    assertProblem(() -> asked.chart("parentin"), "chart-unknown");
  }

  @Test
  void aGroupIsOneChartWhereItsQuestionsShareAList() {
    assertThat(asked.chart("parenting")).hasSize(3);
    assertProblem(() -> asked.chart("about_you"), "chart-lists-differ");
  }

  @Test
  void weightsChangeSharesAndWidenIntervalsButNotTheCountOfPeople() {
    Variable variable = asked.variable("gender");
    var weight = asked.weight("if(${gender} = 'male', 3, 1)");
    Tally tally = new Tally(variable);
    answers.forEach(a -> tally.add(a, weight.applyAsDouble(a)));
    Tabulation weighted = Tabulation.of(tally, Words.in("en"));
    Tabulation.Row male = weighted.row("male").orElseThrow();
    assertThat(male.count()).isEqualTo(180);
    assertThat(male.percent()).isEqualTo(100.0 * 540 / 760);
    Statistics.Interval unweighted = Statistics.wilson(540.0 / 760, 400);
    assertThat(male.interval().get(1) - male.interval().get(0))
        .isGreaterThan(100 * (unweighted.high() - unweighted.low()));
  }

  @Test
  void withoutAnswersEverythingIsZeroAndNothingIsTested() {
    for (Variable variable : asked.variables().all()) {
      Tabulation table = Tabulation.of(new Tally(variable), Words.in("en"));
      assertThat(table.base()).isZero();
      assertThat(table.rows()).allMatch(r -> r.count() == 0 && r.percent() == 0);
      assertThat(new Charts("en", 5, "x").of(table).isEmpty()).isTrue();
      Tally both = new Tally(variable, Optional.of(asked.variable("gender")));
      assertThat(Crosstab.of(both, Words.in("en")).tests()).isEmpty();
    }
  }

  private static boolean reads(JsonObject a, String content) {
    return a.containsKey("content_read")
        && a.getJsonArray("content_read").toString().contains('"' + content + '"');
  }

  private Tabulation tabulate(String what) {
    Tally tally = new Tally(asked.variable(what));
    answers.forEach(a -> tally.add(a, 1));
    return Tabulation.of(tally, Words.in("en"));
  }

  private static void assertProblem(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String type) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo(type));
  }
}
