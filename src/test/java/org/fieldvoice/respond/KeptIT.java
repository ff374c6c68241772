package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.UUID;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone keeps, and for how long, when the network comes and goes. */
class KeptIT extends BrowserTest {

  /** A phone whose database takes its time. */
  private static final String SLOW_TO_OPEN =
      """
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        const late = new Promise(resolve => setTimeout(resolve, 1500));
        const request = { result: null };
        late.then(() => {
          const real = open.call(this, name, version);
          real.onupgradeneeded = () => { request.result = real.result; request.onupgradeneeded(); };
          real.onsuccess = () => { request.result = real.result; request.onsuccess(); };
        });
        return request;
      };
      """;

  private String study;
  private Collection collection;
  private String token;

  @BeforeEach
  void collect() {
    study = newStudy();
    collection = Collection.in(server(), study);
    token = collection.link();
  }

  private Page open(Page page, String lang) {
    page.navigate(address() + "/r/" + token + "?lang=" + lang);
    page.locator(".tool").first().waitFor();
    return page;
  }

  private static Locator screen(Page page) {
    return page.locator(".screen:not([hidden])");
  }

  private static void choose(Page page, String name, String value) {
    screen(page).locator("[name='" + name + "'][value='" + value + "'] + span").click();
    next(page);
  }

  private static void next(Page page) {
    page.locator(".primary:visible").click();
  }

  /** The document among what is cached. */
  private static String page(String cached) {
    return cached.substring(cached.indexOf("<!doctype"), cached.indexOf("</html>"));
  }

  /** A picture of the page for whoever asks for one by -Dfieldvoice.test.pictures=folder. */
  private static void picture(Page page, String name) {
    String folder = System.getProperty("fieldvoice.test.pictures", "");
    if (!folder.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }

  @Test
  void thePageOpensAgainWithoutANetworkAndGoesOn() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    assertThat(screen(phone)).containsText("Your gender");
    Stored.waitForPage(phone);
    phone.context().setOffline(true);
    phone.reload();
    assertThat(screen(phone)).containsText("Your gender");
    assertThat(phone.locator("#say")).containsText("Welcome back");
    phone.navigate(address() + "/r/" + token + "?lang=zh");
    assertThat(screen(phone)).containsText("Your gender");
  }

