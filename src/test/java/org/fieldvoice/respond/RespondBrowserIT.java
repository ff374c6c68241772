package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.fieldvoice.Axe;
import org.junit.jupiter.api.Test;

/** The sample questionnaire on a phone, as a respondent fills it in. */
class RespondBrowserIT extends SampleOnPhone {

  /** A microphone that always hears the same tone. */
  static final String A_VOICE =
      """
      navigator.mediaDevices.getUserMedia = () => {
        const context = new AudioContext();
        const tone = context.createOscillator();
        const out = context.createMediaStreamDestination();
        tone.connect(out);
        tone.start();
        return Promise.resolve(out.stream);
      };
      """;

  private static void isAccessibleIn(Page page) {
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void fitsOn(Page page) {
    Object wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    assertThat(wide).isEqualTo(true);
  }

  @Test
  void aMotherOfTwoFillsInTheWholeSampleInChinese() {
    Page phone = phone("zh-CN");
    Respondent she = arrive(phone, "zh");
    isAccessibleIn(phone);
    she.agrees().sees("您的性别").tellsAboutHerself().hasTwoChildren("再加一个：孩子").tellsAboutWeChat();
    she.sees("请把下面的内容按您想要的程度排序");
    isAccessibleIn(phone);
    she.press("下移：育儿").next();
    she.tellsAboutThePlatform();
    isAccessibleIn(phone);
    fitsOn(phone);
    she.wasHelped().mayBeAsked().sees("阿芳 谢谢您！");
    assertThat(phone.locator(".primary:visible")).hasText("提交");
    she.next();
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(phone.locator("#sent")).containsText("我们已经收到您的回答");
    isAccessibleIn(phone);
    String stored = collection.stored();
    assertThat(stored)
        .contains("\"children\":2")
        .contains("[\"health\",\"parenting\",\"law\",\"skills\"]")
        .contains("Radio");
    assertThat(stored).doesNotContain("13900000166").doesNotContain("阿芳");
  }

  @Test
  void theSameInEnglishOnADesktop() {
    Page desktop = desktop("en");
    Respondent she = arrive(desktop, "en");
    she.agrees().tellsAboutHerself().hasTwoChildren("Add another: Child").tellsAboutWeChat().next();
    she.tellsAboutThePlatform();
    isAccessibleIn(desktop);
    she.wasHelped().mayBeAsked().sees("Thank you 阿芳!").next();
    assertThat(desktop.locator("#code")).hasText(java.util.regex.Pattern.compile("\\S{4,}"));
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whoDoesNotAgreeIsAskedNothingElse() {
    Page phone = phone("en");
    Respondent he = arrive(phone, "en").choose("consent", "no").next();
    he.sees("You do not need to answer anything else");
    assertThat(phone.locator(".primary:visible")).hasText("Send my answers");
    he.next();
    assertThat(phone.locator("#sent")).isVisible();
  }

  @Test
  void aWrongAnswerIsToldInTheFormsWordsAndFocused() {
    Page phone = phone("zh-CN");
    Respondent she = arrive(phone, "zh").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请回答这个问题。");
    she.agrees().choose("gender", "female").next().type("age", "12").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请输入 16 到 75 之间的数字");
    assertThat(phone.locator("[name=age]")).isFocused();
    assertThat(phone.locator("[name=age]")).hasAttribute("aria-invalid", "true");
    isAccessibleIn(phone);
    she.type("age", "34");
    assertThat(she.screen().locator(".error:visible")).hasCount(0);
    she.next().sees("您的最高学历");
  }

  @Test
  void onlyTheCitiesOfTheProvinceAreOffered() {
    Page phone = phone("en");
    Respondent she = arrive(phone, "en").agrees().tellsAboutHerself();
    she.press("Back").press("Back");
    assertThat(she.screen().locator("select option"))
        .hasText(new String[] {"Choose …", "Nanning", "Guilin"});
    she.press("Back").choose("home_province", "hunan").next();
    assertThat(she.screen().locator("select option"))
        .hasText(new String[] {"Choose …", "Changsha", "Hengyang"});
    assertThat(she.screen().locator("select")).hasValue("");
  }

  @Test
  void thePhonesOwnBackButtonGoesAScreenBackAndLosesNothing() {
    Page phone = phone("en");
    Respondent she =
        arrive(phone, "en").agrees().choose("gender", "female").next().type("age", "34");
    phone.goBack();
    she.sees("Your gender");
    assertThat(she.screen().locator("[value=female]")).isChecked();
    she.next();
    assertThat(phone.locator("[name=age]")).hasValue("34");
  }

  @Test
  void whoGoesBackFromTheFirstQuestionLeavesAndFindsTheAnswerOnComingBack() {
    Page phone = open(phone("en"), "en");
    screen(phone).locator("[value=yes] + span").click();
    phone.goBack();
    assertThat(phone).hasURL("about:blank");
    phone.goForward();
    assertThat(screen(phone).locator("[value=yes]")).isChecked();
  }

  @Test
  void answersSurviveALostPageAndAnotherLanguage() {
    Page phone = phone("en");
    arrive(phone, "en").agrees().choose("gender", "female").next().type("age", "34");
    Stored.waitForAnswer(phone, "\"age\":34");
    phone.reload();
    Respondent she = new Respondent(phone).sees("How old are you?");
    assertThat(phone.locator("[name=age]")).hasValue("34");
    phone.locator("a.lang").click();
    she.sees("您今年多少岁？");
    assertThat(phone.locator("[name=age]")).hasValue("34");
  }

  @Test
  void aRequiredSliderIsNotAnsweredByItsPosition() {
    Page phone = phone("en");
    Respondent she =
        arrive(phone, "en").agrees().tellsAboutHerself().choose("is_parent", "no").next();
    she.tellsAboutWeChat()
        .next()
        .choose("how_joined", "friend")
        .next()
        .choose("visit_frequency", "daily")
        .next();
    she.next();
    assertThat(she.screen().locator(".error:visible")).hasText("Please answer this question.");
    she.screen().locator(".slider").click();
    assertThat(phone.locator("[name=usefulness]")).hasValue("5");
    she.next().sees("If anything changed");
  }

  @Test
  void pressingTwiceSendsOnce() {
    Page phone = phone("en");
    arrive(phone, "en").choose("consent", "no").next();
    phone.evaluate(
        "() => { const send = document.querySelector('.primary'); send.click(); send.click(); send.click(); }");
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void aVoiceIsRecordedSentAndKeptApart() {
    Page phone = phone("en");
    phone.addInitScript(A_VOICE);
    Respondent she =
        arrive(phone, "en").agrees().tellsAboutHerself().choose("is_parent", "no").next();
    she.tellsAboutWeChat()
        .next()
        .choose("how_joined", "friend")
        .next()
        .choose("visit_frequency", "daily")
        .next();
    she.screen().locator(".slider").click();
    she.next().press("Record");
    KeyboardIT.isRecording(phone);
    she.press("Stop");
    assertThat(she.screen().locator(".file .state")).containsText("The file is here.");
    isAccessibleIn(phone);
    she.choose("interview_ok", "no").next().next();
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.stored()).doesNotContain("change_voice");
  }
}
