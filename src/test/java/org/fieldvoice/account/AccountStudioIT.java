package org.fieldvoice.account;

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

/** One's own account, as whoever has one uses it. */
class AccountStudioIT extends BrowserTest {

  @Test
  void whoHasAnAccountChangesTheirPassword() {
    String email = "own-" + Long.toString(System.nanoTime(), 36) + "@fieldvoice.example";
    server()
        .post("accounts", Fieldvoice.json("email", email, "name", "李娜", "password", "given to Li"))
        .expect(201);
    Page page = phone("zh-CN");
    signIn(page, email, "given to Li");
    assertThat(page.getByText("人员")).hasCount(0);

    page.getByText("我的账户").click();
    Locator form = page.getByTestId("change-password");
    form.locator("summary").click();
    field(form, "现在的密码").fill("given to Wang");
    field(form, "新密码").fill("Li's own choice");
    form.locator("button").click();
    assertThat(form.locator("[role=alert]")).containsText("这不是您现在的密码");
    isSound(page, "change-password-phone");
    field(form, "现在的密码").fill("given to Li");
    form.locator("button").click();
    assertThat(page.locator(".notice")).containsText("新密码已经生效");
    page.reload();
    assertThat(page.getByTestId("studio")).isVisible();

    signIn(phone("en"), email, "Li's own choice");
  }

  @Test
  void anAdministratorInvitesSomebodyWhoChoosesThePassword() {
    String email = "invited-" + Long.toString(System.nanoTime(), 36) + "@fieldvoice.example";
    Page page = phone("zh-CN");
    openStudio(page);
    page.getByText("人员", new Page.GetByTextOptions().setExact(true)).click();
    Locator form = opened(page, "new-account", "新建账户");
    field(form, "姓名").fill("王芳 𠮷");
    field(form, "邮箱").fill(email);
    isSound(page, "people-new-phone");
    form.locator("button.primary").click();
    String url = page.locator(".notice code").innerText();
    isSound(page, "people-phone");
    Locator row = page.getByTestId("account").filter(new Locator.FilterOptions().setHasText(email));
    assertThat(row).containsText("尚未设置密码");

    Page invited = phone("en");
    invited.navigate(url);
    invited.locator("[name=next]").fill("chosen by Wang");
    isSound(invited, "choose-password-phone");
    invited.locator("button.primary").click();
    assertThat(invited.getByTestId("studio")).isVisible();
    Page late = phone("zh-CN");
    late.navigate(url);
    late.locator("[name=next]").fill("chosen by another");
    late.locator("button.primary").click();
    assertThat(late.locator("[role=alert]")).containsText("此链接已被使用");

    page.onDialog(Dialog::accept);
    row.getByText("停用").click();
    assertThat(row).containsText("已停用");
    invited.reload();
    assertThat(invited.getByTestId("email")).isVisible();
  }

  @Test
  void aTokenIsShownOnceAndTakenBack() {
    String name = "nightly " + System.nanoTime();
    Page page = desktop();
    openStudio(page);
    page.getByText("Your account").click();
    Locator form = page.getByTestId("new-token");
    form.locator("summary").click();
    field(form, "What it is for").fill(name);
    form.locator("[value=view]").check();
    isSound(page, "account-desktop");
    form.locator("button").click();
    String token = page.locator(".notice code").innerText();
    stranger().withToken(token).get("studies").expect(200);
    stranger().withToken(token).get("accounts").expect(403);

    Locator row = page.getByTestId("token").filter(new Locator.FilterOptions().setHasText(name));
    assertThat(row).containsText("see a study");
    page.onDialog(Dialog::accept);
    row.locator("button").click();
    assertThat(row).hasCount(0);
    stranger().withToken(token).get("studies").expect(401);
  }
}
