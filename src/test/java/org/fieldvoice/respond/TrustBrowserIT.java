package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.fieldvoice.Axe;
import org.junit.jupiter.api.Test;

/** Agreeing, the receipt and what follows, on a phone; and where the studio sets it. */
class TrustBrowserIT extends SampleOnPhone {

  private static final String CHINESE = "# 谁在问\n\n我们是**大学**的研究小组。\n\n- 参加是自愿的\n- 您可以随时停止";
  private static final String ENGLISH =
      "# Who asks\n\nWe are a **university's** research group.\n\n- Taking part is free\n- You may stop at any time";

  private void ask() {
    Agreed agreed = new Agreed(server(), study);
    agreed.sheet(CHINESE, ENGLISH);
    agreed
        .set(
            "agreementRequired",
            true,
            "passingOn",
            Map.of("limit", 3, "kind", "SINGLE"),
            "told",
            Map.of("zh", Map.of("contact", "王老师 0755-1234 5678", "use", "写进一份报告，没有名字。")))
        .expect(200);
  }

  private static void isFineOn(Page page, String name) {
    picture(page, name);
    assertThat(Axe.violations(page)).as(name).isEmpty();
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    assertThat((Integer) wide).as(name).isLessThanOrEqualTo(page.viewportSize().width);
  }

  private static void refuseTheSurvey(Page page) {
    page.locator(".screen:not([hidden]) [name=consent][value=no] + span").click();
    page.locator("#f .primary").click();
    page.locator("#f .primary").click();
  }

  /** The button that makes the text larger, which stands there, does, for all pages. */
  private static void isLarger(Page page, String where, String size) {
    page.locator(where + " .tool").first().click();
    assertThat(page.evaluate("document.documentElement.style.fontSize")).isEqualTo(size);
    assertThat(page.locator(where + " .tool").first())
        .hasAccessibleName(Words.in("zh").say("textSize") + ": " + size.replace("%", " %"));
  }

  @Test
  void sheReadsAgreesAnswersAndComesBackToHerAnswers() {
    ask();
    Page phone = phone("zh-CN");
    arrive(phone, "zh");
    assertThat(phone.locator("#agree h3")).hasText("谁在问");
    assertThat(phone.locator("#f")).isHidden();
    isFineOn(phone, "agree-zh");

    isLarger(phone, "#agree", "115%");
    phone.locator("#agree .primary").click();
    assertThat(phone.locator("#agree")).isHidden();
    phone.locator("#f a.lang[lang=en]").click();
    assertThat(phone.locator("#f")).isVisible();
    assertThat(phone.locator("#agree")).isHidden();
    phone.locator("#f a.lang[lang=zh]").click();
    refuseTheSurvey(phone);

    assertThat(phone.locator("#more .qr img")).isVisible();
    assertThat(phone.locator("#sent")).containsText("王老师 0755-1234 5678");
    isLarger(phone, "#sent", "130%");
    isFineOn(phone, "receipt-zh");
    JsonObject response = collection.only();
    assertThat(response.getJsonObject("agreement").getString("language")).isEqualTo("zh");
    assertThat(response.getJsonObject("paradata").getInt("languages")).isEqualTo(2);
    assertThat(response.getJsonObject("paradata").getJsonObject("screens")).containsKey("1");

    String code = phone.locator("#code").textContent();
    Page later = phone("zh-CN");
    later.navigate(address() + "/r/" + token + "/answers?lang=zh#" + code);
    assertThat(later.locator("#code")).hasValue(code);
    assertThat(later.url()).doesNotContain(code);
    isFineOn(later, "code-zh");
    later.locator(".primary").click();
    assertThat(later.locator(".own")).containsText("您是否同意参加");
    isLarger(later, "main", "115%");
    later.locator(".tool").click();
    isFineOn(later, "answers-zh");
    later.locator(".danger").click();
    assertThat(later.locator("h1")).hasText("您的回答已经删除。");
    assertThat(collection.count()).isZero();
  }

  @Test
  void sheGetsALinkForAColleague() {
    ask();
    Page phone = phone("ur");
    arrive(phone, "zh");
    phone.locator("#agree .primary").click();
    refuseTheSurvey(phone);
    phone
        .context()
        .addInitScript(
            "navigator.share = what => Promise.resolve().then(() => { window.shared = what.url; });");
    Page link = phone.waitForPopup(() -> phone.locator("#more .pass button").click());
    assertThat(link.locator(".address")).containsText("/r/");
    assertThat(link.locator(".qr img")).isVisible();
    isFineOn(link, "coupon-zh");
    link.locator("[data-share]").click();
    assertThat(link.evaluate("() => window.shared"))
        .isEqualTo(link.locator(".address").textContent());
    link.locator("[data-copy]").click();
    assertThat(link.locator("[data-copy]")).hasText("已复制");
    link.navigate(link.locator(".address").textContent());
    assertThat(link.locator("#agree")).isVisible();
  }

