package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of answers on their way, over HTTP. */
class DraftsIT extends ServerTest {

  private static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

  private final UUID id = UUID.randomUUID();
  private Collection collection;
  private String study;
  private String token;

  @BeforeEach
  void collect() {
    study = newStudy();
    collection = Collection.in(server(), study);
    token = collection.link();
  }

  private Fieldvoice phone() {
    return stranger().withHeader("Draft-Key", key());
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
    return resumed(token, code, "en");
  }

  private Answer resumed(String link, String code, String lang) {
    String body = "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    return stranger()
        .withHeader("Origin", "null")
        .upload(
            "/r/" + link + "/resume?lang=" + lang,
            body.getBytes(StandardCharsets.UTF_8),
            "application/x-www-form-urlencoded");
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
  void whoGuessesAddressesOfDraftsAndFilesIsHeldUpWhileThoseOfALinkThatExistsPass() {
    Fieldvoice network = phone().withHeader("X-Forwarded-For", "203.0.113.81");
    String file = "/attachments/0123456789abcdefghjkmnpq";
    List<Integer> guesses =
        IntStream.range(0, 70)
            .mapToObj(i -> "/r/guess" + i + (i % 2 == 0 ? "/draft" : file))
            .map(address -> network.get(address).status())
            .toList();
    assertThat(guesses).startsWith(404, 404).endsWith(429, 429);
    assertThat(network.put("/r/guess/draft", draft(1, "{}")).status()).isEqualTo(429);
    byte[] piece = {1, 2, 3};
    assertThat(network.put("/r/guess" + file + "?at=0&size=3", piece, "audio/webm").status())
        .isEqualTo(429);
    network.put("/r/" + token + "/draft", draft(1, "{}")).expect(200);
    network.get("/r/" + token + "/draft").expect(200);
    network.put("/r/" + token + file + "?at=0&size=3", piece, "audio/webm").expect(200);
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
    Matcher draft = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"").matcher(screen.text());
    assertThat(draft.find()).isTrue();
    assertThat(draft.group(1)).isEqualTo(key());
  }

  @Test
  void aWrongCodeSaysSoAndGuessingIsSlowedDown() {
    String code = saved(1, "{\"consent\":\"yes\"}");
    for (int i = 0; i < 5; i++) {
      assertThat(resumed(token, "0000-000" + i, "zh").expect(404).text()).contains("没有找到这个代码");
    }
    assertThat(resumed(token, "0000-0009", "zh").expect(429).text()).contains("尝试次数太多");
    assertThat(resumed(code).status()).isEqualTo(429);
  }

  @Test
  void withAScriptOrWithoutTheDraftIsTheSame() {
    saved(2, "{\"consent\":\"yes\"}");
    Answer screen =
        stranger()
            .withHeader("Origin", "null")
            .upload(
                "/r/" + token,
                ("screen=3&lang=en&go=next&gender=male&draft=" + key())
                    .getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded")
            .expect(200);
    assertThat(screen.text()).contains("How old are you?").contains("Your code to go on later");
    assertThat(phone().get("/r/" + token + "/draft").json().getJsonObject("answers").toString())
        .contains("\"gender\":\"male\"");
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
    String name = id.toString().replace("-", "").substring(0, 24);
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
