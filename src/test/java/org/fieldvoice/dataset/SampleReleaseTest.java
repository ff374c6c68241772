package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample study's release, judged by someone who only has the ZIP. */
class SampleReleaseTest {

  private static final Path SAMPLE = Path.of("db/sample");
  private static final Set<String> QUASI =
      Set.of(
          "_site",
          "_submitted",
          "gender",
          "age",
          "education",
          "residence",
          "home_province",
          "home_city",
          "years_in_factory",
          "is_parent");
  private static final Set<String> PARENTS_ONLY =
      Set.of("helped_communication", "helped_understanding", "helped_relationship");

  private static ReleasedZip zip = new ReleasedZip(new byte[0]);
  private static JsonObject report = JsonObject.EMPTY_JSON_OBJECT;

  @BeforeAll
  static void release() throws IOException {
    Form form =
        XlsFormImport.read(Files.readAllBytes(SAMPLE.resolve("questionnaire.xlsx")), "sample")
            .form()
            .orElseThrow();
    Variables variables = Variables.of(form);
    Policy policy =
        PolicyJson.read(
            json(Files.readString(SAMPLE.resolve("policy.json"))), DefaultPolicy.of(variables));
    assertThat(PolicyCheck.faults(policy, variables)).isEmpty();
    List<Answered> rows = responses();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReleaseArchive(
            new ReleaseArchive.About("wesupport", "WeSupport", "wesupport_users", form.title(), 1),
            Plan.of(policy, variables),
            new byte[32])
        .writeTo(out, rows::forEach, at -> {});
    zip = new ReleasedZip(out.toByteArray());
    report = zip.json("report.json");
    Files.write(Path.of("target/sample-release.zip"), out.toByteArray());
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static List<Answered> responses() throws IOException {
    List<Answered> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(SAMPLE.resolve("responses.jsonl"))) {
      lines
          .map(SampleReleaseTest::json)
          .forEach(
              line ->
                  rows.add(
                      new Answered(
                          UUID.fromString(line.getString("instance_id")),
                          Map.of(
                              Variables.SITE, line.getString("site"),
                              Variables.LANGUAGE, line.getString("language"),
                              Variables.SUBMITTED, line.getString("submitted_at").substring(0, 10)),
                          line.getJsonObject("answers"))));
    }
    return rows;
  }

  /**
   * All that could tell people apart: the quasi-identifying columns, and who was asked the parents'
   * questions.
   */
  private static List<String> visible(Map<String, String> row) {
    List<String> seen = new ArrayList<>();
    QUASI.stream().sorted().forEach(q -> seen.add(row.getOrDefault(q, "")));
    PARENTS_ONLY.stream()
        .sorted()
        .forEach(q -> seen.add(row.getOrDefault(q, "").isEmpty() ? "" : "asked"));
    return seen;
  }

  @Test
  void nobodyStandsOutFromFewerThanFiveRows() {
    assertThat(zip.classSizes(SampleReleaseTest::visible)).allMatch(size -> size >= 5);
    long smallest =
        zip.classSizes(SampleReleaseTest::visible).stream().mapToLong(s -> s).min().orElse(0);
    assertThat(report.getJsonObject("k").getInt("reached")).isEqualTo((int) smallest);
  }

  @Test
  void thoseWhoDidNotConsentAreNoRowsAndFewOthersAreLeftOut() {
    JsonObject rows = report.getJsonObject("rows");
    assertThat(rows.getInt("read")).isEqualTo(412);
    assertThat(rows.getInt("wanted")).isEqualTo(400);
    assertThat(zip.rows()).hasSize(rows.getInt("released")).hasSizeGreaterThanOrEqualTo(380);
  }

  @Test
  void ageSexAndRegionSurviveSoThatTheDataAreOfUse() {
    assertThat(zip.rows().get(0))
        .containsKeys(
            "gender", "age", "home_province", "is_parent", "helped_communication", "usefulness");
  }

  @Test
  void theFileHasTheseColumnsAndNoOthers() {
    assertThat(zip.rows().get(0).keySet())
        .containsExactly(
            "_id",
            "_submitted",
            "gender",
            "age",
            "home_province",
            "is_parent",
            "most_useful_function",
            "accounts_followed",
            "content_read/parenting",
            "content_read/health",
            "content_read/law",
            "content_read/skills",
            "content_read/news",
            "content_read/fun",
            "content_read/nothing",
            "content_wanted/parenting",
            "content_wanted/health",
            "content_wanted/law",
            "content_wanted/skills",
            "how_joined",
            "visit_frequency",
            "usefulness",
            "helped_communication",
            "helped_understanding",
            "helped_relationship",
            "interview_ok");
  }

  @Test
  void daysAgesAndProvincesAreCoarse() {
    assertThat(zip.rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("_submitted")).matches("\\d{4}-\\d{2}");
              assertThat(row.get("age")).matches("\\d{2}-\\d{2}");
              assertThat(row.get("home_province"))
                  .isIn("south", "central", "west", "other", "elsewhere");
            });
  }

  @Test
  void theReportSaysWhatItCost() {
    JsonObject rows = report.getJsonObject("rows");
    assertThat(rows.getInt("suppressed"))
        .isEqualTo(rows.getInt("wanted") - rows.getInt("released"));
    assertThat(rows.getJsonNumber("suppressedShare").doubleValue()).isBetween(0.0, 0.05);
    JsonObject utility = report.getJsonObject("utility");
    assertThat(utility.getJsonNumber("loss").doubleValue()).isBetween(0.0, 1.0);
    assertThat(utility.getJsonNumber("discernibility").doubleValue()).isPositive();
    assertThat(utility.getJsonArray("variables").getValuesAs(JsonObject.class))
        .extracting(variable -> variable.getString("variable"))
        .contains("age", "home_province", "gender", "education");
    JsonObject risk = report.getJsonObject("risk");
    assertThat(risk.getJsonObject("prosecutor").getJsonNumber("max").doubleValue())
        .isPositive()
        .isLessThanOrEqualTo(0.2);
    assertThat(risk.getJsonObject("unique").getJsonNumber("after").doubleValue()).isZero();
  }

  @Test
  void nothingThatNamesOrLeadsToAPersonIsInTheFile() {
    assertThat(zip.text("data.csv")).doesNotContainPattern("1[3-9][0-9]{9}");
    assertThat(zip.rows().get(0))
        .doesNotContainKeys(
            "contact_name",
            "contact_phone",
            "change",
            "change_voice",
            "how_joined_other",
            "start_time",
            "end_time",
            "device_id",
            "child_age",
            "age_started",
            "children",
            "mean_child_age",
            "consent");
  }
}
