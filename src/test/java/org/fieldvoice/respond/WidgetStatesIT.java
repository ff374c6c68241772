package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.Axe;
import org.fieldvoice.questionnaire.FormLogic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What questions look like in the middle of being answered, which {@link WidgetsIT} doesn't come
 * to: in both directions of writing, light, dark and in the colours that a system forces.
 */
class WidgetStatesIT {

  private static final FormLogic LOGIC = EveryType.logic();

  private final List<String> violations = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, NONE",
    "en, DARK, NONE",
    "ur, DARK, NONE",
    "ur, LIGHT, ACTIVE",
    "ar, LIGHT, NONE"
  })
  void everyStateIsAccessible(String language, ColorScheme scheme, ForcedColors forced) {
    NewContextOptions options =
        new NewContextOptions().setColorScheme(scheme).setForcedColors(forced);
    options.setViewportSize(360, 640).setIsMobile(true).setHasTouch(true);
    try (Phone phone =
        new Phone(language.equals("ar") ? EveryType.speaking("ar") : LOGIC, options)) {
      phone.openWhole(language);
      seeks(phone);
      isWrong(phone);
      isHalfWay(phone);
      hasTwoRounds(phone);
      readsLargeLetters(phone);
      assertThat(phone.complaints()).isEmpty();
    }
    assertThat(violations).isEmpty();
  }

  private void look(Phone phone, String state) {
    phone.page().waitForFunction("() => !document.getAnimations().length");
    Axe.violations(phone.page()).forEach(violation -> violations.add(state + ": " + violation));
    Object fits = phone.page().evaluate("document.documentElement.scrollWidth <= innerWidth");
    assertThat(fits).as(state + " fits").isEqualTo(true);
  }

  private static Locator row(Phone phone, String value) {
    return phone.screen().locator("[value='" + value + "'] + span");
  }

  /** A list that is searched: something found and chosen, then nothing found. */
  private void seeks(Phone phone) {
    phone.show("area");
    row(phone, "a1").click();
    phone.show("towns");
    phone.screen().locator("[type=search]").fill("1171");
    assertThat(phone.screen().locator(".row:visible")).hasCount(1);
    look(phone, "found");
    row(phone, "t1171").click();
    look(phone, "chosen of what was found");
    phone.screen().locator("[type=search]").fill("no such town");
    assertThat(phone.screen().locator(".row:visible")).hasCount(1);
    look(phone, "nothing found");
  }

  private void isWrong(Phone phone) {
    phone.show("age");
    phone.screen().locator("input").fill("12");
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasCount(1);
    look(phone, "an answer that the form doesn't take");
    phone.screen().locator("summary").click();
    look(phone, "more guidance");
  }

  private void isHalfWay(Phone phone) {
    phone.show("order");
    phone.screen().locator(".rank .down").first().click();
    look(phone, "an order");
    phone.show("slider");
    phone.screen().locator(".slider").press("ArrowRight");
    look(phone, "a slider");
    phone.show("words");
    phone.screen().locator("textarea").fill("a".repeat(201));
    assertThat(phone.screen().locator(".said")).containsText("201");
    look(phone, "more letters than there may be");
    phone.show("place");
    phone.screen().locator("summary").click();
    look(phone, "a place in numbers");
    phone.show("street");
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasCount(1);
    look(phone, "one of several on a screen is missing");
  }

  private void hasTwoRounds(Phone phone) {
    phone.show("child[1]/child_name");
    for (int round = 1; round <= 2; round++) {
      if (round > 1) {
        phone.screen().locator(".add:visible").click();
      }
      phone.page().locator("[name='child[" + round + "]/child_name']").fill("A" + round);
      phone.next();
      phone.page().locator("[name='child[" + round + "]/child_age']").fill("7");
      phone.next();
      assertThat(phone.screen().locator(".round:visible")).hasCount(round);
    }
    look(phone, "two rounds");
  }

  private void readsLargeLetters(Phone phone) {
    for (int i = 0; i < 2; i++) {
      phone.page().locator(".tool:visible").first().click();
    }
    for (String question : List.of("one", "likert", "m1", "order", "slider", "stars", "place")) {
      phone.show(question);
      look(phone, question + " in large letters");
    }
  }

  @Test
  void whereOneReadsFromTheRightNumbersAreStillReadFromTheLeft() {
    try (Phone phone = new Phone(LOGIC, ColorScheme.LIGHT)) {
      phone.openWhole("ur");
      for (String question : List.of("age", "weight", "way", "field")) {
        phone.show(question);
        Locator field = phone.screen().locator("input, textarea").first();
        assertThat(field).hasCSS("direction", "ltr");
        assertThat(field).hasCSS("text-align", "right");
      }
      phone.show("words");
      assertThat(phone.screen().locator("textarea")).hasCSS("direction", "rtl");
    }
  }
}
