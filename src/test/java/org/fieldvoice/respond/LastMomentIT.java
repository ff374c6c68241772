package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** Whoever leaves a page right after an answer finds it again. */
class LastMomentIT extends SampleOnPhone {

  /** A phone whose disk takes nothing more once {@code stuck} is set. */
  private static final String A_DISK =
      """
      const encrypt = SubtleCrypto.prototype.encrypt;
      SubtleCrypto.prototype.encrypt = function () {
        return window.stuck ? new Promise(() => 0) : encrypt.apply(this, arguments);
      };
      """;

  private static final String WHAT_IS_LEFT =
      "() => Object.keys(localStorage).map(key => atob(localStorage[key])).join(' ')";

  /** A page on which no time passes any more: what waits for a while waits for ever. */
  private static void standStill(Page page) {
    page.clock().pauseAt(Date.from(Instant.now().plus(Duration.ofMinutes(1))));
  }

  /** A phone that has come to the question for the age. */
  private Page atTheAge() {
    Page phone = phone("en");
    phone.addInitScript(A_DISK);
    open(phone, "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    assertThat(screen(phone)).containsText("How old are you?");
    Stored.waitForAnswer(phone, "\"gender\":\"female\"");
    return phone;
  }

  private static void answerAndNothingIsWritten(Page phone, String age) {
    phone.evaluate("() => { window.stuck = true; }");
    screen(phone).locator("[name=age]").fill(age);
  }

  @Test
  void whatIsChosenIsOnThePhoneAtOnceAndWhatIsTypedWhenTheFieldIsLeft() {
    Page phone = phone("en");
    phone.clock().install();
    open(phone, "en");
    choose(phone, "consent", "yes");
    assertThat(screen(phone)).containsText("Your gender");
    Stored.waitForAnswer(phone, "\"consent\":\"yes\"");
    standStill(phone);
    screen(phone).locator("[value=female] + span").click();
    Stored.waitForAnswer(phone, "\"gender\":\"female\"");
    next(phone);
    screen(phone).locator("[name=age]").fill("34");
    screen(phone).locator("[name=age]").blur();
    Stored.waitForAnswer(phone, "\"age\":34");
  }

  @Test
  void whatIsMovedIsOnThePhoneAtOnce() {
    token =
        collection.linkTo(
            "order",
            WorkbookBuilder.xlsx()
                .sheet("survey", "type|name|label::English (en)", "rank l|order|What first?")
                .sheet("choices", "list_name|name|label", "l|pay|Pay", "l|rest|Rest")
                .sheet("settings", "form_title|form_id", "Order|order")
                .bytes());
    Page phone = phone("en");
    phone.clock().install();
    open(phone, "en");
    standStill(phone);
    phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move down: Pay")).click();
    Stored.waitForAnswer(phone, "\"order\":[\"rest\",\"pay\"]");
  }

  @Test
  void whatTheDiskWasTooSlowForIsThereAgain() {
    Page phone = atTheAge();
    answerAndNothingIsWritten(phone, "34");
    phone.navigate(address() + "/r/" + token + "?lang=zh");
    assertThat(screen(phone)).containsText("您今年多少岁？");
    assertThat(phone.locator("[name=age]")).hasValue("34");
    assertThat(phone.evaluate("() => localStorage.length")).isEqualTo(0);
  }

  @Test
  void whatIsKeptInTheLastMomentCannotBeRead() {
    Page phone = atTheAge();
    answerAndNothingIsWritten(phone, "34");
    phone.navigate(address() + "/r/" + token + "/answers");
    assertThat((String) phone.evaluate(WHAT_IS_LEFT))
        .isNotEmpty()
        .doesNotContain("female", "answers", "34");
  }

  @Test
  void whatIsOnTheDiskLeavesNothingBeside() {
    Page phone = atTheAge();
    screen(phone).locator("[name=age]").fill("34");
    Stored.waitForAnswer(phone, "\"age\":34");
    phone.navigate(address() + "/r/" + token + "/answers");
    assertThat(phone.evaluate("() => localStorage.length")).isEqualTo(0);
  }

  @Test
  void aTabThatIsLeftAfterAnotherHasGoneOnDoesNotTakeItBack() {
    Page first = atTheAge();
    answerAndNothingIsWritten(first, "34");
    Page second = open(first.context().newPage(), "en");
    screen(second).locator("[name=age]").fill("40");
    next(second);
    Stored.waitForAnswer(second, "\"age\":40");
    first.navigate(address() + "/r/" + token + "?lang=en");
    assertThat(screen(first)).containsText("highest level");
    first.locator(".back").click();
    assertThat(first.locator("[name=age]")).hasValue("40");
  }

  @Test
  void whoLeavesTheScreenByAnAddressFindsItsAnswerOnAnotherPhoneToo() {
    Page phone = atTheAge();
    assertThat(phone.locator("p.later b")).isVisible();
    String code = phone.locator("p.later b").textContent();
    String key = Stored.draftKey(phone);
    screen(phone).locator("[name=age]").fill("34");
    phone.navigate("about:blank");
    Page other = phone("en");
    waitUntilTheServerHas(other, key, "\"age\":34");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    assertThat(screen(other)).containsText("How old are you?");
    assertThat(other.locator("[name=age]")).hasValue("34");
  }

  private void waitUntilTheServerHas(Page page, String key, String answer) {
    RequestOptions withKey = RequestOptions.create().setHeader("Draft-Key", key);
    page.waitForCondition(
        () ->
            page.request()
                .get(address() + "/r/" + token + "/draft", withKey)
                .text()
                .contains(answer));
  }
}
