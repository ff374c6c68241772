package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.Test;

/** What is kept of answers on their way, over HTTP. */
class DraftsIT extends CollectingTest {

  private static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

  private final UUID id = UUID.randomUUID();

  private Fieldvoice phone() {
    return page(key());
  }

  /** A key of its own for each study. */
  private String key() {
    return (study.replace("-", "") + KEY).substring(0, 32);
  }

  private String draft(int screen, String answers) {
    return "{\"instanceId\":\""
        + id
        + "\",\"version\":1,\"startedAt\":\"2026-08-01T08:45:00+08:00\",\"screen\":"
        + screen
        + ",\"answers\":"
        + answers
        + "}";
  }

  private String saved(int screen, String answers) {
    return phone()
        .put("/r/" + token + "/draft", draft(screen, answers))
        .expect(200)
        .json()
        .getString("code");
  }

  private Answer resumed(String code) {
    return browser(token).postTo("/resume?lang=en", "code", code);
  }

  @Test
  void aPhoneFindsItsDraftByItsKey() {
    saved(1, "{\"consent\":\"yes\"}");
    String code = saved(3, "{\"consent\":\"yes\",\"age\":34,\"child\":[{\"child_age\":3}]}");
    var draft = phone().get("/r/" + token + "/draft").expect(200).json();
    assertThat(draft.getString("instanceId")).isEqualTo(id.toString());
    assertThat(draft.getInt("screen")).isEqualTo(3);
    assertThat(draft.getInt("version")).isEqualTo(1);
    assertThat(draft.getString("code")).isEqualTo(code);
    assertThat(draft.getJsonObject("answers").toString())
        .isEqualTo("{\"consent\":\"yes\",\"age\":34,\"child\":[{\"child_age\":3}]}");
  }

  @Test
  void aSubmissionThatBreaksARuleLeavesTheDraftAsItWas() {
    String answers = "{\"consent\":\"yes\",\"age\":7}";
    String code = saved(3, answers);
    String sent = "{\"instanceId\":\"" + id + "\",\"language\":\"en\",\"answers\":" + answers + "}";

    JsonObject problem = phone().post("/r/" + token + "/responses", sent).expect(422).json();

    assertThat(problem.getJsonArray("problems").toString()).contains("\"question\":\"age\"");
    JsonObject kept = phone().get("/r/" + token + "/draft").expect(200).json();
    assertThat(kept.getJsonObject("answers").toString()).isEqualTo(answers);
    assertThat(kept.getInt("screen")).isEqualTo(3);
    resumed(code).expect(200);
  }

  @Test
  void ofTwoSavesThatComeInTheWrongOrderTheLaterOneStays() {
    String later = draft(3, "{\"consent\":\"yes\",\"age\":34}");
    String earlier = draft(2, "{\"consent\":\"yes\"}");
    assertThat(turnOf(later, 1_790_000_000_002L)).isEqualTo(1_790_000_000_002L);
    assertThat(turnOf(earlier, 1_790_000_000_001L)).isEqualTo(1_790_000_000_002L);
    assertThat(phone().get("/r/" + token + "/draft").json().getJsonObject("answers").toString())
        .isEqualTo("{\"consent\":\"yes\",\"age\":34}");
    assertThat(turnOf(earlier, 1_790_000_000_003L)).isEqualTo(1_790_000_000_003L);
    assertThat(phone().get("/r/" + token + "/draft").json().getInt("screen")).isEqualTo(2);
  }

  private long turnOf(String draft, long turn) {
    String sent = draft.replace("{\"instanceId\"", "{\"turn\":" + turn + ",\"instanceId\"");
    return phone()
        .put("/r/" + token + "/draft", sent)
        .expect(200)
        .json()
        .getJsonNumber("turn")
        .longValue();
  }

  @Test
  void anInvitationOpensWhatWasBegunWithItOnlyWhereTheStudyLetsItAndThenItIsSaid() {
    String told = "Anyone who opens your link";
    String other = token;
    token = collection.invitation();
    saved(3, "{\"consent\":\"yes\",\"age\":34}");
    String[] first = {"screen", "1", "lang", "en", "go", "next", "consent", "yes"};
    stranger().get("/r/" + token + "/draft").expect(400);
    assertThat(PlainBrowser.draftOf(browser(token).post(first))).isNotEqualTo(key());

    new Agreed(server(), study).set("resumeByInvitation", true).expect(200);
    saved(4, "{\"consent\":\"yes\",\"age\":35}");
    assertThat(stranger().get("/r/" + token + "/draft").expect(200).json().getString("key"))
        .isEqualTo(key());
    assertThat(PlainBrowser.draftOf(browser(token).post(first))).isEqualTo(key());
    assertThat(stranger().get("/r/" + token + "?about=1&lang=en").text()).contains(told);
    stranger().get("/r/" + collection.invitation() + "/draft").expect(410);
    stranger().get("/r/" + other + "/draft").expect(400);
    assertThat(stranger().get("/r/" + other + "?about=1&lang=en").text()).doesNotContain(told);
  }