  @Test
  void whatIsKeptCannotBeReadAndTheKeyCannotBeTaken() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    screen(phone).locator("[name=age]").fill("34");
    Stored.waitFor(phone, "draft:.*");
    Stored.waitForPage(phone);
    assertThat(Stored.contents(phone)).isNotEmpty().doesNotContain("female", "gender", "consent");
    assertThat(Stored.isKeyReadable(phone)).isEqualTo("false");
    assertThat(phone.evaluate("() => localStorage.length")).isEqualTo(0);
    assertThat(Stored.cached(phone)).contains("Your gender").doesNotContain("\"female\":true");
    assertThat(phone.context().cookies()).isEmpty();
  }

  @Test
  void noAnswerIsInThePageThatTheWorkerKeeps() {
    Page phone = open(phone("en"), "en");
    Stored.waitForPage(phone);
    phone.reload();
    choose(phone, "consent", "yes");
    String before = page(Stored.cached(phone));
    choose(phone, "gender", "female");
    phone.reload();
    assertThat(screen(phone)).containsText("How old are you?");
    assertThat(page(Stored.cached(phone))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void whoSendsWithoutANetworkIsToldThatItIsKeptAndItGoesWhenTheNetworkIsBack(String lang) {
    Page phone = open(phone("en"), lang);
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    assertThat(phone.locator("#why"))
        .containsText(lang.equals("zh") ? "保存在这部手机上" : "kept on this phone");
    picture(phone, "kept-" + lang);
    assertThat(collection.count()).isEqualTo(0);
    phone.context().setOffline(false);
    assertThat(phone.locator("#sent")).isVisible();
    Stored.waitFor(phone, "");
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whatWasFinishedWithoutANetworkIsSentWhenThePageIsOpenedAgain() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    Page other = phone.context().newPage();
    phone.close();
    other.context().setOffline(false);
    other.navigate(address() + "/r/" + token + "?lang=en");
    assertThat(other.locator("#sent")).isVisible();
    assertThat(other.locator("#code")).hasText(java.util.regex.Pattern.compile("\\S{4,}"));
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whatWasFinishedIsSentFromAClosedLinksPageToo() {
    String other = collection.link();
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.context().setOffline(false);
    phone.navigate(address() + "/r/" + other + "?lang=en");
    phone.waitForCondition(() -> collection.count() == 1);
  }

  @Test
  void whatWaitsForALinkThatHasClosedIsKeptAsLongAsItMayOpenAgain() {
    String other = collection.link();
    Page first = open(phone("en"), "en");
    choose(first, "consent", "no");
    first.context().setOffline(true);
    collection.close(token);
    next(first);
    assertThat(first.locator("#waiting")).isVisible();
    Page phone = first.context().newPage();
    first.close();
    phone.context().setOffline(false);
    phone.navigate(address() + "/r/" + other + "?lang=en");
    phone.waitForTimeout(3000);
    Stored.waitFor(phone, "(?s).*out:.*");
  }

  @Test
  void aReceiptThatNobodyHasSeenStandsBeforeANewBeginning() {
    String other = collection.link();
    Page first = open(phone("en"), "en");
    choose(first, "consent", "no");
    first.context().setOffline(true);
    next(first);
    assertThat(first.locator("#waiting")).isVisible();
    Page phone = first.context().newPage();
    first.close();
    phone.context().setOffline(false);
    phone.navigate(address() + "/r/" + other + "?lang=en");
    Stored.waitFor(phone, "(?s).*done:.*");
    Page early = phone.context().newPage();
    phone.close();
    early.addInitScript(
        "Object.defineProperty(window, 'fieldvoice', { get: () => () => 0, set() {} });");
    early.navigate(address() + "/r/" + token + "?lang=en");
    assertThat(early.locator("#waiting")).isVisible();
    assertThat(early.locator("#f")).isHidden();
    Page whole = early.context().newPage();
    whole.navigate(address() + "/r/" + token + "?lang=en");
    assertThat(whole.locator("#sent")).isVisible();
    Stored.waitFor(whole, "(?!.*(done|out):).*");
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whatIsAcknowledgedIsKeptNoLonger() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    Stored.waitFor(phone, "draft:.*");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    Stored.waitFor(phone, "");
    phone.reload();
    assertThat(screen(phone).locator("[value=no]")).not().isChecked();
  }

  @Test
  void whatTheServerHasNotAcknowledgedIsSentAgainAndStoredOnce() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    phone.route(
        "**/responses",
        route -> {
          route.fetch();
          route.abort("connectionreset");
        });
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
    phone.unroute("**/responses");
    assertThat(phone.locator("#sent")).isVisible(new IsVisibleOptions().setTimeout(20_000));
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void aHotelsSignInPageIsNoReceipt() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    phone.route(
        "**/responses",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("text/html")
                    .setBody("<h1>Welcome, guest</h1>")));
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.unroute("**/responses");
    assertThat(phone.locator("#sent")).isVisible(new IsVisibleOptions().setTimeout(20_000));
  }

  @Test
  void twoTabsOfOnePhoneSendOneResponse() {
    Page first = open(phone("en"), "en");
    screen(first).locator("[name=consent][value=no] + span").click();
    first.waitForTimeout(700);
    Page second = open(first.context().newPage(), "en");
    assertThat(screen(second).locator("[value=no]")).isChecked();
    next(second);
    next(second);
    assertThat(second.locator("#sent")).isVisible();
    next(first);
    assertThat(screen(first).locator("[value=no]")).not().isChecked();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void aTabThatWasOvertakenGoesOnWhereTheOtherIs() {
    Page first = open(phone("en"), "en");
    choose(first, "consent", "yes");
    assertThat(screen(first)).containsText("Your gender");
    first.waitForTimeout(700);
    Page second = open(first.context().newPage(), "en");
    choose(second, "gender", "female");
    screen(second).locator("[name=age]").fill("34");
    next(second);
    assertThat(screen(second)).containsText("highest level");
    choose(first, "gender", "male");
    assertThat(screen(first)).containsText("highest level");
  }

  @Test
  void anotherPhoneGoesOnWithTheCode() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    assertThat(phone.locator("p.later b")).isVisible();
    String code = phone.locator("p.later b").textContent();
    picture(phone, "code");
    phone.waitForTimeout(1000);
    Page other = phone("en");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    other
        .locator("#page")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(screen(other)).containsText("How old are you?");
    other.locator(".back").click();
    assertThat(screen(other).locator("[value=female]")).isChecked();
  }

  @Test
  void anotherPhoneTakesTheAgreementAndTheCountsAlong() {
    new Agreed(server(), study).required("# 谁在问", "# Who asks");
    Page phone = phone("en");
    phone.navigate(address() + "/r/" + token + "?lang=en");
    phone.locator("#agree .primary").click();
    choose(phone, "consent", "no");
    String code = phone.locator("p.later b").textContent();
    Page other = phone("en");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    assertThat(other.locator("#say")).containsText("Welcome back");
    assertThat(other.locator("#agree")).isHidden();
    next(other);
    assertThat(other.locator("#sent")).isVisible();
    String path = "studies/" + study + Collection.RESPONSES;
    JsonObject listed = server().get(path).expect(200).json();
    String id = listed.getJsonArray("responses").getJsonObject(0).getString("instanceId");
    JsonObject response = server().get(path + "/" + id).expect(200).json();
    assertThat(response.getJsonObject("agreement").getInt("sheet")).isEqualTo(1);
    JsonObject counted = response.getJsonObject("paradata");
    assertThat(counted.getInt("turns")).isGreaterThanOrEqualTo(3);
    assertThat(counted.getJsonObject("screens")).containsKeys("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete window.indexedDB; Object.defineProperty(window, 'indexedDB', { value: undefined });",
        "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
            + "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
      })
  void browsersThatLackSomethingStillSend(String lack) {
    Page phone = phone("en");
    phone.addInitScript(lack);
    open(phone, "en");
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    assertThat(phone.locator("#why"))
        .containsText(lack.contains("throw") ? "keep this page open" : "kept on this phone");
    phone.context().setOffline(false);
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void agreementThatIsMissingIsAskedForAndTheAnswersStay() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    new Agreed(server(), study).required("# 谁在问", "# Who asks");
    next(phone);
    assertThat(phone.locator("#agree")).isVisible();
    phone.locator("#agree .primary").click();
    assertThat(screen(phone)).containsText("You do not need to answer anything else");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whoAnswersBeforeTheScriptIsReadyGoesOnWhenItIs() {
    Page phone = phone("en");
    phone.addInitScript(SLOW_TO_OPEN);
    phone.navigate(address() + "/r/" + token + "?lang=en");
    choose(phone, "consent", "no");
    assertThat(screen(phone)).containsText("You do not need to answer anything else");
    phone.locator(".back").click();
    assertThat(screen(phone).locator("[value=no]")).isChecked();
  }

  /** Asks for a file, then for a text; where the study's questionnaires are. */
  private String papers() {
    String forms = "studies/" + study + "/questionnaires";
    String[] survey = {
      "type|name|label", "file|paper|Please send a file", "text|words|What is in it?"
    };
    server()
        .upload(
            forms,
            WorkbookBuilder.xlsx()
                .sheet("survey", survey)
                .sheet("settings", "form_title|form_id", "Papers|papers")
                .bytes(),
            "application/octet-stream")
        .expect(201);
    server().post(forms + "/papers/versions/1/publication", "").expect(204);
    token = collection.link("questionnaire", "papers");
    return forms;
  }

  private static void chooseFile(Page phone) {
    screen(phone)
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("a.pdf", "application/pdf", new byte[300_000]));
  }

  @ParameterizedTest
  @CsvSource({"quick,false", "quick,true", "slow,false", "slow,true"})
  void aFileThatIsChosenBeforeTheRestOfThePageHasComeIsSentToo(
      String database, boolean closedMeanwhile) {
    String forms = papers();
    Page phone = phone("en");
    if (database.equals("slow")) {
      phone.addInitScript(SLOW_TO_OPEN);
    }
    phone.route("**/r/assets/**", Route::abort);
    phone.navigate(address() + "/r/" + token);
    chooseFile(phone);
    Stored.waitFor(phone, "(?s).*file:.*");
    next(phone);
    assertThat(screen(phone)).containsText("What is in it?");
    if (closedMeanwhile) {
      Stored.waitFor(phone, "(?s).*draft:.*");
      phone.reload();
      assertThat(screen(phone)).containsText("What is in it?");
    }
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.unroute("**/r/assets/**");
    assertThat(phone.locator("#sent")).isVisible(new IsVisibleOptions().setTimeout(20_000));
    assertThat(server().get(forms + "/papers/responses.ndjson").text()).contains("attachment");
  }

  @Test
  void aScreenThatIsPostedBeforeTheScriptIsThereDoesNotCoverWhatThePhoneKeeps() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    phone.waitForTimeout(700);
    phone.evaluate("() => HTMLFormElement.prototype.submit.call(document.getElementById('f'))");
    assertThat(screen(phone)).containsText("How old are you?");
    phone.locator(".back").click();
    assertThat(screen(phone).locator("[value=female]")).isChecked();
  }

  @Test
  void aLinkThatClosedMeanwhileSaysSo() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    assertThat(phone.locator("p.later b")).isVisible();
    collection.close(token);
    next(phone);
    assertThat(phone.locator("#refused")).containsText("This questionnaire is closed");
  }

  @Test
  void aLinkThatClosesInTheMiddleSaysSoAndTheAnswersStayOnThePhone() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    assertThat(phone.locator("p.later b")).isVisible();
    collection.close(token);
    choose(phone, "gender", "female");
    assertThat(phone.locator("#refused")).containsText("This questionnaire is closed");
    Stored.waitFor(phone, "(?s).*draft:.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ur"})
  void aLinkForOneThatSomebodyElseHasUsedMeanwhileSaysSo(String lang) {
    token = collection.link("singleUse", true);
    Page phone = open(phone(lang), lang);
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    stranger()
        .post(
            "/r/" + token + "/responses",
            "{\"instanceId\":\""
                + UUID.randomUUID()
                + "\",\"version\":1,\"language\":\"zh\","
                + "\"answers\":{\"consent\":\"no\"}}")
        .expect(201);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.context().setOffline(false);
    String tag = lang.equals("ur") ? "zh" : lang;
    assertThat(phone.locator("#refused")).containsText(Words.in(tag).say("gone.spent"));
    phone.reload();
    assertThat(phone.locator("h1")).hasText(Words.in(lang).say("gone.spent"));
  }
}
