package org.fieldvoice;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A test in a real Chromium against the running server. */
public abstract class BrowserTest extends ServerTest {

  private final List<BrowserContext> open = new ArrayList<>();

  /** A page on a phone of 360×640 that prefers this language. */
  protected Page phone(String language) {
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(360, 640)
            .setDeviceScaleFactor(Screen.dots())
            .setIsMobile(true)
            .setHasTouch(true)
            .setLocale(language));
  }

  protected Page phone() {
    return phone("en");
  }

  /** A phone whose browser has JavaScript switched off. */
  protected Page phoneWithoutJavaScript(String language) {
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(360, 640)
            .setIsMobile(true)
            .setJavaScriptEnabled(false)
            .setLocale(language));
  }

  protected Page desktop() {
    return desktop("en");
  }

  protected Page desktop(String language) {
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 800)
            .setLocale(language)
            .setColorScheme(ColorScheme.LIGHT));
  }

  /** Opens the studio as the administrator who has signed in before. */
  protected void openStudio(Page page) {
    String[] session = stranger().administratorsSession().split("=", 2);
    page.context()
        .addCookies(
            List.of(
                new Cookie(session[0], session[1])
                    .setUrl(address() + "/api/")
                    .setHttpOnly(true)
                    .setSameSite(SameSiteAttribute.STRICT)));
    page.navigate(address() + "/studio/");
    page.getByTestId("studio").waitFor();
  }

  /** Signs the page's user in as the administrator; the studio is open afterwards. */
  protected void signIn(Page page) {
    signIn(page, TestSession.ADMIN_EMAIL, TestSession.ADMIN_PASSWORD);
  }

  protected void signIn(Page page, String email, String password) {
    page.navigate(address() + "/studio/");
    page.getByTestId("email").fill(email);
    page.getByTestId("password").fill(password);
    page.getByTestId("sign-in").click();
    page.getByTestId("studio").waitFor();
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = Chromium.browser().newContext(options);
    open.add(context);
    return context.newPage();
  }

  @AfterEach
  void closePages() {
    open.forEach(BrowserContext::close);
    open.clear();
  }
}
