package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fieldvoice.dataset.FormBuilder.Row;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

class ReleaseArchiveTest {

  private static final Variables VARIABLES =
      Variables.of(
          new FormBuilder()
              .list("yes_no", "yes", "no")
              .list("topic", "law", "health", "news")
              .ask(Row.of(QuestionType.SELECT_ONE, "parent", Privacy.QUASI).with("list", "yes_no"))
              .ask(Row.of(QuestionType.SELECT_MULTIPLE, "read", Privacy.NONE).with("list", "topic"))
              .ask(Row.of(QuestionType.RANK, "wanted", Privacy.NONE).with("list", "topic"))
              .ask(Row.of(QuestionType.RANGE, "useful", Privacy.NONE))
              .ask(Row.of(QuestionType.SELECT_ONE, "ill", Privacy.SENSITIVE).with("list", "yes_no"))
              .ask(Row.of(QuestionType.TEXT, "words", Privacy.SENSITIVE))
              .ask(Row.of(QuestionType.TEXT, "phone", Privacy.IDENTIFIER))
              .build());

  private static Answered person(int number) {
    JsonObject answers =
        Json.createObjectBuilder()
            .add("parent", number % 2 == 0 ? "yes" : "no")
            .add("read", Json.createArrayBuilder(List.of("law", "news")))
            .add("wanted", Json.createArrayBuilder(List.of("news", "law", "health")))
            .add("useful", -number)
            .add("ill", number % 3 == 0 ? "yes" : "no")
            .add("words", "=HYPERLINK(\"x\"),\r\n第二行 𠮷")
            .add("phone", "13900000166")
            .build();
    return new Answered(
        new UUID(1, number), Map.of("_site", "s", "_submitted", "2016-08-01"), answers);
  }

  private static byte[] release(String policy, byte seed, int people) {
    Policy read =
        PolicyJson.read(
            Json.createReader(new java.io.StringReader(policy)).readObject(),
            DefaultPolicy.of(VARIABLES));
    byte[] secret = new byte[32];
    secret[0] = seed;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new ReleaseArchive(
              new ReleaseArchive.About("s", "Study", "q", "Questionnaire", 3),
              Plan.of(read, VARIABLES),
              secret)
          .writeTo(
              out,
              row -> {
                for (int i = 1; i <= people; i++) {
                  row.accept(person(i));
                }
              },
              at -> {});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private final ReleasedZip zip = new ReleasedZip(release("{}", (byte) 1, 40));

  @Test
  void theManifestsHashesSizesAndRowsAreThoseOfTheFiles() {
    JsonObject manifest = zip.json("manifest.json");
    List<String> named = new ArrayList<>();
    for (JsonObject file : manifest.getJsonArray("files").getValuesAs(JsonObject.class)) {
      String name = file.getString("name");
      named.add(name);
      assertThat(file.getString("sha256")).as(name).isEqualTo(zip.sha256(name));
      assertThat(file.getInt("bytes")).as(name).isEqualTo(zip.bytes(name));
    }
    named.add("manifest.json");
    assertThat(named).containsExactlyElementsOf(zip.names());
    assertThat(manifest.getInt("rows")).isEqualTo(zip.rows().size()).isEqualTo(40);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOtherIdsAndOrder() {
    assertThat(release("{}", (byte) 1, 40)).isEqualTo(release("{}", (byte) 1, 40));
    List<String> ids = zip.rows().stream().map(r -> r.get("_id")).toList();
    List<String> others =
        new ReleasedZip(release("{}", (byte) 2, 40))
            .rows().stream().map(r -> r.get("_id")).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates().doesNotContainAnyElementsOf(others);
    assertThat(zip.rows())
        .extracting(r -> r.get("useful"))
        .isNotEqualTo(
            java.util.stream.IntStream.rangeClosed(1, 40).mapToObj(i -> "-" + i).toList());
  }

  @Test
  void neitherPhoneNumbersNorWordsNorResponseIdsAreInAnyFile() {
    for (String name : zip.names()) {
      assertThat(zip.text(name))
          .as(name)
          .doesNotContain("13900000166")
          .doesNotContain("HYPERLINK")
          .doesNotContain("00000000-0000-0001");
    }
  }

  @Test
  void severalChoicesAreColumnsOfOnesAndZerosAndARankingItsRanks() {
    assertThat(zip.rows())
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("read/law", "1")
                    .containsEntry("read/health", "0")
                    .containsEntry("wanted/news", "1")
                    .containsEntry("wanted/health", "3"));
  }

  @Test
  void wordsThatAPolicyKeepsComeWholeAndHarmlessToSpreadsheets() {
    ReleasedZip kept =
        new ReleasedZip(
            release("{\"variables\": {\"words\": {\"action\": \"keep\"}}}", (byte) 1, 10));
    assertThat(kept.rows())
        .hasSize(10)
        .allSatisfy(row -> assertThat(row).containsEntry("words", "'=HYPERLINK(\"x\"),\r\n第二行 𠮷"));
    assertThat(kept.text("report.md")).contains("words: free words");
  }

  @Test
  void theReportCountsTheValuesOfSensitiveAnswersThatWereKept() {
    ReleasedZip kept =
        new ReleasedZip(
            release("{\"variables\": {\"ill\": {\"action\": \"keep\"}}}", (byte) 1, 12));
    JsonObject sensitive = kept.json("report.json").getJsonArray("sensitive").getJsonObject(0);
    assertThat(sensitive.getString("variable")).isEqualTo("ill");
    assertThat(sensitive.getInt("leastValuesInAClass")).isEqualTo(2);
  }

  @Test
  void theCodebookNamesEveryVariableInBothLanguagesAndSaysWhatBecameOfIt() {
    String codebook = zip.text("codebook.csv");
    assertThat(codebook)
        .startsWith("variable,columns,type,value,label_en,label_zh,treatment_en,treatment_zh\r\n")
        .contains(
            "phone,,,,The phone,phone（题）,Never in a release (it names a person).,任何数据集都不包含（它能指明某个人）。")
        .contains("parent,,,yes,YES,");
    assertThat(zip.text("codebook.html")).contains("任何数据集都不包含");
  }

  @Test
  void theDataPackageNamesTheColumnsOfTheFile() {
    JsonObject resource = zip.json("datapackage.json").getJsonArray("resources").getJsonObject(0);
    List<String> names =
        resource
            .getJsonObject("schema")
            .getJsonArray("fields")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(f -> f.getString("name"))
            .toList();
    assertThat(zip.rows().get(0).keySet()).containsExactlyElementsOf(names);
    assertThat(resource.getString("hash")).isEqualTo("sha256:" + zip.sha256("data.csv"));
  }

  @Test
  void responsesThatVanishWhileTheyAreReadStopTheRelease() {
    int[] readings = {0};
    Snapshot vanishing =
        row -> {
          readings[0]++;
          for (int i = 1; i <= (readings[0] == 1 ? 6 : 4); i++) {
            row.accept(person(2 * i));
          }
        };
    ReleaseArchive archive =
        new ReleaseArchive(
            new ReleaseArchive.About("s", "Study", "q", "Questionnaire", 3),
            Plan.of(DefaultPolicy.of(VARIABLES), VARIABLES),
            new byte[32]);
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> archive.writeTo(new ByteArrayOutputStream(), vanishing, at -> {}));
    assertThat(problem.problem()).isEqualTo(Problem.RESPONSES_CHANGED);
  }
}
