package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** Somebody with a phone in the hand, who fills in the sample questionnaire. */
record Respondent(Page page) {

  Locator screen() {
    return page.locator(".screen:not([hidden])");
  }

  Respondent next() {
    page.locator(".primary:visible").click();
    return this;
  }

  Respondent choose(String name, String value) {
    screen().locator("[name='" + name + "'][value='" + value + "'] + span").click();
    return this;
  }

  Respondent type(String name, String text) {
    screen().locator("[name='" + name + "']").fill(text);
    return this;
  }

  Respondent pick(String name, String value) {
    screen().locator("select[name='" + name + "']").selectOption(value);
    return this;
  }

  Respondent press(String words) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words)).click();
    return this;
  }

  Respondent sees(String words) {
    assertThat(screen()).containsText(words);
    return this;
  }

  Respondent agrees() {
    return choose("consent", "yes").next();
  }

  Respondent tellsAboutHerself() {
    return choose("gender", "female")
        .next()
        .type("age", "34")
        .next()
        .choose("education", "junior")
        .next()
        .choose("residence", "rural_migrant")
        .next()
        .choose("home_province", "guangxi")
        .next()
        .pick("home_city", "nanning")
        .next()
        .type("years_in_factory", "3.5")
        .next();
  }

  Respondent hasTwoChildren(String add) {
    choose("is_parent", "yes").next();
    type("child[1]/child_age", "12").next();
    choose("child[1]/child_lives_with", "grandparents").next().press(add);
    type("child[2]/child_age", "3").next();
    return choose("child[2]/child_lives_with", "me").next().next();
  }

  Respondent tellsAboutWeChat() {
    choose("most_useful_function", "knowledge").next().choose("accounts_followed", "1_5").next();
    return choose("content_read", "parenting").choose("content_read", "law").next();
  }

  Respondent tellsAboutThePlatform() {
    choose("how_joined", "other")
        .type("how_joined_other", "Radio")
        .next()
        .choose("visit_frequency", "daily")
        .next();
    screen().locator(".slider").press("ArrowRight");
    return next();
  }

  Respondent wasHelped() {
    return choose("helped_communication", "very_much")
        .choose("helped_understanding", "partly")
        .choose("helped_relationship", "partly")
        .next();
  }

  Respondent mayBeAsked() {
    return type("change", "我们说话更多了")
        .choose("interview_ok", "yes")
        .type("contact_name", "阿芳")
        .type("contact_phone", "13900000166")
        .next();
  }
}
