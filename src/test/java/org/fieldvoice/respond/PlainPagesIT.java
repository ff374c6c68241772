package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.Axe;
import org.fieldvoice.Chromium;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Axe needs a script to look at what is sent to a browser without one: it looks in a browser that
 * runs scripts, at the page without its own.
 */
class PlainPagesIT extends ServerTest {

  private static final int MANY = 35;

  @ParameterizedTest
  @CsvSource({"en, LIGHT", "ur, DARK"})
  void everyTypeIsAccessibleEmptyOrWithAnError(String language, ColorScheme scheme) {
    Collection collection = Collection.in(server(), newStudy());
    String token = collection.linkTo("every_type", EveryType.workbook());
    PlainBrowser browser = new PlainBrowser(stranger(), token);
    String draft = PlainBrowser.draftOf(post(browser, "", 1, language, "next"));
    NewContextOptions options =
        new NewContextOptions().setBypassCSP(true).setColorScheme(scheme).setViewportSize(360, 640);
    List<String> violations = new ArrayList<>();
    int number = 1;
    try (BrowserContext context = Chromium.browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(address() + "/r/" + token + "/answers?lang=" + language);
      Answer answer = shown(browser, draft, number, language);
      while (answer.text().contains("name=\"screen\" value=\"" + number + "\"")) {
        page.setContent(withoutItsScript(answer.text()));
        String where = page.locator("[data-q]").first().getAttribute("data-q");
        Axe.violations(page).forEach(violation -> violations.add(where + ": " + violation));
        Object fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth");
        assertThat(fits).as(where + " fits").isEqualTo(true);
        answer = shown(browser, draft, ++number, language);
      }
    }
    assertThat(violations).isEmpty();
    assertThat(number).isGreaterThan(MANY);
  }

  /** A screen as it is where nothing is answered: with what is wrong, if anything is. */
  private static Answer shown(PlainBrowser browser, String draft, int number, String language) {
    Answer next = post(browser, draft, number, language, "next");
    return next.status() == 422 ? next : post(browser, draft, number, language, "lang:" + language);
  }

  private static Answer post(
      PlainBrowser browser, String draft, int number, String language, String go) {
    String screen = String.valueOf(number);
    return browser.post("screen", screen, "lang", language, "go", go, "draft", draft);
  }

  private static String withoutItsScript(String html) {
    return html.replaceAll("(?s)<script.*?</script>", "").replaceAll("</?noscript>", "");
  }
}