  @Test
  void aDraftTakesItsAgreementAndItsCountsAlongAndNothingThatIsNone() {
    String course =
        "\"agreement\":{\"sheet\":2,\"language\":\"zh\",\"at\":\"2026-08-01T08:44:00+08:00\",\"phone\":\"x\"},"
            + "\"paradata\":{\"script\":true,\"turns\":3,\"typed\":\"x\",\"screens\":{\"1\":[2.5,0]}},";
    String whole =
        draft(1, "{\"consent\":\"yes\"}")
            .replace("{\"instanceId\"", "{" + course + "\"instanceId\"");
    phone().put("/r/" + token + "/draft", whole).expect(200);
    JsonObject read = phone().get("/r/" + token + "/draft").expect(200).json();
    assertThat(read.getJsonObject("agreement").toString())
        .isEqualTo("{\"sheet\":2,\"language\":\"zh\",\"at\":\"2026-08-01T08:44+08:00\"}");
    assertThat(read.getJsonObject("paradata"))
        .containsOnlyKeys("script", "turns", "languages", "screens");
    String wrong = whole.replace("\"sheet\":2", "\"sheet\":\"two\"");
    phone().put("/r/" + token + "/draft", wrong).expect(400);
  }

  @Test
  void aDraftOpensWithItsKeyAndItsLinkOnly() {
    saved(1, "{\"consent\":\"yes\"}");
    String other = collection.link();
    assertThat(phone().get("/r/" + other + "/draft").status()).isEqualTo(410);
    assertThat(
            stranger()
                .withHeader("Draft-Key", "x" + key().substring(1))
                .get("/r/" + token + "/draft")
                .status())
        .isEqualTo(410);
    assertThat(stranger().get("/r/" + token + "/draft").status()).isEqualTo(400);
  }

  @Test
  void anotherDeviceGoesOnWithTheCodeAsItWasRead() {
    String code = saved(4, "{\"consent\":\"yes\",\"gender\":\"female\",\"age\":34}");
    assertThat(code).matches("[0-9a-z]{4}-[0-9a-z]{4}");
    Answer screen = resumed(" " + code.toUpperCase(java.util.Locale.ROOT).replace('-', ' ') + " ");
    assertThat(screen.expect(200).text()).contains("How old are you?").contains("value=\"34\"");
    assertThat(PlainBrowser.draftOf(screen)).isEqualTo(key());
  }

  @Test
  void withAScriptOrWithoutTheDraftIsTheSame() {
    saved(2, "{\"consent\":\"yes\"}");
    Answer screen =
        browser(token)
            .post("screen", "3", "lang", "en", "go", "next", "gender", "male", "draft", key())
            .expect(200);
    assertThat(screen.text()).contains("How old are you?").contains("Your code to go on later");
    assertThat(phone().get("/r/" + token + "/draft").json().getJsonObject("answers").toString())
        .contains("\"gender\":\"male\"");
  }

  @Test
  void whatLooksLikeAMachineStaysMarkedWhoeverGoesOnWithTheDraft() {
    PlainBrowser machine = browser(token);
    String[] first = {"screen", "1", "lang", "en", "go", "next", "consent", "no"};
    String marked = PlainBrowser.draftOf(machine.post(with(first, Fields.TRAP, "http://spam")));
    assertThat(isMarked(marked)).isTrue();
    assertThat(isMarked(PlainBrowser.draftOf(machine.post(first)))).isFalse();

    JsonObject read = page(marked).get("/r/" + token + "/draft").json();
    String saved =
        draft(2, "{\"consent\":\"no\"}").replace(id.toString(), read.getString("instanceId"));
    page(marked).put("/r/" + token + "/draft", saved).expect(200);
    assertThat(isMarked(marked)).isTrue();
    machine.post("screen", "2", "lang", "en", "go", "send", "draft", marked).expect(200);
    assertThat(collection.stored()).contains("trapped");
  }

  private static String[] with(String[] fields, String name, String value) {
    String[] more = Arrays.copyOf(fields, fields.length + 2);
    more[fields.length] = name;
    more[fields.length + 1] = value;
    return more;
  }

  private Fieldvoice page(String key) {
    return stranger().withHeader("Draft-Key", key);
  }

  private boolean isMarked(String key) {
    return page(key).get("/r/" + token + "/draft").expect(200).json().getBoolean("trapped");
  }

