package org.fieldvoice.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.fieldvoice.Screen.field;
import static org.fieldvoice.Screen.isSound;
import static org.fieldvoice.Screen.opened;

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
    assertThat(page.getByText("新建账户")).hasCount(0);

    Locator form = opened(page, "change-password", "修改密码");
    field(form, "现在的密码").fill("given to Wang");
    field(form, "新密码").fill("Li's own choice");
    form.locator("button.primary").click();
    assertThat(form.locator("[role=alert]")).containsText("这不是您现在的密码");
    isSound(page, "change-password-phone");
    field(form, "现在的密码").fill("given to Li");
    form.locator("button.primary").click();
    assertThat(page.locator(".notice")).containsText("新密码已经生效");
    page.reload();
    assertThat(page.getByTestId("studio")).isVisible();

    signIn(phone("en"), email, "Li's own choice");
  }
}
