package org.fieldvoice.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results over HTTP, of the sample study's responses, against its reference figures. */
class ResultsIT extends ServerTest {

  private static final Percentage NINE_DIGITS = withinPercentage(1e-7);

  private static String study = "";

  private final JsonObject reference = SampleStudy.reference();

  @BeforeEach
  void theSampleIsThere() {
    if (study.isEmpty()) {
      study = SampleStudy.bringInto(server(), newStudy());
    }
  }

  @Test
  void everyShareOfTheReferenceComesOverTheWire() {
    JsonObject shares = reference.getJsonObject("shares");
    for (String share : shares.keySet()) {
      String[] sides = share.split("=");
      JsonObject table = tabulation(Map.of("rows", sides[0])).json();
      assertRow(table, sides[1], shares.getJsonObject(share));
    }
  }

  @Test
  void chart20IsTheParentsAnswers() {
    JsonObject rows = reference.getJsonObject("chart_20").getJsonObject("rows");
    for (String question : rows.keySet()) {
      JsonObject table =
          tabulation(Map.of("rows", question, "where", "${is_parent} = 'yes'", "lang", "en"))
              .json();
      assertThat(table.getInt("missing")).isZero();
      JsonObject expected = rows.getJsonObject(question);
      expected.keySet().forEach(value -> assertRow(table, value, expected.getJsonObject(value)));
    }
  }

  @Test
  void everyTestOfTheReferenceComesOverTheWire() {
    assertCrosstab("gender", "most_useful_function", "gender x most_useful_function (all)");
    assertCrosstab("education", "accounts_followed", "education x accounts_followed");
    assertCrosstab("residence", "accounts_followed", "residence x accounts_followed");
    assertCrosstab("how_joined", "visit_frequency", "how_joined x visit_frequency");
    assertCrosstab("education", "visit_frequency", "education x visit_frequency");
    JsonObject knowledge =
        assertCrosstab(
            "gender", "${most_useful_function} = 'knowledge'", "gender x (knowledge or not)");
    assertThat(figure(test(knowledge, "Fisher's exact"), "p"))
        .isCloseTo(
            figure(tests(), "gender x (knowledge or not), Fisher exact two-sided p"), NINE_DIGITS);
  }

  @Test
  void ordersAndMeansAreComparedAsTheReferenceHasThem() {
    JsonObject ordered =
        tabulation(Map.of("rows", "education", "columns", "accounts_followed")).json();
    JsonObject rho = tests().getJsonObject("education ~ accounts_followed, Spearman");
    assertThat(figure(test(ordered, "Spearman"), "statistic"))
        .isCloseTo(figure(rho, "rho"), NINE_DIGITS);
    assertThat(figure(test(ordered, "Spearman"), "p")).isCloseTo(figure(rho, "p"), NINE_DIGITS);
    JsonObject means =
        tabulation(Map.of("rows", "usefulness", "columns", "${how_joined} = 'in_factory'")).json();
    JsonObject welch = tests().getJsonObject("usefulness by in_factory, Welch t");
    assertThat(figure(test(means, "Welch's t"), "statistic"))
        .isCloseTo(figure(welch, "t"), NINE_DIGITS);
    assertThat(figure(test(means, "Welch's t"), "df")).isCloseTo(figure(welch, "df"), NINE_DIGITS);
    assertThat(figure(test(means, "Welch's t"), "p")).isCloseTo(figure(welch, "p"), NINE_DIGITS);
    JsonObject ranks = tests().getJsonObject("usefulness by in_factory, Mann-Whitney");
    assertThat(figure(test(means, "Mann–Whitney U"), "statistic")).isEqualTo(figure(ranks, "u"));
    assertThat(figure(test(means, "Mann–Whitney U"), "p"))
        .isCloseTo(figure(ranks, "p"), NINE_DIGITS);
  }

