package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.fieldvoice.Axe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and choices that are heard: in the form's own voice, or in that of the device. */
class ListeningIT {

  /** A device with a voice in English, Urdu and Arabic, which writes down what it says. */
  static final String A_VOICE =
      """
      window.said = [];
      window.SpeechSynthesisUtterance = function (text) { this.text = text; };
      speechSynthesis.getVoices = () => [{ lang: 'en-US' }, { lang: 'ur-PK' }, { lang: 'ar-EG' }];
      speechSynthesis.speak = words => { said.push(words.text); setTimeout(words.onend); };
      """;

  /** The line of a button that listens is not of the colour that is behind it. */
  private static final String SEEN =
      """
      button => {
        const style = getComputedStyle(button);
        const row = getComputedStyle(button.previousElementSibling.querySelector('span'));
        return style.color !== (style.backgroundColor === 'rgba(0, 0, 0, 0)' ? row : style).backgroundColor;
      }
      """;

  /** What of the choices lies under a button that listens: their circle, the tick in it. */
  private static final String UNDER =
      """
      button => {
        const box = button.getBoundingClientRect();
        const row = button.previousElementSibling.querySelector('span');
        const circle = getComputedStyle(row, '::before');
        const at = row.getBoundingClientRect();
        const [left, top] = [at.left + parseFloat(circle.left), at.top + parseFloat(circle.top)];
        return left < box.right && left + 22 > box.left && top < box.bottom && top + 22 > box.top;
      }
      """;

  private final Phone phone = new Phone(EveryType.logic(), ColorScheme.LIGHT);

  @AfterEach
  void putAway() {
    phone.close();
  }

  @Test
  void theFormsOwnRecordingIsPlayedAndWithoutAVoiceNothingElseOffersToListen() {
    phone.openWhole("en");
    phone.show("pictures");
    assertThat(phone.screen().locator(".listen:visible")).hasCount(2);
    phone.screen().locator(".listen:visible").first().click();
    assertThat(phone.screen().locator(".listen.now")).hasCount(0);
    assertThat(phone.asked()).anyMatch(address -> address.contains("question.wav"));
    phone.show("likert");
    assertThat(phone.screen().locator(".listen:visible")).hasCount(0);
  }

  private Object heard(String question, String button) {
    phone.show(question);
    phone.page().evaluate("() => { window.said = []; }");
    phone.screen().locator(".listen:visible").first().waitFor();
    phone.screen().getByRole(AriaRole.BUTTON, named(button)).click();
    return phone.page().evaluate("() => said.join(' | ')");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void theDevicesVoiceReadsEachQuestionAndEachChoiceHoweverTheyAreChosen() {
    phone.page().addInitScript(A_VOICE);
    phone.openWhole("en");
    assertThat(heard("likert", "Listen")).isEqualTo("The work is hard");
    assertThat(heard("likert", "Listen: Partly")).isEqualTo("Partly");
    assertThat(heard("menu", "Listen")).isEqualTo("The pay is fair. Very much. Partly. Not at all");
    assertThat(heard("towns", "Listen: Town 2")).isEqualTo("Town 2");
    assertThat(heard("order", "Listen: Fair")).isEqualTo("Fair");
    assertThat(Axe.violations(phone.page())).isEmpty();
    assertThat(heard("named", "Listen")).asString().contains("How warm is it?", "Mild", "Hot");
    assertThat(heard("age", "Listen")).asString().startsWith("How old are you?");
  }

  @Test
  void eachScreenIsReadAloudByItselfForWhoWantsIt() {
    phone.page().addInitScript(A_VOICE);
    phone.openWhole("en");
    Locator tool =
        phone.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Read aloud"));
    tool.click();
    phone.page().waitForFunction("() => said.some(words => words.includes('Thank you'))");
    phone.next();
    phone.page().waitForFunction("() => said.some(words => words.includes('Do you work here?'))");
    phone.page().waitForFunction("() => said.includes('No')");
    phone.openWhole("en");
    assertThat(tool).hasAttribute("aria-pressed", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ur"})
  void theButtonThatReadsAChoiceIsSeenWhenItIsChosenAndHidesNothing(String language) {
    phone.page().addInitScript(A_VOICE);
    phone.openWhole(language);
    for (String question : List.of("one", "likert", "columns")) {
      phone.show(question);
      phone.screen().locator(".row > span").first().click();
      Locator listen = phone.screen().locator(".cell .listen").first();
      for (int width : List.of(320, 360, 640)) {
        phone.page().setViewportSize(width, 640);
        phone.page().waitForFunction("() => !document.getAnimations().length");
        assertThat(listen).isVisible();
        assertThat(listen.evaluate(SEEN)).as(question + " is seen").isEqualTo(true);
        assertThat(listen.evaluate(UNDER)).as(question + ", " + width).isEqualTo(false);
      }
    }
  }
}
