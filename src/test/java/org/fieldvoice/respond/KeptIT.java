package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.Fieldvoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a phone keeps, for how long, and what a shared tablet does not. */
class KeptIT extends BrowserTest {

  private static final String NAMES =
      """
      () => new Promise(resolve => {
        const open = indexedDB.open('fieldvoice', 1);
        open.onsuccess = () => {
          const all = open.result.transaction('kept').objectStore('kept').getAllKeys();
          all.onsuccess = () => resolve(all.result.join(' '));
        };
      })
      """;

  private Collection collection;
  private String token;

  @BeforeEach
  void collect() {
    collection = Collection.in(server(), newStudy());
    token = collection.link();
  }

  private void open(Page page, String link) {
    page.navigate(address() + "/r/" + link + "?lang=en");
  }

  private static Locator screen(Page page) {
    return page.locator(".screen:not([hidden])");
  }

  private static void choose(Page page, String name, String value) {
    screen(page).locator("[name='" + name + "'][value='" + value + "'] + span").click();
    page.locator(".primary:visible").click();
  }

  private static void waitUntilKept(Page page, String names) {
    page.waitForCondition(() -> page.evaluate(NAMES).toString().matches(names));
  }

  @Test
  void thePageOpensAgainWithoutANetworkAndGoesOn() {
    Page phone = phone("en");
    open(phone, token);
    choose(phone, "consent", "yes");
    phone.waitForFunction(
        "() => caches.open('fieldvoice-1').then(c => c.match(location.href)).then(Boolean)");
    phone.context().setOffline(true);
    phone.reload();
    assertThat(screen(phone)).containsText("Your gender");
    assertThat(phone.locator("#say")).containsText("Welcome back");
  }

  @Test
  void noAnswerLiesOpenOnThePhone() {
    Page phone = phone("en");
    open(phone, token);
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    waitUntilKept(phone, "draft:.*");
    Object open =
        phone.evaluate(
            NAMES.replace("getAllKeys()", "getAll()")
                .replace(
                    "all.result.join(' ')",
                    "all.result.map(row => new TextDecoder().decode(row.data)).join(' ')"));
    assertThat(open.toString()).isNotEmpty().doesNotContain("female").doesNotContain("gender");
    assertThat(phone.evaluate("() => localStorage.length")).isEqualTo(0);
  }

  @Test
  void whatIsAcknowledgedIsKeptNoLonger() {
    Page phone = phone("en");
    open(phone, token);
    choose(phone, "consent", "no");
    phone.locator(".primary:visible").click();
    assertThat(phone.locator("#sent")).isVisible();
    waitUntilKept(phone, "");
  }

  @Test
  void twoTabsOfOnePhoneSendOneResponse() {
    Page first = phone("en");
    open(first, token);
    waitUntilKept(first, "draft:.*");
    Page second = first.context().newPage();
    open(second, token);
    choose(first, "consent", "no");
    choose(second, "consent", "no");
    first.locator(".primary:visible").click();
    assertThat(first.locator("#sent")).isVisible();
    second.evaluate("() => document.querySelector('.primary').click()");
    second.waitForTimeout(1500);
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void anotherPhoneGoesOnWithTheCode() {
    Page phone = phone("en");
    open(phone, token);
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    String code = phone.locator("p.later b").textContent();
    phone.waitForTimeout(1500);
    Page other = phone("en");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    other.locator("#page").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    assertThat(screen(other)).containsText("How old are you?");
    other.locator(".back").click();
    assertThat(screen(other).locator("[value=female]")).isChecked();
  }

  @Test
  void aSharedTabletForgetsWhoeverWasThereAndEndsByPin() {
    String kiosk = collection.link("mode", "kiosk", "pin", "2580", "idleSeconds", 60);
    Page tablet = phone("en");
    open(tablet, kiosk);
    choose(tablet, "consent", "no");
    assertThat(tablet.evaluate(NAMES)).isEqualTo("");
    tablet.locator(".primary:visible").click();
    assertThat(tablet.locator("#sent")).isVisible();
    tablet.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next person")).click();
    assertThat(screen(tablet)).containsText("Do you agree");
    assertThat(screen(tablet).locator("[value=no]")).not().isChecked();
    waitUntilKept(tablet, "");
    tablet.locator(".exit").click();
    tablet.locator(".pin").fill("1111");
    tablet.locator(".over .primary").click();
    assertThat(tablet.locator(".over .error")).hasText("This PIN is not right.");
    tablet.locator(".pin").fill("2580");
    tablet.locator(".over .primary").click();
    assertThat(tablet.locator("h1")).containsText("no longer in use");
  }

  @Test
  void aPinIsNotGuessedQuickly() {
    String kiosk = collection.link("mode", "kiosk", "pin", "2580");
    String path = "/r/" + kiosk + "/kiosk/end";
    stranger().post(path, Fieldvoice.json("pin", "2580")).expect(204);
    for (int i = 0; i < 5; i++) {
      stranger().post(path, Fieldvoice.json("pin", "000" + i)).expect(403);
    }
    assertThat(stranger().post(path, Fieldvoice.json("pin", "2580")).status()).isEqualTo(429);
  }
}
