package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** Releases over HTTP, as a script asks for them and a stranger reads them. */
class ReleasesIT extends ServerTest {

  private static final String CODE = SampleInStudy.CODE;
  private static final Set<String> QUASI =
      new TreeSet<>(
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
              "is_parent"));

  private SampleInStudy sample(int responses) {
    return SampleInStudy.of(server(), newStudy(), responses);
  }

  private Fieldvoice.Answer ask(String study, String policy) {
    return server()
        .post(
            "studies/" + study + "/releases",
            "{\"questionnaire\": \"" + CODE + "\", \"policy\": " + policy + "}");
  }

  @Test
  void aReleaseReachesKAndItsManifestHolds() {
    SampleInStudy sample = sample(412);
    String study = sample.study();
    Fieldvoice.Answer started = ask(study, SampleInStudy.policy());
    assertThat(ended(started).getString("state")).isEqualTo("DONE");
    String address = "studies/" + study + "/releases/" + started.json().getInt("release");

    JsonObject release = server().get(address).expect(200).json();
    assertThat(release.getString("state")).isEqualTo("ready");
    assertThat(release.getJsonObject("report").getJsonObject("rows").getInt("wanted"))
        .isEqualTo(400);

    ReleasedZip zip = new ReleasedZip(server().get(address + ".zip").expect(200).bytes());
    assertThat(zip.classSizes(ReleasesIT::visible)).isNotEmpty().allMatch(size -> size >= 5);
    assertThat(zip.rows()).hasSizeGreaterThanOrEqualTo(380);
    for (JsonObject file :
        zip.json("manifest.json").getJsonArray("files").getValuesAs(JsonObject.class)) {
      assertThat(zip.sha256(file.getString("name"))).isEqualTo(file.getString("sha256"));
    }
    assertThat(zip.text("data.csv")).doesNotContainPattern("1[3-9][0-9]{9}");
  }

  private static List<String> visible(Map<String, String> row) {
    List<String> seen =
        QUASI.stream().map(q -> row.getOrDefault(q, "")).collect(Collectors.toList());
    seen.add(row.getOrDefault("helped_communication", "").isEmpty() ? "not asked" : "asked");
    return seen;
  }

  @Test
  void aReleaseNeverChangesThoughResponsesStillCome() {
    SampleInStudy sample = sample(200);
    String study = sample.study();
    Fieldvoice.Answer started = ask(study, "{}");
    assertThat(ended(started).getString("state")).isEqualTo("DONE");
    String zip = "studies/" + study + "/releases/" + started.json().getInt("release") + ".zip";
    byte[] before = server().get(zip).expect(200).bytes();
    sample.bringIn(200, 230);
    assertThat(server().get(zip).expect(200).bytes()).isEqualTo(before);
  }

  private int readBy(SampleInStudy sample) {
    Fieldvoice.Answer started = ask(sample.study(), "{}");
    assertThat(ended(started).getString("state")).isEqualTo("DONE");
    return server()
        .get("studies/" + sample.study() + "/releases/" + started.json().getInt("release"))
        .expect(200)
        .json()
        .getJsonObject("report")
        .getJsonObject("rows")
        .getInt("read");
  }

  @Test
  void aResponseThatAReviewerExcludedIsInNoRelease() {
    SampleInStudy sample = sample(100);
    String responses = sample.questionnaires() + "/" + CODE + "/responses";
    String instance =
        server()
            .get(responses + "?limit=1")
            .expect(200)
            .json()
            .getJsonArray("responses")
            .getJsonObject(0)
            .getString("instanceId");
    server()
        .post(
            responses + "/" + instance + "/review",
            Fieldvoice.json("state", "excluded", "reason", "a test by the team"))
        .expect(200);
    assertThat(readBy(sample)).isEqualTo(99);
  }

  @Test
  void aPolicyThatIsKeptIsWhereTheNextReleaseStarts() {
    SampleInStudy sample = sample(0);
    String study = sample.study();
    String address = "studies/" + study + "/questionnaires/" + CODE + "/policy";
    assertThat(age(server().get(address).expect(200).json())).contains("5");
    server()
        .put(
            address,
            "{\"k\": 7, \"variables\": {\"age\": {\"action\": \"generalise\", \"bands\": [15]}}}")
        .expect(200);
    JsonObject kept = server().get(address).expect(200).json();
    assertThat(kept.getInt("k")).isEqualTo(7);
    assertThat(age(kept)).isEqualTo("[15]");
  }

  private static String age(JsonObject policy) {
    return policy.getJsonObject("variables").getJsonObject("age").getJsonArray("bands").toString();
  }

  @Test
  void aPolicyThatAsksForAPhoneNumberIsRefusedWithItsPlace() {
    SampleInStudy sample = sample(0);
    String study = sample.study();
    JsonObject problem =
        ask(study, "{\"variables\": {\"contact_phone\": {\"action\": \"keep\"}}}")
            .expect(422)
            .json();
    assertThat(problem.getString("type")).isEqualTo("/problems/policy-faulty");
    assertThat(problem.getJsonArray("problems").getJsonObject(0).getString("at"))
        .isEqualTo("variables.contact_phone.action");
  }

  @Test
  void tooFewResponsesAreNoReleaseAndTheReasonIsTold() {
    SampleInStudy sample = sample(3);
    String study = sample.study();
    Fieldvoice.Answer started = ask(study, "{}");
    assertThat(ended(started).getString("state")).isEqualTo("FAILED");
    JsonObject release =
        server()
            .get("studies/" + study + "/releases/" + started.json().getInt("release"))
            .expect(200)
            .json();
    assertThat(release.getString("state")).isEqualTo("failed");
    assertThat(release.getJsonObject("problem").getString("type"))
        .isEqualTo("/problems/too-few-responses");
    server()
        .get("studies/" + study + "/releases/" + started.json().getInt("release") + ".zip")
        .expect(404);
  }

  @Test
  void theVariablesOfAPolicySayWhyAndWhatIsPossible() {
    SampleInStudy sample = sample(0);
    String study = sample.study();
    List<JsonObject> variables =
        server()
            .get("studies/" + study + "/questionnaires/" + CODE + "/policy/variables")
            .expect(200)
            .array()
            .getValuesAs(JsonObject.class);
    JsonObject children =
        variables.stream()
            .filter(v -> v.getString("name").equals("children"))
            .findFirst()
            .orElseThrow();
    assertThat(children.getString("reason")).isEqualTo("derived");
    JsonObject phone =
        variables.stream()
            .filter(v -> v.getString("name").equals("contact_phone"))
            .findFirst()
            .orElseThrow();
    assertThat(phone.getJsonArray("actions").toString()).isEqualTo("[\"drop\"]");
  }

  @Test
  void whoeverMayOnlyLookMayNotRelease() {
    SampleInStudy sample = sample(0);
    String narrow =
        server()
            .post("tokens", Fieldvoice.json("name", "n", "scopes", new String[] {"view"}))
            .json()
            .getString("token");
    Fieldvoice viewer = stranger().withToken(narrow);
    viewer.get("studies/" + sample.study() + "/releases").expect(403);
    viewer
        .post("studies/" + sample.study() + "/releases", Fieldvoice.json("questionnaire", CODE))
        .expect(403);
    viewer.get(sample.questionnaires() + "/" + CODE + "/policy").expect(403);
  }

  @Test
  void aRequestWithFieldsThatNobodyKnowsIsRefused() {
    SampleInStudy sample = sample(0);
    ask(sample.study(), "{\"k\": \"many\", \"colour\": 1}").expect(422);
    server().post("studies/" + sample.study() + "/releases", "{\"questionnaire\"").expect(400);
    server()
        .post(
            "studies/" + sample.study() + "/releases", Fieldvoice.json("questionnaire", "nothing"))
        .expect(404);
  }

  @Test
  void strangersLearnNothingOfReleases() {
    SampleInStudy sample = sample(0);
    String study = sample.study();
    stranger().get("studies/" + study + "/releases").expect(401);
    server().get("studies/no-such-study/releases").expect(404);
    server().get("studies/" + study + "/releases/999999").expect(404);
    server().get("studies/" + study + "/releases/999999.zip").expect(404);
  }
}
