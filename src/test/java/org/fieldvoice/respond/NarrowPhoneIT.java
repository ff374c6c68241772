package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.IntStream;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is long or wide on a phone of 360×640, in a real Chromium without a server. */
class NarrowPhoneIT {

  private static final WorkbookBuilder SCALE =
      survey("type|name|label|parameters", "range|use|How useful?|start=0 end=10");

  private static WorkbookBuilder survey(String... lines) {
    return WorkbookBuilder.xlsx().sheet("survey", lines);
  }

  private static Phone phone(WorkbookBuilder workbook) {
    return new Phone(FormLogic.of(workbook.form()), ColorScheme.LIGHT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "Maria Isabel Guadalupe Villanueva y Ortega"
      })
  void aRoundKeepsItsButtonsBesideItHoweverLongItsName(String name) {
    try (Phone phone =
        phone(
            survey(
                "type|name|label",
                "begin_repeat|person|Person|",
                "text|name|Name",
                "end_repeat||"))) {
      phone.openWhole("en");
      phone.screen().locator("input:visible").fill(name);
      phone.next();
      Locator change = phone.screen().locator(".open:visible");
      picture(phone.page(), "round-" + name.substring(0, 5));
      BoundingBox heading = phone.screen().locator(".roundhead h2").boundingBox();
      BoundingBox button = change.boundingBox();
      assertThat(button.x).isGreaterThanOrEqualTo(heading.x + heading.width);
      assertThat(button.x + button.width).isLessThanOrEqualTo(360);
      assertThat(button.y).isBetween(heading.y - 48, heading.y + heading.height);
    }
  }

  @Test
  void aQuestionsTitleIsSeenBesideWhatIsWrongWithItsAnswer() {
    String[] choices =
        IntStream.rangeClosed(0, 12)
            .mapToObj(i -> i == 0 ? "list_name|name|label" : "town|t" + i + "|Town " + i)
            .toArray(String[]::new);
    String hint = "Take the town in which you have lived for most of the time. ".repeat(8);
    try (Phone phone =
        phone(
            survey(
                    "type|name|label|hint|required|appearance",
                    "begin_group|home||||field-list",
                    "select_one town|town|Which town?|" + hint + "|yes|",
                    "text|street|Which street?|" + hint + "|yes|",
                    "end_group||||")
                .sheet("choices", choices))) {
      phone.openWhole("en");
      phone.page().evaluate("scrollTo(0, document.documentElement.scrollHeight)");
      phone.next();
      seenTogether(phone, "town", "legend");
      picture(phone.page(), "title-beside-error");
      phone.screen().locator("[name=town][value=t2] + span").click();
      phone.page().evaluate("scrollTo(0, 0)");
      phone.next();
      seenTogether(phone, "street", ".label");
    }
  }

  private static void seenTogether(Phone phone, String question, String title) {
    Locator asked = phone.screen().locator("[data-q=" + question + "]");
    IsInViewportOptions whole = new IsInViewportOptions().setRatio(1);
    assertThat(asked.locator("input").first()).isFocused();
    assertThat(asked.locator(".error")).isInViewport(whole);
    assertThat(asked.locator(title)).isInViewport(whole);
  }

  @Test
  void withoutAScriptAScalesEndsStandWithADashBetweenThem() {
    NewContextOptions without =
        new NewContextOptions().setViewportSize(360, 640).setJavaScriptEnabled(false);
    try (Phone phone = new Phone(FormLogic.of(SCALE.form()), without)) {
      phone.open("en");
      Locator ends = phone.screen().locator(".ends > *");
      picture(phone.page(), "scale-ends");
      assertThat(ends).hasText(new String[] {"0", "–", "10"});
      BoundingBox dash = ends.nth(1).boundingBox();
      assertThat(dash.height).isGreaterThan(12);
      assertThat(ends.nth(2).boundingBox().x - dash.x).isLessThan(48);
    }
  }

  @Test
  void withAScriptTheyStandAtTheSlidersEnds() {
    try (Phone phone = phone(SCALE)) {
      phone.openWhole("en");
      Locator ends = phone.screen().locator(".ends > *");
      assertThat(ends.nth(1)).hasCSS("opacity", "0");
      assertThat(ends.nth(2).boundingBox().x).isGreaterThan(300);
    }
  }
}
