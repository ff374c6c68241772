package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Map;
import org.fieldvoice.Axe;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tablet that many people use, one after the other, keeps nothing of any of them. */
class KioskIT extends BrowserTest {

  private static final String PIN = "2580";

  private Collection collection;
  private String token;
  private Page tablet;

  @BeforeEach
  void putUp() {
    collection = Collection.in(server(), newStudy());
    token = collection.link("mode", "kiosk", "kiosk", Map.of("pin", PIN, "idleSeconds", 60));
    tablet = phone("en");
    open();
  }

  private void open() {
    tablet.navigate(address() + "/r/" + token + "?lang=en");
    assertThat(tablet.locator(".exit")).isVisible();
  }

  private Locator screen() {
    return tablet.locator(".screen:not([hidden])");
  }

  private void choose(String name, String value) {
    screen().locator("[name='" + name + "'][value='" + value + "'] + span").click();
    tablet.locator(".primary:visible").click();
  }

  private void isAtItsBeginning() {
    assertThat(screen()).containsText("Do you agree");
    assertThat(screen().locator("input:checked")).hasCount(0);
    Stored.waitFor(tablet, "");
    assertThat(tablet.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void theNextPersonFindsNothingOfTheLast() {
    choose("consent", "yes");
    choose("gender", "female");
    screen().locator("[name=age]").fill("34");
    assertThat(Stored.names(tablet)).isEmpty();
    tablet.locator(".primary:visible").click();
    assertThat(screen()).containsText("highest level");
    assertThat(tablet.evaluate("() => history.length")).isEqualTo(2);
    tablet.reload();
    isAtItsBeginning();
    assertThat(Stored.cached(tablet)).doesNotContain("value=\\\"34");
  }

  @Test
  void aPageThatTheBrowserHasKeptWholeBeginsAnew() {
    choose("consent", "yes");
    assertThat(screen()).containsText("Your gender");
    tablet.evaluate(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    isAtItsBeginning();
  }

  @Test
  void itBeginsAnewAfterTheAnswersWereSent() {
    choose("consent", "no");
    tablet.locator(".primary:visible").click();
    assertThat(tablet.locator("#sent")).isVisible();
    assertThat(tablet.locator("#download")).isHidden();
    assertThat(tablet.locator("#more .qr img")).isVisible();
    assertThat(tablet.locator("#more form")).hasCount(0);
    picture(tablet, "kiosk-sent");
    tablet.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next person")).click();
    isAtItsBeginning();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void neitherBackNorForwardBringsAnswersAgain() {
    tablet.navigate("about:blank");
    open();
    choose("consent", "yes");
    choose("gender", "female");
    tablet.goBack();
    assertThat(tablet).hasURL("about:blank");
    tablet.goForward();
    isAtItsBeginning();
  }

  @Test
  void itBeginsAnewWhenNobodyTouchesIt() {
    tablet.clock().install();
    open();
    choose("consent", "yes");
    assertThat(screen()).containsText("Your gender");
    tablet.clock().runFor(61_000);
    Locator asked = tablet.getByRole(AriaRole.ALERTDIALOG);
    assertThat(asked).containsText("Are you still there?");
    picture(tablet, "kiosk-idle");
    assertThat(Axe.violations(tablet, ".over")).isEmpty();
    asked.getByRole(AriaRole.BUTTON).click();
    assertThat(asked).isHidden();
    assertThat(screen()).containsText("Your gender");
    tablet.clock().runFor(61_000);
    assertThat(asked).isVisible();
    tablet.clock().runFor(16_000);
    isAtItsBeginning();
    assertThat(collection.count()).isEqualTo(0);
  }

  @Test
  void aTouchStartsTheTimeAnew() {
    tablet.clock().install();
    open();
    choose("consent", "yes");
    tablet.clock().runFor(50_000);
    screen().locator("[value=female] + span").click();
    tablet.clock().runFor(50_000);
    assertThat(tablet.getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
  }

  @Test
  void nobodyIsAskedWhereNothingWasBegun() {
    tablet.clock().install();
    open();
    tablet.clock().runFor(200_000);
    assertThat(tablet.getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
  }

  @Test
  void withoutANetworkFinishedAnswersWaitAndTheNextPersonBegins() {
    choose("consent", "no");
    Stored.waitForPage(tablet);
    tablet.context().setOffline(true);
    tablet.locator(".primary:visible").click();
    assertThat(tablet.locator("#waiting")).isVisible();
    assertThat(Axe.violations(tablet)).isEmpty();
    assertThat(Stored.names(tablet)).startsWith("out:");
    assertThat(Stored.contents(tablet)).doesNotContain("consent");
    picture(tablet, "kiosk-waiting");
    tablet.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next person")).click();
    assertThat(screen()).containsText("Do you agree");
    assertThat(tablet.locator(".exit")).isVisible();
    tablet.context().setOffline(false);
    isAtItsBeginning();
    tablet.waitForCondition(() -> collection.count() == 1);
  }

  @Test
  void anotherLanguageKeepsTheAnswersAndLeavesNoTrace() {
    choose("consent", "yes");
    screen().locator("[value=female] + span").click();
    tablet.locator("a.lang").click();
    assertThat(screen()).containsText("您的性别");
    assertThat(screen().locator("[value=female]")).isChecked();
    assertThat(tablet.evaluate("() => sessionStorage.length")).isEqualTo(0);
    Stored.waitFor(tablet, "");
  }

  @Test
  void aFileThatWasChosenWithoutANetworkOutlivesAnotherLanguage() {
    String[] survey = {
      "type|name|label::English (en)|label::中文 (zh)",
      "file|paper|Please send a file|请发送文件",
      "text|words|What is in it?|里面是什么？"
    };
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", survey)
            .sheet("settings", "form_title|form_id", "Papers|papers")
            .bytes();
    collection.linkTo("papers", workbook);
    token =
        collection.link("questionnaire", "papers", "mode", "kiosk", "kiosk", Map.of("pin", PIN));
    open();
    Stored.waitForPage(tablet);
    tablet.context().setOffline(true);
    FilePayload file = new FilePayload("a.pdf", "application/pdf", new byte[200_000]);
    screen().locator("input[type=file]").setInputFiles(file);
    assertThat(screen().locator(".state")).containsText(Words.in("en").say("fileKept"));
    tablet.locator(".tool:visible").first().click();
    tablet.evaluate("() => { window.before = true; }");
    tablet.locator("a.lang").click();
    tablet.waitForFunction("() => !window.before && document.querySelector('#f .tool')");
    Stored.waitFor(tablet, "");
    tablet.context().setOffline(false);
    tablet.locator(".primary:visible").click();
    tablet.locator(".primary:visible").click();
    assertThat(tablet.locator("#sent")).isVisible();
    String sent =
        server()
            .get("studies/" + collection.study() + "/questionnaires/papers/responses.ndjson")
            .text();
    assertThat(sent).contains("attachment");
    tablet.locator("#sent [data-again]").click();
    assertThat(screen().locator("input[type=file]")).isVisible();
    assertThat(tablet.evaluate("() => localStorage.length")).isEqualTo(0);
  }

  @Test
  void anotherLanguageIsCountedAndTheCountsGoOn() {
    choose("consent", "no");
    assertThat(screen()).containsText("You do not need to answer anything else");
    tablet.locator("a.lang").click();
    assertThat(tablet.locator("html")).hasAttribute("lang", "zh");
    tablet.locator(".primary:visible").click();
    assertThat(tablet.locator("#sent")).isVisible();
    JsonObject counted = collection.only().getJsonObject("paradata");
    assertThat(counted.getInt("languages")).isEqualTo(1);
    assertThat(counted.getJsonObject("screens")).containsKeys("1", "2");
  }

  @Test
  void itFillsTheScreenFromTheFirstTouchOn() {
    screen().locator("[value=yes] + span").click();
    tablet.waitForFunction("() => Boolean(document.fullscreenElement)");
  }

  @Test
  void onlyThePinEndsIt() {
    choose("consent", "yes");
    tablet.locator(".exit").click();
    picture(tablet, "kiosk-pin");
    assertThat(Axe.violations(tablet, ".over")).isEmpty();
    tablet.locator(".pin").fill("1111");
    tablet.locator(".over .primary").click();
    assertThat(tablet.locator(".over .error")).hasText("This PIN is not right.");
    tablet.locator(".pin").fill(PIN);
    tablet.locator(".over .primary").click();
    assertThat(tablet.locator("h1:visible")).containsText("no longer in use");
    tablet.waitForFunction("() => document.fullscreenElement === null");
    tablet.goBack();
    assertThat(tablet.locator("body")).not().containsText("Your gender");
  }

  @Test
  void theStudioAsksForThePinAndTheTimeWhereASharedTabletIsChosenOnly() {
    Page studio = desktop("en");
    openStudio(studio);
    studio.navigate(address() + "/studio/#/studies/" + collection.study() + "/field");
    studio.getByTestId("new-link").click();
    Locator pin = studio.locator("[name=pin]");
    assertThat(pin).isHidden();
    studio.locator("[name=mode][value=kiosk]").check();
    assertThat(pin).isVisible();
    pin.fill("12");
    studio.getByTestId("make-link").click();
    assertThat(studio.locator("#new-link")).isVisible();
    pin.fill("1357");
    studio.locator("[name=idleSeconds]").fill("45");
    assertThat(Axe.violations(studio, "#new-link")).isEmpty();
    studio.getByTestId("make-link").click();
    assertThat(studio.locator("#new-link")).isHidden();
    JsonArray links = server().get("studies/" + collection.study() + "/links").expect(200).array();
    String made =
        links.getValuesAs(JsonObject.class).stream()
            .map(link -> link.getString("token"))
            .filter(other -> !other.equals(token))
            .findFirst()
            .orElseThrow();
    String kiosk = stranger().get("/r/" + made + "/kiosk").expect(200).text();
    assertThat(kiosk).contains("45").doesNotContain("1357");
    stranger().post("/r/" + made + "/kiosk/end", Fieldvoice.json("pin", "1357")).expect(204);
  }

  @Test
  void aPinIsNotGuessedQuickly() {
    String path = "/r/" + token + "/kiosk/end";
    stranger().post(path, Fieldvoice.json("pin", PIN)).expect(204);
    for (int i = 0; i < 5; i++) {
      stranger().post(path, Fieldvoice.json("pin", "000" + i)).expect(403);
    }
    assertThat(stranger().post(path, Fieldvoice.json("pin", PIN)).status()).isEqualTo(429);
  }

  @Test
  void theServerKeepsNoDraftOfIt() {
    Fieldvoice.Answer answer =
        stranger()
            .withHeader("Draft-Key", "a".repeat(32))
            .put(
                "/r/" + token + "/draft",
                Fieldvoice.json(
                    "instanceId",
                    "7f1b1b5e-5a5c-4b0e-8b1e-5f0d7d0c1a11",
                    "version",
                    1,
                    "startedAt",
                    "2026-11-25T12:00:00+08:00",
                    "screen",
                    2,
                    "answers",
                    Map.of("consent", "yes")));
    assertThat(answer.status()).isEqualTo(400);
  }
}
