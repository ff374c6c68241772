package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** The sample questionnaire in a browser whose script is switched off, and its own back button. */
class WithoutScriptBrowserIT extends SampleOnPhone {

  @Test
  void theWholeSampleWorksWithoutJavaScript() {
    Page phone = phoneWithoutJavaScript("zh-CN");
    Respondent she = arrive(phone, "zh").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请回答这个问题。");
    phone.locator(".tool").click();
    assertThat(phone.locator("html.s115")).isVisible();
    she.agrees().tellsAboutHerself().choose("is_parent", "yes").next();
    she.type("child[1]/child_age", "12")
        .choose("child[1]/child_lives_with", "grandparents")
        .press("再加一个：孩子");
    assertThat(phone.locator("[name='child[1]/child_age']")).hasValue("12");
    she.type("child[2]/child_age", "30").choose("child[2]/child_lives_with", "me").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请输入 0 到 17");
    she.type("child[2]/child_age", "3").next().tellsAboutWeChat();
    String[] order = {"health", "parenting", "law", "skills"};
    for (int i = 0; i < order.length; i++) {
      she.pick("content_wanted:" + order[i], String.valueOf(i + 1));
    }
    she.next().choose("how_joined", "other").next().type("how_joined_other", "Radio").next();
    she.choose("visit_frequency", "daily").next().type("usefulness", "11").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请在 0 到 10 之间选择。");
    she.type("usefulness", "8").next();
    isAccessible(phone);
    she.wasHelped().type("change", "More talk").choose("interview_ok", "yes").next();
    she.type("contact_name", "阿芳").type("contact_phone", "13900000166").next();
    she.sees("阿芳 谢谢您！").next();
    assertThat(phone.locator("html.s115 .code")).isVisible();
    String stored = collection.stored();
    assertThat(stored)
        .contains("\"children\":2")
        .contains("[\"health\",\"parenting\",\"law\",\"skills\"]")
        .contains("\"usefulness\":8");
    assertThat(stored).doesNotContain("13900000166");
  }

  @Test
  void withoutJavaScriptThePhonesOwnBackButtonShowsTheScreenBefore() {
    Page phone = phoneWithoutJavaScript("en");
    Respondent she = arrive(phone, "en").agrees().choose("gender", "female").next();
    she.type("age", "34").next().sees("highest level");
    phone.goBack();
    she.sees("How old are you?");
    phone.goBack();
    she.sees("Your gender").choose("gender", "male").next();
    assertThat(phone.locator("[name=age]")).hasValue("34");
  }

  @Test
  void withoutJavaScriptGoingBackToTheVeryFirstScreenLosesNothing() {
    Page phone = phoneWithoutJavaScript("en");
    Respondent she = arrive(phone, "en").agrees().choose("gender", "female").next();
    she.type("age", "34").next().sees("highest level");
    phone.goBack();
    she.sees("How old are you?").next().sees("highest level");
    for (int i = 0; i < 3; i++) {
      phone.goBack();
    }
    assertThat(phone.locator("[name=consent]").first()).isAttached();
    she.next();
    assertThat(phone.locator("[name=gender][value=female]")).isChecked();
    she.next();
    assertThat(phone.locator("[name=age]")).hasValue("34");
  }

  @Test
  void aFileOfTheVeryFirstScreenIsTaken() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)",
                "file|film|Please send a film",
                "text|a|And else?")
            .sheet("settings", "form_title|form_id", "Films|films")
            .bytes();
    token = collection.linkTo("films", workbook);
    Page phone = phoneWithoutJavaScript("en");
    Respondent she = arrive(phone, "en");
    Locator file = phone.locator("[type=file]");
    file.setInputFiles(new FilePayload("a.mp4", "video/mp4", new byte[21]));
    she.next().sees("And else?").type("a", "x").next();
    assertThat(phone.locator(".code")).isVisible();
    assertThat(server().get("studies/" + study + "/questionnaires/films/responses.ndjson").text())
        .contains("attachment");
  }

  /** Axe needs a script, which this browser refuses: at least every control has a name. */
  private static void isAccessible(Page page) {
    assertThat(page.getByRole(AriaRole.RADIOGROUP, new GetByRoleOptions().setName("与孩子沟通")))
        .isVisible();
  }

  /**
   * A list that is longer than the screen, one that is searched, and two of which a filter leaves
   * nothing.
   */
  private static byte[] lists() {
    String[] choices = new String[31];
    choices[0] = "list_name|name|label|of";
    for (int i = 0; i < 30; i++) {
      choices[i + 1] = "l|n" + i + "|Choice " + i + "|some";
    }
    String[] survey = {
      "type|name|label::English (en)|required|appearance|choice_filter",
      "select_one l|long|Which one?|yes||",
      "select_one l|searched|Which other?|yes|autocomplete|",
      "select_one l|empty|Which of none?|yes|autocomplete|of = 'none'",
      "select_one l|menu|Which of nothing?|yes|minimal|of = 'none'"
    };
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey)
        .sheet("choices", choices)
        .sheet("settings", "form_title|form_id", "Lists|lists")
        .bytes();
  }

  /** True where it is in the window's upper part, down to here. */
  private static boolean stands(Locator what, int down) {
    double y = what.boundingBox().y;
    return y >= 50 && y <= down;
  }

  @Test
  void whatIsWrongWithAListStandsWhereOneBeginsAndAnEmptyOneLetsOneOn() {
    token = collection.linkTo("lists", lists());
    Page phone = phoneWithoutJavaScript("en");
    Respondent she = arrive(phone, "en").next();
    Locator error = she.screen().locator(".error:visible");
    Locator first = she.screen().locator("[value=n0]");
    assertThat(first).isFocused();
    phone.waitForCondition(() -> stands(error, 400));
    phone.waitForCondition(() -> stands(she.screen().locator("[value=n0] + span"), 500));
    she.choose("long", "n29").next().sees("Which other?");
    she.screen().locator("[type=search]").fill("no such");
    she.next();
    assertThat(error).isVisible();
    assertThat(she.screen().locator("[type=search]")).isFocused();
    she.screen().locator("[type=search]").fill("");
    she.press("Search").choose("searched", "n1").next();
    she.sees("Which of none?").sees("There is nothing to choose here.");
    assertThat(she.screen().locator("[type=search]")).hasCount(0);
    she.next().sees("Which of nothing?").sees("There is nothing to choose here.").next();
    assertThat(phone.locator(".code")).isVisible();
  }

  @Test
  void howManyLettersThereMayBeAndADateInWordsStandUnderTheirFields() {
    String[] survey = {
      "type|name|label::English (en)|required|appearance|constraint",
      "begin_group|all|All||field-list|",
      "text|words|Tell us||multiline|string-length(.) <= 200",
      "date|day|On which day?|||",
      "text|job|What is your job?|yes||",
      "end_group|||||"
    };
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", survey)
            .sheet("settings", "form_title|form_id", "Said|said")
            .bytes();
    token = collection.linkTo("said", workbook);
    Page phone = phoneWithoutJavaScript("en");
    Respondent she = arrive(phone, "en").type("words", "我很好").type("day", "2020-12-25").next();
    assertThat(she.screen().locator("[data-q=words] .said")).hasText("3 of 200 letters");
    assertThat(she.screen().locator("[data-q=day] .said")).hasText("Friday, December 25, 2020");
    assertThat(she.screen().locator("[data-q=job] .said")).hasCount(0);
    she.type("job", "Sewing").next().next();
    assertThat(phone.locator(".code")).isVisible();
  }
}
