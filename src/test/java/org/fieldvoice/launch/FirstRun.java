package org.fieldvoice.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.fieldvoice.Screen.field;
import static org.fieldvoice.Screen.isSound;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.fieldvoice.Chromium;

/** What whoever starts the program for the first time does, on a phone in Chinese. */
final class FirstRun {

  private FirstRun() {}

  /** Makes the first administrator by the link that was printed, then loads the sample study. */
  static void by(String link, String email, String password) {
    try (BrowserContext phone =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(360, 640)
                    .setIsMobile(true)
                    .setLocale("zh-CN"))) {
      Page page = phone.newPage();
      page.navigate(link);
      assertThat(page.locator("h1")).hasText("创建第一位管理员");
      isSound(page, "first-run-setup-phone");
      field(page.locator("form"), "姓名").fill("First");
      field(page.locator("form"), "邮箱").fill(email);
      field(page.locator("form"), "密码").fill(password);
      page.locator("form button").click();

      assertThat(page.locator("main")).containsText("还没有研究。");
      isSound(page, "first-run-empty-phone");
      page.getByTestId("load-sample").click();
      assertThat(page.locator("tbody").first()).containsText("dongguan-b");
      isSound(page, "first-run-sample-phone");
    }
  }
}
