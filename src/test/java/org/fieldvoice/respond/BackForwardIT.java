package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GoBackOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import org.fieldvoice.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A browser that keeps a page whole, with its script, while another is shown, as those of phones
 * do: going back shows it as it was left.
 */
class BackForwardIT extends SampleOnPhone {

  private Browser browser;
  private Page phone;

  @BeforeEach
  void take() {
    browser = Chromium.keepingPages();
    phone =
        browser
            .newContext(new Browser.NewContextOptions().setViewportSize(360, 640).setLocale("en"))
            .newPage();
    phone.addInitScript("addEventListener('pageshow', e => { window.kept = e.persisted; });");
  }

  @AfterEach
  void putAway() {
    browser.close();
  }

  private void goBack() {
    phone.goBack(new GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
  }

  private void goAwayAndBack() {
    phone.navigate(address() + "/r/" + token + "/answers?lang=en");
    assertThat(phone.locator("#code")).isVisible();
    goBack();
  }

  private void isAsItWasLeft() {
    phone.waitForFunction("() => window.kept === true");
  }

  private void answersHalf() {
    open(phone, "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    screen(phone).locator("[name=age]").fill("34");
  }

  @Test
  void whoComesBackFindsWhatWasHalfTypedAndGoesOn() {
    answersHalf();
    goAwayAndBack();
    isAsItWasLeft();
    assertThat(screen(phone).locator("[name=age]")).hasValue("34");
    goBack();
    assertThat(screen(phone).locator("[name=gender][value=female]")).isChecked();
    next(phone);
    next(phone);
    assertThat(screen(phone)).containsText("highest level");
    Stored.waitForAnswer(phone, "\"age\":34");
  }

  @Test
  void whoComesBackAfterSendingFindsTheReceiptAndSendsNothingTwice() {
    open(phone, "en");
    choose(phone, "consent", "no");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    goAwayAndBack();
    isAsItWasLeft();
    assertThat(phone.locator("#sent")).isVisible();
    goBack();
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(phone.locator("#f")).isHidden();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void onASharedTabletNothingOfTheLastPersonComesBack() {
    token = collection.link("mode", "kiosk", "kiosk", Map.of("pin", "2580"));
    answersHalf();
    goAwayAndBack();
    isAtItsBeginning();
    choose(phone, "consent", "no");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    goAwayAndBack();
    isAtItsBeginning();
    assertThat(phone.locator("#sent")).isHidden();
  }

  private void isAtItsBeginning() {
    assertThat(screen(phone).locator("[name=consent]")).hasCount(2);
    assertThat(phone.locator("input:checked")).hasCount(0);
    assertThat(phone.locator("[name=age]")).hasValue("");
  }
}
