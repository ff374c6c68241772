package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.Test;

class RespondIT extends CollectingTest {

  private Answer page(String link, String languages) {
    return stranger()
        .withHeader("Accept-Language", languages)
        .withHeader("Accept", "text/html")
        .get("/r/" + link);
  }

  private static String submission(UUID id, String answers) {
    return "{\"instanceId\":\""
        + id
        + "\",\"version\":1,\"language\":\"zh\",\"startedAt\":\"2016-08-01T08:45:00+08:00\","
        + "\"submittedAt\":\"2016-08-01T08:51:12+08:00\",\"answers\":"
        + answers
        + "}";
  }

  private Answer send(UUID id, String answers) {
    return stranger().post("/r/" + token + "/responses", submission(id, answers));
  }

  @Test
  void thePageSpeaksTheLanguageThatTheBrowserPrefers() {
    assertThat(page(token, "zh-CN,zh;q=0.9,en;q=0.8").text())
        .contains("<html lang=\"zh\"")
        .contains("您是否同意参加");
    assertThat(page(token, "en-GB,en;q=0.9").text())
        .contains("<html lang=\"en\"")
        .contains("Do you agree to take part?");
    assertThat(page(token, "km").text()).contains("<html lang=\"zh\"");
    assertThat(stranger().get("/r/" + token + "?lang=en").text()).contains("<html lang=\"en\"");
  }

  @Test
  void thePageTakesNoCookieNamesNoLinkAndLetsNothingElseIn() {
    Answer page = page(token, "en").expect(200);
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self' 'sha256-")
        .contains("worker-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(page.text()).doesNotContain(token).contains("og:title");
  }

  @Test
  void aPageThatHasNotChangedIsNotSentAgain() {
    String etag = page(token, "en").header("ETag");
    assertThat(
            stranger()
                .withHeader("If-None-Match", etag)
                .withHeader("Accept-Language", "en")
                .get("/r/" + token)
                .status())
        .isEqualTo(304);
    Answer packed = stranger().withHeader("Accept-Encoding", "gzip").get("/r/" + token).expect(200);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.bytes().length).isLessThan(30_000);
  }

