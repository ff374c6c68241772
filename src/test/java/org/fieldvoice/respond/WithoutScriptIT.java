package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Screen after screen without a script, and the receipt at the end, also when it is reloaded. */
class WithoutScriptIT extends CollectingTest {

  /** The last post of somebody who has refused the survey on its first screen. */
  private static String[] last(PlainBrowser browser) {
    Answer first = browser.post("screen", "1", "lang", "en", "go", "next", "consent", "no");
    assertThat(first.expect(200).text()).contains("You do not need to answer anything else");
    String draft = PlainBrowser.draftOf(first);
    return new String[] {"screen", "2", "lang", "en", "go", "send", "draft", draft};
  }

  private static Answer receipt(Answer answer) {
    assertThat(answer.expect(200).text()).contains("Your withdrawal code");
    return answer;
  }

  @Test
  void theServerKeepsTheDraftAndReloadingTheReceiptSendsNothingTwice() {
    PlainBrowser browser = browser(token);
    String[] last = last(browser);
    Answer receipt = receipt(browser.post(last));
    assertThat(browser.post(last).expect(200).text()).isEqualTo(receipt.text());
    assertThat(collection.count()).isEqualTo(1);
    assertThat(receipt.header("Set-Cookie")).isEmpty();
    assertThat(receipt.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(receipt.header("Cache-Control")).isEqualTo("no-store");
  }

  /** The key that a browser without script finds in the document. */
  private String beginning(String link) {
    return stranger()
        .get("/r/" + link + "?lang=en")
        .expect(200)
        .text()
        .replaceAll("(?s).* name=\"begin\" value=\"([^\"]+)\".*", "$1");
  }

  @Test
  void whoGoesBackToTheVeryFirstScreenGoesOnWithTheSameAnswers() {
    PlainBrowser browser = browser(token);
    String key = beginning(token);
    assertThat(key).hasSize(32).isNotEqualTo(beginning(token));
    String[] first = {"screen", "1", "lang", "en", "go", "next", "begin", key, "consent", "yes"};
    String draft = PlainBrowser.draftOf(browser.post(first));
    assertThat(draft).isEqualTo(key);
    browser.post("screen", "3", "lang", "en", "go", "next", "draft", draft, "gender", "female");
    assertThat(browser.post(first).expect(200).text())
        .containsPattern("value=\"female\"[^>]* checked");
    first[9] = "no";
    browser.post(first);
    receipt(browser.post("screen", "2", "lang", "en", "go", "send", "draft", draft));
    String another = PlainBrowser.draftOf(browser.post(first));
    assertThat(another).isNotEmpty().isNotEqualTo(draft);
    assertThat(collection.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "99"})
  void aScreenThatTheFormDoesNotHaveIsNoFailure(String screen) {
    PlainBrowser browser = browser(token);
    String draft =
        PlainBrowser.draftOf(
            browser.post("screen", "1", "lang", "en", "go", "next", "consent", "yes"));
    Answer page = browser.post("screen", screen, "lang", "en", "go", "next", "draft", draft);
    assertThat(page.status()).isIn(200, 422);
    assertThat(PlainBrowser.draftOf(page)).isEqualTo(draft);
    browser.post("screen", screen, "lang", "en", "go", "back", "draft", draft).expect(200);
  }

  @Test
  void aDeviceThatPassesFromHandToHandGoesOnWithNobodysAnswers() {
    String shared = collection.link("mode", "interviewer");
    assertThat(stranger().get("/r/" + shared).expect(200).text()).doesNotContain("name=\"begin\"");
    String key = "k".repeat(32);
    String[] first = {"screen", "1", "lang", "en", "go", "next", "begin", key, "consent", "yes"};
    assertThat(PlainBrowser.draftOf(browser(shared).post(first))).isNotEmpty().isNotEqualTo(key);
  }

  @Test
  void whoReloadsTheReceiptOfALinkForOneSeesItAgainAndNobodyElseDoes() {
    token = collection.link("singleUse", true);
    PlainBrowser browser = browser(token);
    String[] last = last(browser);
    Answer receipt = receipt(browser.post(last));
    assertThat(browser.post(last).expect(200).text()).isEqualTo(receipt.text());
    assertThat(stranger().get("/r/" + token + "?lang=en").expect(410).text())
        .contains("already been used");
    assertThat(browser.post("screen", "2", "lang", "en", "go", "send").expect(410).text())
        .contains("already been used");
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void theReceiptCanBeReloadedWhenTheLinkHasClosedSince() {
    PlainBrowser browser = browser(token);
    String[] last = last(browser);
    Answer receipt = receipt(browser.post(last));
    collection.close(token);
    assertThat(browser.post(last).expect(200).text()).isEqualTo(receipt.text());
  }

  @Test
  void whatWasSentIsNotGoneOnWithAndOtherAnswersDoNotReplaceIt() {
    PlainBrowser browser = browser(collection.link("singleUse", true));
    String[] last = last(browser);
    receipt(browser.post(last));
    last[5] = "back";
    assertThat(browser.post(last).expect(409).text()).contains("already been sent");
    String draft = last[7];
    Answer other =
        browser.post("screen", "1", "lang", "en", "go", "send", "draft", draft, "consent", "yes");
    assertThat(other.expect(409).text()).contains("already been sent");
    last[5] = "send";
    receipt(browser.post(last));
  }

  @Test
  void whoWithdrawsLeavesNoDraftBehindFromWhichTheReceiptCouldBeShownAgain() {
    PlainBrowser browser = browser(token);
    String[] last = last(browser);
    Answer receipt = receipt(browser.post(last));
    String code =
        receipt.text().replaceAll("(?s).*name=\"withdrawalCode\" value=\"([^\"]+)\".*", "$1");
    stranger()
        .post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", code))
        .expect(204);
    assertThat(browser.post(last).expect(410).text()).doesNotContain("withdrawalCode");
    stranger().withHeader("Draft-Key", last[7]).get("/r/" + token + "/draft").expect(410);
    assertThat(collection.count()).isZero();
  }

  @Test
  void onASharedTabletNobodySeesAScreenOrTheReceiptOfTheLastPerson() {
    PlainBrowser browser = browser(collection.link("mode", "kiosk"));
    String[] last = last(browser);
    String[] back = {"screen", "2", "lang", "en", "go", "back", "draft", last[7]};
    assertThat(browser.post(back).expect(200).header("Cache-Control")).isEqualTo("no-store");
    receipt(browser.post(last));
    assertThat(browser.post(last).expect(410).text()).doesNotContain("withdrawalCode");
  }

  @Test
  void aSharedTabletWithoutAScriptBeginsAnewByItself() {
    String shared = collection.link("mode", "kiosk", "kiosk", Map.of("idleSeconds", 40));
    PlainBrowser browser = browser(shared);
    String next = ";url=/r/" + shared + "/kiosk/next?lang=en";
    assertThat(stranger().get("/r/" + shared + "?lang=en").expect(200).text())
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"300\"></noscript>");
    String[] last = last(browser);
    String[] back = {"screen", "2", "lang", "en", "go", "back", "draft", last[7]};
    assertThat(browser.post(back).expect(200).header("Refresh")).isEqualTo("300" + next);
    assertThat(receipt(browser.post(last)).header("Refresh")).isEqualTo("40" + next);
    assertThat(browser.post(last).expect(410).header("Refresh")).isEqualTo("300" + next);
    Answer anew = stranger().get("/r/" + shared + "/kiosk/next?lang=en").expect(303);
    assertThat(anew.header("Location")).endsWith("/r/" + shared + "?lang=en");
    assertThat(anew.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    stranger().get("/r/" + token + "/kiosk/next").expect(404);
    assertThat(last(browser(token))).isNotEmpty();
    assertThat(browser(token).post("screen", "1", "lang", "en").header("Refresh")).isEmpty();
  }

  @Test
  void whatWasBegunOnASharedTabletIsGoneWhenItsScreenHasGivenWay() {
    String shared = collection.link("mode", "kiosk");
    String[] last = last(browser(shared));
    assertThat(minutesKept(shared, last[7])).isBetween(4L, 5L);
    assertThat(minutesKept(token, last(browser(token))[7])).isGreaterThan(60);
  }

  private long minutesKept(String link, String draft) {
    String until =
        stranger()
            .withHeader(DraftResource.KEY, draft)
            .get("/r/" + link + "/draft")
            .expect(200)
            .json()
            .getString("until");
    return Duration.between(Instant.now(), Instant.parse(until)).toMinutes();
  }

  @Test
  void aFileThatIsPostedAgainWithTheReceiptIsStoredOnce() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", "type|name|label::English (en)", "file|paper|Please send a file")
            .sheet("settings", "form_title|form_id", "Papers|papers")
            .bytes();
    PlainBrowser browser = browser(collection.linkTo("papers", workbook));
    String[] first = {"screen", "1", "lang", "en", "go", "next"};
    String draft = PlainBrowser.draftOf(browser.postFile("paper", new byte[] {1, 2, 3}, first));
    String[] last = {"screen", "1", "lang", "en", "go", "send", "draft", draft};
    Answer receipt = receipt(browser.postFile("paper", new byte[] {4, 5, 6}, last));
    assertThat(browser.postFile("paper", new byte[] {4, 5, 6}, last).expect(200).text())
        .isEqualTo(receipt.text());
    JsonObject listed =
        server().get("studies/" + study + "/questionnaires/papers/responses").expect(200).json();
    assertThat(listed.getJsonArray("responses")).hasSize(1);
    assertThat(listed.toString()).contains("attachment");
  }

  @Test
  void whoseFileIsTooLargeIsToldWhereItWasAskedForAndMayGoOn() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)",
                "file|film|Please send a film",
                "text|a|And else?")
            .sheet("settings", "form_title|form_id", "Films|films")
            .bytes();
    PlainBrowser browser = browser(collection.linkTo("films", workbook));
    byte[] large = new byte[(20 << 20) + 1];
    Answer told = browser.postFile("film", large, "screen", "1", "lang", "en", "go", "next");
    assertThat(told.expect(422).text())
        .contains("The file is too large (20 MB at most).")
        .contains("Please send a film");
    String draft = PlainBrowser.draftOf(told);
    Answer next = browser.post("screen", "1", "lang", "en", "go", "next", "draft", draft);
    assertThat(next.expect(200).text()).contains("And else?");
    String endless = "x".repeat((1 << 20) + 1);
    browser.postFile("film", new byte[3], "a", endless).expect(413);
  }

  @Test
  void aDraftOpensWithItsKeyAndItsLinkOnly() {
    PlainBrowser browser = browser(token);
    Answer first = browser.post("screen", "1", "lang", "zh", "go", "next", "consent", "yes");
    String draft = PlainBrowser.draftOf(first);
    assertThat(draft).isNotEmpty();
    String[] wrong = {"screen", "2", "lang", "zh", "go", "next", "draft", draft + "x"};
    assertThat(browser.post(wrong).expect(410).text()).contains("这个页面打开太久了");
    String[] right = {"screen", "2", "lang", "zh", "go", "next", "draft", draft};
    assertThat(browser(collection.link()).post(right).status()).isEqualTo(410);
  }
}
