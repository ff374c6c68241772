package org.fieldvoice.study;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.fieldvoice.Screen.field;
import static org.fieldvoice.Screen.isSound;
import static org.fieldvoice.Screen.opened;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.Fieldvoice;
import org.junit.jupiter.api.Test;

/** The studio's doors and a study's first room, as its owner uses them. */
class StudyStudioIT extends BrowserTest {

  @Test
  void aStudyIsMadeAndGetsItsSitesChannelsAndMembers() {
    String code = "voices-" + Long.toString(System.nanoTime(), 36);
    Page page = desktop();
    page.navigate(address() + "/studio/");
    page.getByTestId("email").waitFor();
    isSound(page, "study-sign-in-desktop");
    signIn(page);
    isSound(page, "study-studies-desktop");

    server()
        .post(
            "accounts",
            Fieldvoice.json("email", code + "@fieldvoice.example", "name", "Wang Fang 王芳"))
        .expect(201);

    Locator study = opened(page, "new-study", "New study");
    isSound(page, "study-new-study-desktop");
    field(study, "Title").fill("Voices 2026");
    field(study, "Short name in addresses").fill(code);
    study.locator("button.primary").click();
    assertThat(page.locator("h1")).hasText("Voices 2026");
    assertThat(page.locator("main")).containsText("No sites yet.");
    isSound(page, "study-empty-desktop");

    Locator site = adder(page, "add-site");
    field(site, "Code").fill("dongguan-b");
    field(site, "Name").fill("Dongguan B");
    field(site, "Target").fill("150");
    site.locator("button").click();
    assertThat(page.locator("tbody tr").first()).hasText("dongguan-bDongguan B150");
    assertThat(field(site, "Code")).hasValue("");

    Locator member = adder(page, "add-member");
    field(member, "E-mail address").fill("nobody@fieldvoice.example");
    member.locator("button").click();
    assertThat(member.locator("[role=alert]")).containsText("An administrator makes an account");
    field(member, "E-mail address").fill(code + "@fieldvoice.example");
    field(member, "Role").selectOption("INTERVIEWER");
    member.locator("button").click();
    Locator wang = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Wang"));
    assertThat(wang).containsText("Interviewer");
    isSound(page, "study-desktop");

    page.onDialog(Dialog::accept);
    wang.locator("button").click();
    assertThat(wang).hasCount(0);
  }

  @Test
  void theSameFitsAPhoneInChinese() {
    String study = newStudy();
    Page page = phone("zh-CN");
    page.navigate(address() + "/studio/");
    page.getByTestId("email").waitFor();
    isSound(page, "study-sign-in-phone");
    openStudio(page);
    opened(page, "new-study", "新建研究");
    isSound(page, "study-new-study-phone");

    page.navigate(address() + "/studio/#/studies/" + study);
    Locator channel = adder(page, "add-channel");
    field(channel, "代码").fill("poster");
    field(channel, "名称").fill("车间门口的海报");
    channel.locator("button").click();
    assertThat(channel.locator("[role=alert]")).containsText("此代码已被使用");
    assertThat(channel.locator("[role=alert]")).isInViewport();
    field(channel, "代码").fill("wechat");
    field(channel, "名称").fill("微信群");
    channel.locator("button").click();
    assertThat(page.locator("tbody")).containsText(new String[] {"dongguan-c", "微信群"});
    adder(page, "add-site");
    adder(page, "add-member");
    isSound(page, "study-phone");

    page.locator("button.menu").click();
    assertThat(page.locator("nav#rooms a").first()).isVisible();
    isSound(page, "study-menu-phone");
  }

  private static Locator adder(Page page, String name) {
    Locator adder = page.getByTestId(name);
    adder.locator("summary").click();
    return adder;
  }
}
