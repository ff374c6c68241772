package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.BeforeEach;

/** The sample questionnaire on phones, with a study and a link of each test's own. */
abstract class SampleOnPhone extends BrowserTest {

  String study;
  Collection collection;
  String token;

  @BeforeEach
  void collect() {
    study = newStudy();
    collection = Collection.in(server(), study);
    token = collection.link();
  }

  /** Opens the link and waits for what comes after the first question. */
  Page open(Page page, String lang) {
    page.navigate(address() + "/r/" + token + "?lang=" + lang);
    page.locator(".tool:visible").first().waitFor();
    return page;
  }

  /** The same without waiting, as whoever answers it. */
  Respondent arrive(Page page, String lang) {
    page.navigate(address() + "/r/" + token + "?lang=" + lang);
    return new Respondent(page);
  }

  static Locator screen(Page page) {
    return page.locator(".screen:not([hidden])");
  }

  static void choose(Page page, String name, String value) {
    screen(page).locator("[name='" + name + "'][value='" + value + "'] + span").click();
    next(page);
  }

  static void next(Page page) {
    page.locator(".primary:visible").click();
  }

  /** A phone whose owner has refused the survey, and whose answers wait for the network. */
  Page finishedWithoutANetwork(String lang) {
    Page phone = open(phone("en"), lang);
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    return phone;
  }
}