  @Test
  void theGroupedChartComesAsAnSvgInTheReadersLanguage() {
    Fieldvoice.Answer chart =
        server().get(path("charts/parenting.svg", Map.of("lang", "zh"))).expect(200);
    assertThat(chart.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(chart.text()).startsWith("<svg").contains("62.1%", "39.3%", "与孩子沟通", "n = 145");
    server().get(path("charts/gender.svg", Map.of("width", "1e9"))).expect(422);
    server().get(path("charts/nothing.svg", Map.of())).expect(404);
  }

  @Test
  void theOverviewHasEachQuestionOnceAndTheGroupAsOne() {
    JsonObject overview = server().get(path("results", Map.of("lang", "en"))).expect(200).json();
    assertThat(overview.getInt("responses")).isEqualTo(412);
    List<String> names =
        overview.getJsonArray("entries").stream()
            .map(e -> e.asJsonObject().getString("name"))
            .toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .contains("gender", "parenting", "usefulness")
        .doesNotContain("contact_name", "contact_phone", "change", "helped_communication");
    JsonArray choices = server().get(path("variables", Map.of("lang", "en"))).expect(200).array();
    assertThat(choices.toString()).contains("Your gender").doesNotContain("contact_phone");
  }

  @Test
  void aQuestionnaireThatNobodyAnsweredYetHasTablesOfZeros() {
    String empty = SampleStudy.publishIn(server(), newStudy());
    String base = "studies/" + empty + "/questionnaires/wesupport_users/";
    JsonObject table = server().get(base + "tabulation?rows=gender").expect(200).json();
    assertThat(table.getInt("base")).isZero();
    assertThat(server().get(base + "results").expect(200).json().getInt("responses")).isZero();
    server().get(base + "charts/parenting.svg").expect(200);
  }

  @Test
  void whatCannotBeCountedIsRefusedWithASentence() {
    assertProblem(Map.of("rows", "gendre"), "question-unknown", "gender");
    assertProblem(Map.of("rows", "contact_phone"), "question-not-counted", "contact_phone");
    assertProblem(Map.of("rows", "gender", "where", "${age} >"), "formula-wrong", "${age} >");
    assertProblem(Map.of("rows", "gender", "where", "${agee} > 3"), "formula-wrong", "agee");
    server().get("studies/" + study + "/questionnaires/nobody/tabulation?rows=gender").expect(404);
    stranger().get(path("tabulation", Map.of("rows", "gender"))).expect(401);
  }

  private void assertProblem(Map<String, String> query, String type, String inDetail) {
    JsonObject problem = tabulation(query).expect(422).json();
    assertThat(problem.getString("type")).endsWith(type);
    assertThat(problem.getString("detail")).contains(inDetail);
  }

  private JsonObject assertCrosstab(String rows, String columns, String name) {
    JsonObject table = tabulation(Map.of("rows", rows, "columns", columns)).expect(200).json();
    JsonObject expected = tests().getJsonObject(name);
    assertThat(table.getJsonArray("counts")).isEqualTo(expected.getJsonArray("table"));
    JsonObject chiSquare = test(table, "chi-square");
    assertThat(figure(chiSquare, "statistic")).isCloseTo(figure(expected, "chi2"), NINE_DIGITS);
    assertThat(figure(chiSquare, "df")).isEqualTo(figure(expected, "df"));
    assertThat(figure(chiSquare, "p")).isCloseTo(figure(expected, "p"), NINE_DIGITS);
    assertThat(figure(chiSquare.getJsonObject("effect"), "value"))
        .isCloseTo(figure(expected, "cramers_v"), NINE_DIGITS);
    return table;
  }

  private static void assertRow(JsonObject table, String value, JsonObject expected) {
    JsonObject row = byName(table.getJsonArray("rows"), "value", value);
    assertThat(row.getInt("count")).isEqualTo(expected.getInt("count"));
    assertThat(table.getInt("base")).isEqualTo(expected.getInt("n"));
    JsonArray limits = expected.getJsonArray("wilson95");
    for (int i = 0; i < 2; i++) {
      assertThat(row.getJsonArray("interval").getJsonNumber(i).doubleValue() / 100)
          .isCloseTo(limits.getJsonNumber(i).doubleValue(), NINE_DIGITS);
    }
  }

  private static JsonObject test(JsonObject table, String name) {
    return byName(table.getJsonArray("tests"), "name", name);
  }

  private static JsonObject byName(JsonArray array, String key, String name) {
    return array.stream()
        .map(JsonValue::asJsonObject)
        .filter(o -> o.getString(key).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject tests() {
    return reference.getJsonObject("tests");
  }

  private static double figure(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private Fieldvoice.Answer tabulation(Map<String, String> query) {
    return server().get(path("tabulation", query));
  }

  private static String path(String what, Map<String, String> query) {
    List<String> pairs = new ArrayList<>();
    query.forEach((k, v) -> pairs.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return "studies/"
        + study
        + "/questionnaires/wesupport_users/"
        + what
        + "?"
        + String.join("&", pairs);
  }
}