  @Test
  void theSheetIsReadAloudWhereThePhoneHasAVoiceForItsLanguage() {
    ask();
    Page phone = phone("zh-CN");
    phone.addInitScript(ListeningIT.A_VOICE);
    arrive(phone, "en");
    phone.locator("#hear").click();
    assertThat(phone.evaluate("() => said.join(' ')"))
        .asString()
        .contains("Who asks", "You may stop at any time");
    arrive(phone, "zh");
    phone.locator("#agree .tool").first().waitFor();
    assertThat(phone.locator("#hear")).isHidden();
  }

  @Test
  void whoRefusesLeavesNothingOnThePhone() {
    ask();
    Page phone = phone("en");
    arrive(phone, "en");
    isFineOn(phone, "agree-en");
    phone.locator("#agree .back").click();
    assertThat(phone.locator("h1")).hasText("That is all right");
    isFineOn(phone, "refused-en");
    assertThat(phone.evaluate("localStorage.length")).isEqualTo(0);
    assertThat(collection.count()).isZero();
  }

  @Test
  void withoutScriptEverythingIsThereToo() {
    ask();
    Page phone = phoneWithoutJavaScript("zh-CN");
    arrive(phone, "zh");
    picture(phone, "noscript-agree-zh");
    phone.locator("#agree .primary").click();
    phone.locator("[name=consent][value=no] + span").click();
    phone.locator(".primary").click();
    phone.locator(".primary").click();
    assertThat(phone.locator(".code")).isVisible();
    assertThat(phone.locator(".qr img")).isVisible();
    picture(phone, "noscript-receipt-zh");
    assertThat(collection.only().getJsonObject("agreement").getInt("sheet")).isEqualTo(1);
  }

  @Test
  void ourOwnPagesSpeakFromRightToLeft() {
    server()
        .put(
            "studies/" + study + "/participation",
            "{\"agreementRequired\":false,\"paradata\":true,\"origin\":true}")
        .expect(200);
    Page phone = phone("ur");
    phone.navigate(address() + "/r/" + token + "/answers?lang=ur");
    assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
    isFineOn(phone, "code-ur");
  }

  @Test
  void theOwnerSetsItInTheStudio() {
    for (Page page : List.of(desktop("en"), phone("zh-CN"))) {
      openStudio(page);
      page.navigate(address() + "/studio/#/studies/" + study + "/participation");
      page.locator("textarea[name=zh]").fill(CHINESE);
      page.locator("textarea[name=en]").fill(ENGLISH + page.viewportSize().width);
      page.getByTestId("make-sheet").click();
      assertThat(page.locator("details.version").first()).isVisible();
      page.locator("[name=agreementRequired]").check();
      page.locator("[name=passing]").check();
      page.locator("[name='contact:zh']").fill("王老师");
      page.getByTestId("save-participation").click();
      assertThat(page.locator(".notice")).isVisible();
      isFineOn(page, "studio-participation-" + page.viewportSize().width);
      assertThat(page.locator("[name=agreementRequired]")).isChecked();
    }
    assertThat(server().get("studies/" + study + "/participation").text())
        .contains("\"agreementRequired\":true")
        .contains("王老师");
  }

  @Test
  void theStudioShowsTheChainInvitationsAndWhatIsBesideAResponse() {
    ask();
    Page phone = phone("zh-CN");
    arrive(phone, "zh");
    phone.locator("#agree .primary").click();
    refuseTheSurvey(phone);
    Page link = phone.waitForPopup(() -> phone.locator("#more .pass button").click());
    assertThat(link.locator(".address")).isVisible();
    for (Page page : List.of(desktop("zh-CN"), phone("en"))) {
      int width = page.viewportSize().width;
      openStudio(page);
      page.navigate(address() + "/studio/#/studies/" + study + "/field/chain");
      assertThat(page.getByTestId("chain")).isVisible();
      isFineOn(page, "studio-chain-" + width);
      page.navigate(address() + "/studio/#/studies/" + study + "/field/invitations");
      page.locator("[name=count]").fill("5");
      page.waitForDownload(() -> page.getByTestId("make-invitations").click());
      assertThat(page.getByTestId("batches")).isVisible();
      isFineOn(page, "studio-invitations-" + width);
      String id = collection.only().getJsonObject("response").getString("instanceId");
      page.navigate(address() + "/studio/#/studies/" + study + "/responses/wesupport_users/" + id);
      page.getByTestId("course").locator("summary").click();
      isFineOn(page, "studio-response-" + width);
    }
  }
}
