package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Agreed.submission;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An information sheet before the first question, and what is kept beside a response. */
class AgreementIT extends CollectingTest {

  private Agreed agreed;

  @BeforeEach
  void ask() {
    agreed = new Agreed(server(), study);
  }

  private Answer send(String submission) {
    return stranger().post("/r/" + token + "/responses", submission);
  }

  private JsonObject detail(UUID id) {
    return server().get("studies/" + study + Collection.RESPONSES + "/" + id).expect(200).json();
  }

  private Answer form(String... fields) {
    return browser(token).post(fields);
  }

  @Test
  void nobodyAnswersWithoutAgreeingWhereTheStudyRequiresIt() {
    int sheet = agreed.required("请先阅读", "Please read");

    Answer refused = send(submission(UUID.randomUUID(), "")).expect(422);
    assertThat(refused.json().getString("type")).endsWith("agreement-missing");
    send(submission(UUID.randomUUID(), "\"agreement\":{\"sheet\":77,\"language\":\"zh\"}"))
        .expect(422);
    assertThat(collection.count()).isZero();

    UUID id = UUID.randomUUID();
    send(submission(
            id,
            "\"agreement\":{\"sheet\":"
                + sheet
                + ",\"language\":\"zh\",\"at\":\"2026-03-01T08:00:00+08:00\"}"))
        .expect(201);
    List<String> csv =
        server()
            .get("studies/" + study + Collection.RESPONSES + ".csv")
            .expect(200)
            .text()
            .lines()
            .toList();
    int column = List.of(csv.get(0).replace("\"", "").split(",", -1)).indexOf("sheet");
    assertThat(csv.get(1).split(",", -1)[column]).isEqualTo("1");
    assertThat(String.join("", csv)).doesNotContain("请先阅读");
    JsonObject agreement = detail(id).getJsonObject("agreement");
    assertThat(agreement.getInt("sheet")).isEqualTo(1);
    assertThat(agreement.getString("language")).isEqualTo("zh");
    assertThat(agreement.getString("at")).startsWith("2026-03-01T00:00:00");
  }

  @Test
  void otherWordsMakeTheNextVersionAndTheOldOnesStay() {
    assertThat(agreed.sheet("一", "One")).isEqualTo(1);
    assertThat(agreed.sheet("一", "One")).isEqualTo(1);
    assertThat(agreed.required("二", "Two")).isEqualTo(2);
    assertThat(server().get("studies/" + study + Agreed.SHEETS).expect(200).text())
        .contains("\"words\":\"One\"")
        .contains("\"words\":\"Two\"");
    send(submission(UUID.randomUUID(), "\"agreement\":{\"sheet\":1,\"language\":\"en\"}"))
        .expect(201);
  }

  @Test
  void agreementIsRequiredOnlyOnceThereIsSomethingToAgreeTo() {
    assertThat(agreed.set("agreementRequired", true).expect(422).json().getString("type"))
        .endsWith("sheet-missing");
  }

  @Test
  void thePageShowsTheSheetInTheRespondentsLanguageBeforeAnything() {
    agreed.required("我们想了解**您的生活**。", "We would like to learn about *your life*.");

    String chinese = stranger().get("/r/" + token + "?lang=zh").expect(200).text();
    assertThat(chinese).contains("我们想了解<strong>您的生活</strong>。").contains("我同意并开始");
    assertThat(chinese.indexOf("id=\"agree\"")).isLessThan(chinese.indexOf("id=\"f\" hidden"));
    assertThat(stranger().get("/r/" + token + "?lang=en").text())
        .contains("<em>your life</em>")
        .contains("I agree and begin");
  }

  @Test
  void withoutScriptAgreeingLeadsToTheFirstQuestionAndIsRecorded() {
    agreed.required("请先阅读", "Please read");

    assertThat(form("screen", "1", "lang", "en", "go", "next", "consent", "no").expect(200).text())
        .contains("I agree and begin")
        .doesNotContain("id=\"page\"");
    Answer first = form("lang", "en", "sheet", "1", "go", "agree").expect(200);
    String draft = PlainBrowser.draftOf(first);
    form("screen", "1", "lang", "en", "go", "next", "consent", "no", "draft", draft).expect(200);
    Answer receipt =
        form("screen", "2", "lang", "en", "go", "send", "draft", draft, ":website", "http://spam");
    assertThat(receipt.expect(200).text()).contains("Your withdrawal code");

    JsonObject one =
        server()
            .get("studies/" + study + Collection.RESPONSES)
            .json()
            .getJsonArray("responses")
            .getJsonObject(0);
    assertThat(one.getJsonArray("flags").toString()).contains("trapped");
    JsonObject detail = detail(UUID.fromString(one.getString("instanceId")));
    assertThat(detail.getJsonObject("agreement").getInt("sheet")).isEqualTo(1);
    assertThat(detail.getJsonObject("paradata").getBoolean("script")).isFalse();
  }

