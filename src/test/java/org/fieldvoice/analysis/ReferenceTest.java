package org.fieldvoice.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every figure of {@code db/sample/reference.json}, counted from {@code responses.jsonl}. */
class ReferenceTest {

  private static final Percentage NINE_DIGITS = withinPercentage(1e-7);

  private final JsonObject reference = SampleStudy.reference();
  private final List<JsonObject> answers = SampleStudy.answers();
  private final Asked asked = new Asked(SampleStudy.logic(), List.of(), "en", Clock.systemUTC());
  private final Words words = Words.in("en");

  @Test
  void asManyAnsweredConsentedAndAreParents() {
    assertThat(answers).hasSize(reference.getInt("n_responses"));
    assertThat(answers.stream().filter(says("consent", "yes")))
        .hasSize(reference.getInt("n_consented"));
    assertThat(answers.stream().filter(says("is_parent", "yes")))
        .hasSize(reference.getInt("n_parents"));
  }

  @TestFactory
  List<DynamicTest> chart20() {
    JsonObject rows = reference.getJsonObject("chart_20").getJsonObject("rows");
    return rows.keySet().stream()
        .flatMap(
            question -> {
              Tabulation table = tabulate(variable(question), says("is_parent", "yes"));
              assertThat(table.rows()).hasSize(rows.getJsonObject(question).size());
              return rows.getJsonObject(question).entrySet().stream()
                  .map(
                      e ->
                          DynamicTest.dynamicTest(
                              question + " = " + e.getKey(),
                              () -> agrees(table, e.getKey(), e.getValue().asJsonObject())));
            })
        .toList();
  }

  @TestFactory
  List<DynamicTest> shares() {
    return reference.getJsonObject("shares").entrySet().stream()
        .map(
            e -> {
              String[] sides = e.getKey().split("=", 2);
              return DynamicTest.dynamicTest(
                  e.getKey(),
                  () ->
                      agrees(
                          tabulate(variable(sides[0]), a -> true),
                          sides[1],
                          e.getValue().asJsonObject()));
            })
        .toList();
  }

  @TestFactory
  List<DynamicTest> crossTables() {
    return List.of(
        crossTable("gender x most_useful_function (all)", "gender", "most_useful_function"),
        crossTable("education x accounts_followed", "education", "accounts_followed"),
        crossTable("residence x accounts_followed", "residence", "accounts_followed"),
        crossTable("how_joined x visit_frequency", "how_joined", "visit_frequency"),
        crossTable("education x visit_frequency", "education", "visit_frequency"));
  }

  @Test
  void genderAgainstKnowledgeOrNotWithFishersExactTest() {
    Crosstab table = cross(variable("gender"), whether("most_useful_function", "knowledge"));
    agrees(table, tests().getJsonObject("gender x (knowledge or not)"));
    assertThat(test(table, "Fisher's exact").p())
        .isCloseTo(number("gender x (knowledge or not), Fisher exact two-sided p"), NINE_DIGITS);
  }

  @Test
  void educationAndAccountsFollowedRiseTogether() {
    Crosstab table = cross(variable("education"), variable("accounts_followed"));
    JsonObject expected = tests().getJsonObject("education ~ accounts_followed, Spearman");
    TestResult spearman = test(table, "Spearman");
    assertThat(spearman.statistic()).isCloseTo(figure(expected, "rho"), NINE_DIGITS);
    assertThat(spearman.p()).isCloseTo(figure(expected, "p"), NINE_DIGITS);
  }

