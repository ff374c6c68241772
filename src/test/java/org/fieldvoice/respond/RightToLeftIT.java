package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.fieldvoice.Axe;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the first question to the receipt and back to the answers, on a small screen. */
class RightToLeftIT extends SampleOnPhone {

  @BeforeEach
  void askFromTheRight() {
    String[] survey = {
      "type|name|label::English (en)|label::اردو (ur)|label::العربية (ar)|required",
      "select_one yes_no|work|Do you work here?|کیا آپ یہاں کام کرتے ہیں؟|هل تعمل هنا؟|yes",
      "text|job|What is your job?|آپ کا کام کیا ہے؟|ما عملك؟"
    };
    String[] choices = {
      "list_name|name|label::English (en)|label::اردو (ur)|label::العربية (ar)",
      "yes_no|yes|Yes|ہاں|نعم",
      "yes_no|no|No|نہیں|لا"
    };
    token =
        collection.linkTo(
            "work",
            WorkbookBuilder.xlsx()
                .sheet("survey", survey)
                .sheet("choices", choices)
                .sheet("settings", "form_title|form_id|default_language", "کام|work|اردو (ur)")
                .bytes());
    new Agreed(server(), study).set("passingOn", java.util.Map.of("limit", 3, "kind", "SINGLE"));
  }

  private static void isFineOn(Page page, String name) {
    picture(page, page.locator("html").getAttribute("lang") + "-" + name);
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(Axe.violationsInForcedColoursToo(page)).as(name).isEmpty();
    isNoWider(page, name);
  }

  private static void isNoWider(Page page, String name) {
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    assertThat((Integer) wide).as(name).isLessThanOrEqualTo(page.viewportSize().width);
  }

  /** What is read from the left stands at the right all the same, where the lines begin. */
  private static void beginsWhereLinesDo(Locator code) {
    assertThat(
            code.evaluate(
                "e => getComputedStyle(e).textAlign + ' ' + getComputedStyle(e).direction"))
        .isEqualTo("right ltr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ur", "ar"})
  void withAScript(String lang) {
    Words words = Words.in(lang);
    Page phone = open(phone(lang), lang);
    isFineOn(phone, "first");
    next(phone);
    assertThat(screen(phone).locator(".error:visible")).hasText(words.say("required"));
    isFineOn(phone, "error");
    choose(phone, "work", "yes");
    screen(phone).locator("[name=job]").fill("سلائی");
    isFineOn(phone, "answered");
    phone.context().setOffline(true);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    isFineOn(phone, "waiting");
    phone.context().setOffline(false);
    assertThat(phone.locator("#more .qr img")).isVisible();
    beginsWhereLinesDo(phone.locator("#code"));
    isFineOn(phone, "receipt");
    Page coupon = phone.waitForPopup(() -> phone.locator("#more .pass button").click());
    beginsWhereLinesDo(coupon.locator(".address"));
    isFineOn(coupon, "coupon");
    Page own = phone.waitForPopup(() -> phone.locator("#more form button").first().click());
    assertThat(own.locator(".own")).containsText("سلائی");
    isFineOn(own, "answers");
    own.locator(".danger").click();
    assertThat(own.locator("h1")).hasText(words.say("withdrawn"));
    isFineOn(own, "withdrawn");
  }

  @Test
  void withoutAScript() {
    Words words = Words.in("ur");
    Page phone = phoneWithoutJavaScript("ur");
    phone.navigate(address() + "/r/" + token + "?lang=ur");
    picture(phone, "ur-noscript-first");
    next(phone);
    assertThat(screen(phone).locator(".error:visible")).hasText(words.say("required"));
    assertThat(screen(phone).locator("[name=work]").first()).isFocused();
    choose(phone, "work", "yes");
    screen(phone).locator("[name=job]").fill("سلائی");
    picture(phone, "ur-noscript-answered");
    isNoWider(phone, "answered");
    next(phone);
    beginsWhereLinesDo(phone.locator(".code"));
    picture(phone, "ur-noscript-receipt");
    isNoWider(phone, "receipt");
    String code = phone.locator(".code").textContent();
    phone.reload();
    assertThat(phone.locator(".code")).hasText(code);
  }
}
