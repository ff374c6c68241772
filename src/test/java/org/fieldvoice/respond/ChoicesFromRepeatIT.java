package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.fieldvoice.Axe;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was named in a repeat is there to choose, in a real Chromium of a phone's size. */
class ChoicesFromRepeatIT {

  private static final FormLogic LOGIC =
      FormLogic.of(
          WorkbookBuilder.xlsx()
              .sheet(
                  "survey",
                  "type|name|label::English (en)|choice_filter|required|appearance",
                  "begin_repeat|person|Person",
                  "text|name|What is the name?",
                  "end_repeat|",
                  "select_one ${name}|head|Who is the head?||yes|minimal",
                  "select_multiple ${name}|adults|Who else works?|${name} != ${head}",
                  "rank ${name}|order|Who came first?",
                  "note|told|Head: ${head}, works: ${adults}")
              .form());

  private Phone phone = new Phone(LOGIC, ColorScheme.LIGHT);

  @AfterEach
  void putAway() {
    assertThat(phone.complaints()).isEmpty();
    phone.close();
  }

  private void press(String name) {
    phone.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
  }

  private void name(int round, String name) {
    phone.page().locator("[name='person[" + round + "]/name']").fill(name);
  }

  private void twoPeople() {
    phone.openWhole("en");
    name(1, "Mary Ann");
    phone.next();
    press("Add another: Person");
    name(2, "Bo <b>");
    phone.next();
    phone.next();
  }

  private Locator rows() {
    return phone.screen().locator(".row");
  }

  @Test
  void whoIsNamedIsThereToChooseInEveryKindOfQuestion() {
    twoPeople();
    assertThat(rows()).hasText(new String[] {"Mary Ann", "Bo <b>"});
    assertThat(Axe.violations(phone.page())).isEmpty();
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasText("Please answer this question.");
    rows().first().click();
    phone.next();
    assertThat(rows()).hasText(new String[] {"Bo <b>"});
    rows().first().click();
    phone.next();
    Locator order = phone.screen().locator(".rank .what");
    assertThat(order).hasText(new String[] {"Mary Ann", "Bo <b>"});
    press("Move up: Bo <b>");
    assertThat(order).hasText(new String[] {"Bo <b>", "Mary Ann"});
    assertThat(Axe.violations(phone.page())).isEmpty();
    phone.next();
    assertThat(phone.screen()).containsText("Head: Mary Ann, works: Bo <b>");
  }

  @Test
  void whereThereIsNothingToChooseOneIsToldSoAndGoesOn() {
    phone.openWhole("en");
    phone.next();
    phone.next();
    Locator told = phone.screen().getByText("There is nothing to choose here.");
    assertThat(told).isVisible();
    assertThat(Axe.violations(phone.page())).isEmpty();
    phone.next();
    assertThat(told).isVisible();
    phone.page().locator(".back").click();
    phone.page().locator(".back").click();
    press("Remove Person 1");
    press("Add another: Person");
    name(1, "Mary Ann");
    phone.next();
    phone.next();
    assertThat(rows()).hasText(new String[] {"Mary Ann"});
    assertThat(told).isHidden();
  }

  @Test
  void whoIsTakenOutCanNoLongerBeChosenAndWhoIsAddedCan() {
    twoPeople();
    rows().nth(1).click();
    phone.next();
    phone.next();
    press("Move up: Bo <b>");
    phone.page().locator(".back").click();
    phone.page().locator(".back").click();
    phone.page().locator(".back").click();
    press("Remove Person 2");
    press("Add another: Person");
    name(2, "Cy");
    phone.next();
    phone.next();
    assertThat(rows()).hasText(new String[] {"Mary Ann", "Cy"});
    assertThat(rows().locator("input:checked")).hasCount(0);
    rows().nth(1).click();
    phone.next();
    assertThat(rows()).hasText(new String[] {"Mary Ann"});
    phone.next();
    assertThat(phone.screen().locator(".rank .what")).hasText(new String[] {"Mary Ann", "Cy"});
    assertThat(phone.screen().locator(".rank.done")).hasCount(0);
  }

  @Test
  void whoComesBackLaterFindsTheChoicesAndTheAnswersThere() {
    twoPeople();
    rows().nth(1).click();
    phone.next();
    phone.next();
    press("Move up: Bo <b>");
    phone.openWhole("en");
    assertThat(phone.screen().locator(".rank.done .what"))
        .hasText(new String[] {"Bo <b>", "Mary Ann"});
    phone.page().locator(".back").click();
    phone.page().locator(".back").click();
    assertThat(rows().locator("input:checked")).hasValue("Bo <b>");
  }
}