  @Test
  void refusingEndsKindlyAndKeepsNothingButACount() {
    agreed.required("请先阅读", "Please read");

    assertThat(form("lang", "zh", "sheet", "1", "go", "refuse").expect(200).text())
        .contains("没有保存关于您的任何信息");
    assertThat(collection.count()).isZero();
    assertThat(
            server()
                .get("studies/" + study + Agreed.SHEETS)
                .array()
                .getJsonObject(0)
                .getInt("refused"))
        .isEqualTo(1);
  }

  @Test
  void aSheetCanBeListenedTo() {
    int sheet = agreed.required("请先阅读", "Please read");
    String recordings = "studies/" + study + Agreed.SHEETS + "/" + sheet + "/recordings/zh";
    server().put(recordings, new byte[] {1, 2, 3}, "audio/mpeg").expect(204);

    assertThat(stranger().get("/r/" + token + "?lang=zh").text()).contains("<audio");
    assertThat(stranger().get("/r/" + token + "?lang=en").text()).doesNotContain("<audio");
    Answer sound = stranger().get("/r/" + token + "?listen=" + sheet + "&lang=zh").expect(200);
    assertThat(sound.bytes()).containsExactly(1, 2, 3);
    assertThat(sound.header("Content-Type")).startsWith("audio/mpeg");
  }

  @Test
  void whatIsRecordedIsSaidEvenWhereTheLinkIsClosed() {
    server()
        .put(
            "studies/" + study + "/participation",
            "{\"agreementRequired\":false,\"paradata\":false,\"origin\":true,\"told\":{\"zh\":{\"contact\":\"王老师 0755\"}}}")
        .expect(200);
    collection.close(token);

    assertThat(stranger().get("/r/" + token + "?about=1&lang=zh").expect(200).text())
        .contains("不记录您如何翻看各页")
        .contains("您的网络地址和浏览器种类，加密保存")
        .contains("王老师 0755");
  }

  @Test
  void fromWhereAResponseCameIsKeptOnlyIfTheStudyAsksForItAndLeavesWithTheResponse() {
    UUID before = UUID.randomUUID();
    send(submission(before, "")).expect(201);
    assertThat(detail(before).getBoolean("hasOrigin")).isFalse();

    agreed.set("origin", true).expect(200);
    UUID id = UUID.randomUUID();
    String code =
        stranger()
            .withHeader("User-Agent", "An old phone")
            .post("/r/" + token + "/responses", submission(id, ""))
            .expect(201)
            .json()
            .getString("withdrawalCode");
    assertThat(detail(id).getBoolean("hasOrigin")).isTrue();
    String path = "studies/" + study + Collection.RESPONSES + "/" + id + "/origin";
    JsonObject origin =
        server().post(path, Fieldvoice.json("reason", "several at once")).expect(200).json();
    assertThat(origin.getString("browser")).isEqualTo("An old phone");
    assertThat(origin.getString("network")).isNotBlank();
    assertThat(server().get("studies/" + study + Collection.RESPONSES + ".csv").text())
        .contains(id.toString())
        .doesNotContain("An old phone");
    assertThat(server().get("studies/" + study + Collection.RESPONSES + ".ndjson").text())
        .doesNotContain("An old phone");

    stranger()
        .post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", code))
        .expect(204);
    server().post(path, Fieldvoice.json("reason", "gone?")).expect(404);
  }

  @Test
  void howItWasAnsweredIsNotKeptWhereTheStudySwitchedItOff() {
    String numbers = "\"paradata\":{\"script\":true,\"turns\":3,\"typed\":\"hello\"}";
    UUID kept = UUID.randomUUID();
    send(submission(kept, numbers)).expect(201);
    assertThat(detail(kept).getJsonObject("paradata").toString())
        .isEqualTo("{\"script\":true,\"turns\":3}");

    agreed.set("paradata", false).expect(200);
    UUID without = UUID.randomUUID();
    send(submission(without, numbers)).expect(201);
    assertThat(detail(without)).doesNotContainKey("paradata");
  }

  @Test
  void whoeverFillsInWhatOnlyMachinesSeeIsMarkedNotRefused() {
    UUID id = UUID.randomUUID();
    send(submission(id, "\"trapped\":true")).expect(201);
    assertThat(detail(id).getJsonObject("response").getJsonArray("flags").toString())
        .contains("trapped");
  }
}
