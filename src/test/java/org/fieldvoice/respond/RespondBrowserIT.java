package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.fieldvoice.Axe;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample questionnaire on a phone, as a respondent fills it in. */
class RespondBrowserIT extends BrowserTest {

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

  private Collection collection;
  private String token;

  @BeforeEach
  void collect() {
    collection = Collection.in(server(), newStudy());
    token = collection.link();
  }

  private Respondent open(Page page, String lang) {
    page.navigate(address() + "/r/" + token + "?lang=" + lang);
    return new Respondent(page);
  }

  /** Somebody with a phone in the hand. */
  private record Respondent(Page page) {

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
    Respondent she = open(phone, "zh");
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
    Respondent she = open(desktop, "en");
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
    Respondent he = open(phone, "en").choose("consent", "no").next();
    he.sees("You do not need to answer anything else");
    assertThat(phone.locator(".primary:visible")).hasText("Send my answers");
    he.next();
    assertThat(phone.locator("#sent")).isVisible();
  }

  @Test
  void aWrongAnswerIsToldInTheFormsWordsAndFocused() {
    Page phone = phone("zh-CN");
    Respondent she = open(phone, "zh").next();
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
    Respondent she = open(phone, "en").agrees().tellsAboutHerself();
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
    Respondent she = open(phone, "en").agrees().choose("gender", "female").next().type("age", "34");
    phone.goBack();
    she.sees("Your gender");
    assertThat(she.screen().locator("[value=female]")).isChecked();
    she.next();
    assertThat(phone.locator("[name=age]")).hasValue("34");
  }

  @Test
  void answersSurviveALostPageAndAnotherLanguage() {
    Page phone = phone("en");
    open(phone, "en").agrees().choose("gender", "female").next().type("age", "34");
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
        open(phone, "en").agrees().tellsAboutHerself().choose("is_parent", "no").next();
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
    open(phone, "en").choose("consent", "no").next();
    phone.evaluate(
        "() => { const send = document.querySelector('.primary'); send.click(); send.click(); send.click(); }");
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void withoutANetworkTheAnswersWaitOnThePhoneAndAreSentLater() {
    Page phone = phone("en");
    open(phone, "en").choose("consent", "no").next();
    phone.context().setOffline(true);
    new Respondent(phone).next();
    assertThat(phone.locator("#waiting")).containsText("Your answers are kept on this phone");
    assertThat(collection.count()).isZero();
    phone.context().setOffline(false);
    assertThat(phone.locator("#sent"))
        .isVisible(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(20_000));
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whatWaitedIsSentWhenTheLinkIsOpenedAgain() {
    Page phone = phone("en");
    open(phone, "en").choose("consent", "no").next();
    phone.route("**/responses", route -> route.abort());
    new Respondent(phone).next();
    assertThat(phone.locator("#waiting")).isVisible();
    phone.unroute("**/responses");
    open(phone, "en");
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void aLinkThatHasClosedMeanwhileSaysSo() {
    Page phone = phone("zh-CN");
    Respondent he = open(phone, "zh").choose("consent", "no").next();
    collection.close(token);
    he.next();
    assertThat(phone.locator("#refused")).containsText("这份问卷已经结束");
  }

  @Test
  void theWholeSampleWorksWithoutJavaScript() {
    Page phone = phoneWithoutJavaScript("zh-CN");
    Respondent she = open(phone, "zh").next();
    assertThat(she.screen().locator(".error:visible")).hasText("请回答这个问题。");
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
    assertThat(phone.locator(".code")).isVisible();
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
    Respondent she = open(phone, "en").agrees().choose("gender", "female").next();
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
    Respondent she = open(phone, "en").agrees().choose("gender", "female").next();
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

  /** Axe needs a script, which this browser refuses: at least every control has a name. */
  private static void isAccessible(Page page) {
    assertThat(page.getByRole(AriaRole.RADIOGROUP, new GetByRoleOptions().setName("与孩子沟通")))
        .isVisible();
  }

  @Test
  void aVoiceIsRecordedSentAndKeptApart() {
    Page phone = phone("en");
    phone.addInitScript(A_VOICE);
    Respondent she =
        open(phone, "en").agrees().tellsAboutHerself().choose("is_parent", "no").next();
    she.tellsAboutWeChat()
        .next()
        .choose("how_joined", "friend")
        .next()
        .choose("visit_frequency", "daily")
        .next();
    she.screen().locator(".slider").click();
    she.next().press("Record");
    phone.waitForTimeout(250);
    she.press("Stop");
    assertThat(she.screen().locator(".file .state")).containsText("The file is here.");
    isAccessibleIn(phone);
    she.choose("interview_ok", "no").next().next();
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.stored()).doesNotContain("change_voice");
  }
}
