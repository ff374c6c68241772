package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone keeps, and for how long, when the network comes and goes. */
class KeptIT extends SampleOnPhone {

  /** The document among what is cached. */
  private static String page(String cached) {
    return cached.substring(cached.indexOf("<!doctype"), cached.indexOf("</html>"));
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
    Page phone = finishedWithoutANetwork(lang);
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
    Page phone = finishedWithoutANetwork("en");
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
    Page phone = finishedWithoutANetwork("en");
    phone.context().setOffline(false);
    phone.navigate(address() + "/r/" + other + "?lang=en");
    phone.waitForCondition(() -> collection.count() == 1);
  }

  @Test
  void anotherLinksPageOpensThoughTheNetworkBrokeOffOnce() {
    Page phone = open(phone("en"), "en");
    Stored.waitForPage(phone);
    AtomicInteger asked = new AtomicInteger();
    String other = "/r/" + collection.link();
    phone
        .context()
        .route(
            "**" + other + "*",
            route -> {
              if (asked.getAndIncrement() == 0) {
                route.abort("connectionreset");
              } else {
                route.resume();
              }
            });
    phone.navigate(address() + other + "?lang=en");
    assertThat(screen(phone)).isVisible();
    assertThat(asked).hasValue(2);
  }

  @Test
  void whereNoPageIsKeptThePhoneShowsWhatTheServerSays() {
    Page phone = open(phone("en"), "en");
    Stored.waitForPage(phone);
    String other = "/r/" + collection.link();
    phone
        .context()
        .route(
            "**" + other + "*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("text/html")
                        .setBody("<h1>Please come back in a moment</h1>")));
    phone.navigate(address() + other + "?lang=en");
    assertThat(phone.locator("h1")).hasText("Please come back in a moment");
  }

  @Test
  void aReceiptThatNobodyHasSeenStandsBeforeANewBeginning() {
    String other = collection.link();
    Page first = finishedWithoutANetwork("en");
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
    assertThat(phone.locator("#sent")).isVisible();
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
    assertThat(phone.locator("#sent")).isVisible();
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
}
