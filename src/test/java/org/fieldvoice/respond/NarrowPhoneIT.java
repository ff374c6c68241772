package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is long or wide on a phone of 360×640, in a real Chromium without a server. */
class NarrowPhoneIT {

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
      SampleOnPhone.picture(phone.page(), "round-" + name.substring(0, 5));
      BoundingBox heading = phone.screen().locator(".roundhead h2").boundingBox();
      BoundingBox button = change.boundingBox();
      assertThat(button.x).isGreaterThanOrEqualTo(heading.x + heading.width);
      assertThat(button.x + button.width).isLessThanOrEqualTo(360);
      assertThat(button.y).isBetween(heading.y - 48, heading.y + heading.height);
    }
  }
}