  @Test
  void aSubmissionGetsAReceiptAndTheSameOneAgainGetsTheSame() {
    UUID id = UUID.randomUUID();
    Answer first = send(id, "{\"consent\":\"no\"}").expect(201);
    Answer again = send(id, "{\"consent\":\"no\"}").expect(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.json().getString("receipt")).isNotBlank();
    assertThat(first.json().getString("withdrawalCode")).isNotBlank();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void somethingElseUnderAUsedIdIsRefused() {
    UUID id = UUID.randomUUID();
    send(id, "{\"consent\":\"no\"}").expect(201);
    assertThat(send(id, "{}").status()).isIn(409, 422);
    assertThat(send(id, answersOfAnAdult()).status()).isEqualTo(409);
    assertThat(collection.count()).isEqualTo(1);
  }

  private static String answersOfAnAdult() {
    return "{\"consent\":\"yes\",\"gender\":\"female\",\"age\":27,\"education\":\"senior\",\"residence\":\"local\","
        + "\"is_parent\":\"no\",\"most_useful_function\":\"contact\",\"accounts_followed\":\"none\",\"how_joined\":\"friend\","
        + "\"visit_frequency\":\"daily\",\"usefulness\":7,\"interview_ok\":\"no\"}";
  }

  @Test
  void anAnswerThatBreaksARuleIsToldInTheFormsWords() {
    Answer refused = send(UUID.randomUUID(), answersOfAnAdult().replace("27", "12")).expect(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().getJsonArray("problems").getJsonObject(0).getString("message"))
        .isEqualTo("请输入 16 到 75 之间的数字");
  }

  @Test
  void brokenJsonGetsAProblemDocument() {
    Answer refused = stranger().post("/r/" + token + "/responses", "{\"instanceId\":").expect(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    String large = "{\"answers\":\"" + "x".repeat(1_100_000) + "\"}";
    assertThat(stranger().post("/r/" + token + "/responses", large).status()).isEqualTo(413);
  }

  @Test
  void anUnknownLinkSaysSoInTheRespondentsLanguage() {
    Answer page = page("nosuchlink", "zh-CN").expect(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("这个地址没有对应的问卷");
    assertThat(page("nosuchlink", "vi").text()).contains("lang=\"vi\"");
    assertThat(
            stranger()
                .post("/r/nosuchlink/responses", submission(UUID.randomUUID(), "{}"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void aClosedAnEarlyAFullAndASpentLinkEachSayWhy() {
    String early = collection.link("opensAt", "2037-01-01T00:00:00Z");
    assertThat(page(early, "zh").expect(403).text()).contains("还没有开始", "开放时间: ", "2037年1月1日");
    String closed = collection.link();
    collection.close(closed);
    assertThat(page(closed, "en").expect(410).text()).contains("This questionnaire is closed");
    String spent = collection.link("singleUse", true);
    stranger()
        .post("/r/" + spent + "/responses", submission(UUID.randomUUID(), "{\"consent\":\"no\"}"))
        .expect(201);
    assertThat(page(spent, "en").expect(410).text()).contains("already been used");
    String full = collection.link("maxResponses", 2);
    for (int i = 0; i < 2; i++) {
      stranger()
          .post("/r/" + full + "/responses", submission(UUID.randomUUID(), "{\"consent\":\"no\"}"))
          .expect(201);
    }
    assertThat(page(full, "en").expect(410).text()).contains("enough answers");
  }

  @Test
  void aFileIsStoredAndNamedInAnAnswer() {
    String id =
        stranger()
            .upload("/r/" + token + "/attachments", new byte[] {1, 2, 3}, "audio/webm;codecs=opus")
            .expect(201)
            .json()
            .getString("attachment");
    String answers =
        answersOfAnAdult().replace("}", ",\"change_voice\":{\"attachment\":\"" + id + "\"}}");
    send(UUID.randomUUID(), answers).expect(201);
    assertThat(
            stranger()
                .upload("/r/" + token + "/attachments", new byte[21 << 20], "audio/webm")
                .status())
        .isEqualTo(413);
    assertThat(stranger().upload("/r/nosuchlink/attachments", new byte[1], "audio/webm").status())
        .isEqualTo(404);
  }

  @Test
  void whoHasTheCodeTakesTheAnswersBack() {
    String code =
        send(UUID.randomUUID(), "{\"consent\":\"no\"}")
            .expect(201)
            .json()
            .getString("withdrawalCode");
    assertThat(page(token + "/withdrawal", "zh").expect(200).text())
        .contains("撤回码")
        .contains("method=\"post\"");
    stranger()
        .post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", "0000-0000-0000"))
        .expect(404);
    assertThat(collection.count()).isEqualTo(1);
    stranger()
        .post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", code))
        .expect(204);
    assertThat(collection.count()).isZero();
  }

  @Test
  void theCodeMayBeTypedIntoAPlainFormEvenWhenTheLinkIsClosed() {
    String code =
        send(UUID.randomUUID(), "{\"consent\":\"no\"}")
            .expect(201)
            .json()
            .getString("withdrawalCode");
    collection.close(token);
    PlainBrowser browser = browser(token);
    Answer wrong = browser.postTo("/withdrawal?lang=zh", "withdrawalCode", "abc");
    assertThat(wrong.expect(404).text()).contains("没有找到这个撤回码对应的回答");
    Answer gone =
        browser.postTo(
            "/withdrawal?lang=en",
            "withdrawalCode",
            " " + code.toUpperCase(java.util.Locale.ROOT) + " ");
    assertThat(gone.expect(200).text()).contains("Your answers have been deleted");
    assertThat(collection.count()).isZero();
  }
}
