package org.fieldvoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What holds for each screen, in both languages, at a desk and on a phone. */
public final class Screen {

  private static final String PICTURES = System.getProperty("fieldvoice.test.pictures", "");

  private Screen() {}

  /** A phone's dots to a pixel: one is drawn sooner than the two that a picture takes. */
  public static double dots() {
    return PICTURES.isEmpty() ? 1 : 2;
  }

  /** A picture of the page for whoever asks for one by -Dfieldvoice.test.pictures=folder. */
  public static void picture(Page page, String name) {
    if (!PICTURES.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(PICTURES, name + ".png")));
    }
  }

  /** Axe finds nothing, and nothing is wider than the screen. */
  public static void isSound(Page page, String name) {
    picture(page, name);
    assertThat(Axe.violations(page)).as(name).isEmpty();
    fits(page);
  }

  /** Nothing is wider than the screen. */
  public static void fits(Page page) {
    Object overflow =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).as("sideways scrolling").isZero();
  }

  /** The control that stands under this label. */
  public static Locator field(Locator within, String label) {
    return within.locator(
        "label.field:has(> span:text-is(\"" + label + "\")) :is(input, select, textarea)");
  }

  /** The dialog with this id, once the button that says this has opened it. */
  public static Locator opened(Page page, String dialog, String button) {
    page.getByText(button, new Page.GetByTextOptions().setExact(true)).first().click();
    Locator opened = page.locator("dialog#" + dialog);
    opened.waitFor();
    return opened;
  }
}