  @Test
  void whatWasSentIsNoDraftAnyMore() {
    saved(2, "{\"consent\":\"no\"}");
    String submission =
        "{\"instanceId\":\""
            + id
            + "\",\"version\":1,\"language\":\"zh\",\"answers\":{\"consent\":\"no\"}}";
    phone().post("/r/" + token + "/responses", submission).expect(201);
    assertThat(phone().get("/r/" + token + "/draft").status()).isEqualTo(410);
    Answer late = phone().put("/r/" + token + "/draft", draft(1, "{}"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().getString("type")).isEqualTo("/problems/draft-sent");
  }

  @Test
  void whoeverBeginsAnewLeavesNothingBehind() {
    saved(2, "{\"consent\":\"no\"}");
    phone().delete("/r/" + token + "/draft").expect(204);
    assertThat(phone().get("/r/" + token + "/draft").status()).isEqualTo(410);
  }

  @Test
  void aDraftGoesOnInTheVersionItBeganWith() {
    String code = saved(2, "{\"consent\":\"yes\"}");
    Collection.in(server(), study, 2);
    assertThat(stranger().get("/r/" + token).text()).contains("\"version\":2");
    assertThat(stranger().get("/r/" + token + "?version=1").text()).contains("\"version\":1");
    assertThat(stranger().get("/r/" + token + "?version=9").text()).contains("\"version\":2");
    resumed(code).expect(200);
    saved(3, "{\"consent\":\"yes\",\"gender\":\"male\"}");
    assertThat(phone().get("/r/" + token + "/draft").json().getInt("version")).isEqualTo(1);
  }

  @Test
  void aSharedTabletKeepsNoDraft() {
    String kiosk = collection.link("mode", "kiosk");
    assertThat(phone().put("/r/" + kiosk + "/draft", draft(1, "{}")).status()).isEqualTo(400);
  }

  @Test
  void aStudySaysHowLongDraftsAreKept() {
    String change = Fieldvoice.json("title", "T", "smallestGroup", 5, "draftDays", 3);
    assertThat(server().put("studies/" + study, change).expect(200).json().getInt("draftDays"))
        .isEqualTo(3);
    String none = Fieldvoice.json("title", "T", "smallestGroup", 5, "draftDays", 0);
    assertThat(server().put("studies/" + study, none).status()).isEqualTo(422);
  }

  private static byte[] file(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private String fileName() {
    return id.toString().replace("-", "").substring(0, 24);
  }

  private String piece(String name, byte[] file, int from, int to) {
    return stranger()
        .put(
            "/r/" + token + "/attachments/" + name + "?at=" + from + "&size=" + file.length,
            Arrays.copyOfRange(file, from, to),
            "audio/webm")
        .expect(200)
        .text();
  }

  @Test
  void aFileInPiecesGoesOnWhereItBrokeOff() {
    String name = fileName();
    byte[] file = file(300_000);
    assertThat(piece(name, file, 0, 100_000)).contains("\"received\":100000");
    assertThat(piece(name, file, 0, 100_000)).contains("\"received\":100000");
    assertThat(piece(name, file, 200_000, 300_000)).contains("\"received\":100000");
    assertThat(stranger().get("/r/" + token + "/attachments/" + name).text())
        .contains("\"received\":100000");
    assertThat(piece(name, file, 50_000, 200_000)).contains("\"received\":200000");
    assertThat(piece(name, file, 200_000, 300_000)).contains("\"received\":300000");
    assertThat(piece(name, file, 0, 100_000)).contains("\"received\":300000");
  }

  @Test
  void aFilesNameThatCameThroughAnotherLinkIsRefusedWholeOrBegun() {
    String whole = fileName();
    String begun = "z" + whole.substring(1);
    piece(whole, file(1000), 0, 1000);
    piece(begun, file(1000), 0, 500);
    String other = collection.link();
    for (String name : List.of(whole, begun)) {
      String path = "/r/" + other + "/attachments/" + name + "?at=0&size=1000";
      assertThat(stranger().put(path, file(1000), "audio/webm").expect(409).text())
          .contains("attachment-name-taken");
    }
    assertThat(piece(begun, file(1000), 500, 1000)).contains("\"received\":1000");
  }

  @Test
  void aFileOfTheWrongKindOrSizeIsRefusedAtItsFirstPiece() {
    String path = "/r/" + token + "/attachments/0123456789abcdefghjkmnpq?at=0&size=";
    assertThat(stranger().put(path + (21 << 20), file(10), "audio/webm").status()).isEqualTo(413);
    assertThat(stranger().put(path + 10, file(10), "nonsense/x").status()).isEqualTo(415);
    assertThat(stranger().put(path + 5, file(10), "audio/webm").status()).isEqualTo(400);
    assertThat(
            stranger()
                .put("/r/" + token + "/attachments/UPPER?at=0&size=10", file(10), "audio/webm")
                .status())
        .isEqualTo(400);
  }
}