  @Test
  void usefulnessByWhetherTheyJoinedInTheFactory() {
    Crosstab table = cross(variable("usefulness"), whether("how_joined", "in_factory"));
    JsonObject ranks = tests().getJsonObject("usefulness by in_factory, Mann-Whitney");
    JsonObject means = tests().getJsonObject("usefulness by in_factory, Welch t");
    TestResult mannWhitney = test(table, "Mann–Whitney U");
    assertThat(mannWhitney.statistic()).isCloseTo(figure(ranks, "u"), NINE_DIGITS);
    assertThat(mannWhitney.p()).isCloseTo(figure(ranks, "p"), NINE_DIGITS);
    assertThat(table.groups())
        .extracting(s -> (int) s.n())
        .containsExactly(ranks.getJsonArray("n").getInt(0), ranks.getJsonArray("n").getInt(1));
    TestResult welch = test(table, "Welch's t");
    assertThat(welch.statistic()).isCloseTo(figure(means, "t"), NINE_DIGITS);
    assertThat(welch.df()).isCloseTo(figure(means, "df"), NINE_DIGITS);
    assertThat(welch.p()).isCloseTo(figure(means, "p"), NINE_DIGITS);
    JsonArray expected = means.getJsonArray("means");
    assertThat(requireNonNull(table.groups()).get(0).mean())
        .isCloseTo(expected.getJsonNumber(0).doubleValue(), NINE_DIGITS);
    assertThat(requireNonNull(table.groups()).get(1).mean())
        .isCloseTo(expected.getJsonNumber(1).doubleValue(), NINE_DIGITS);
  }

  private DynamicTest crossTable(String name, String row, String column) {
    return DynamicTest.dynamicTest(
        name, () -> agrees(cross(variable(row), variable(column)), tests().getJsonObject(name)));
  }

  private void agrees(Tabulation table, String value, JsonObject expected) {
    Tabulation.Row row = table.row(value).orElseThrow();
    assertThat(row.count()).isEqualTo(expected.getInt("count"));
    assertThat(table.base()).isEqualTo(expected.getInt("n"));
    assertThat(BigDecimal.valueOf(row.percent()).setScale(1, RoundingMode.HALF_UP).doubleValue())
        .isEqualTo(figure(expected, "percent"));
    JsonArray limits = expected.getJsonArray("wilson95");
    assertThat(row.interval().get(0) / 100)
        .isCloseTo(limits.getJsonNumber(0).doubleValue(), NINE_DIGITS);
    assertThat(row.interval().get(1) / 100)
        .isCloseTo(limits.getJsonNumber(1).doubleValue(), NINE_DIGITS);
  }

  private void agrees(Crosstab table, JsonObject expected) {
    assertThat(table.counts())
        .isEqualTo(
            expected.getJsonArray("table").stream()
                .map(JsonValue::asJsonArray)
                .map(row -> row.stream().map(n -> Long.valueOf(n.toString())).toList())
                .toList());
    TestResult chiSquare = test(table, "chi-square");
    assertThat(chiSquare.statistic()).isCloseTo(figure(expected, "chi2"), NINE_DIGITS);
    assertThat(chiSquare.df()).isEqualTo(figure(expected, "df"));
    assertThat(chiSquare.p()).isCloseTo(figure(expected, "p"), NINE_DIGITS);
    assertThat(requireNonNull(chiSquare.effect()).value())
        .isCloseTo(figure(expected, "cramers_v"), NINE_DIGITS);
  }

  private JsonObject tests() {
    return reference.getJsonObject("tests");
  }

  private double number(String test) {
    return tests().getJsonNumber(test).doubleValue();
  }

  private static double figure(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private static TestResult test(Crosstab table, String name) {
    return table.tests().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private Variable variable(String question) {
    return asked.variable(question);
  }

  private Variable whether(String question, String choice) {
    return asked.variable("${%s} = '%s'".formatted(question, choice));
  }

  private Tabulation tabulate(Variable variable, Predicate<JsonObject> where) {
    Tally tally = new Tally(variable);
    answers.stream().filter(where).forEach(a -> tally.add(a, 1));
    return Tabulation.of(tally, words);
  }

  private Crosstab cross(Variable rows, Variable columns) {
    Tally tally = new Tally(rows, Optional.of(columns));
    answers.forEach(a -> tally.add(a, 1));
    return Crosstab.of(tally, words);
  }

  private static Predicate<JsonObject> says(String question, String value) {
    return a -> a.getString(question, "").equals(value);
  }
}
