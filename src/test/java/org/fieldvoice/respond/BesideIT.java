package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.fieldvoice.Axe;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shared tablet's page, and where somebody goes on with a code, in both directions of writing.
 */
class BesideIT extends BrowserTest {

  private static final String[] SURVEY = {
    "type|name|label::中文 (zh)|label::اردو (ur)|label::العربية (ar)",
    "select_one yes_no|work|您在这里工作吗？|کیا آپ یہاں کام کرتے ہیں؟|هل تعمل هنا؟",
    "text|more|请多说一点|مزید بتائیں|أخبرنا المزيد"
  };
  private static final String[] CHOICES = {
    "list_name|name|label::中文 (zh)|label::اردو (ur)|label::العربية (ar)",
    "yes_no|yes|是|ہاں|نعم",
    "yes_no|no|否|نہیں|لا"
  };
  private static final String[] SETTINGS = {
    "form_title|form_id|default_language", "工作|work|中文 (zh)"
  };

  private String link(Object... more) {
    String study = newStudy();
    String forms = "studies/" + study + "/questionnaires";
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", SURVEY)
            .sheet("choices", CHOICES)
            .sheet("settings", SETTINGS)
            .bytes();
    server().upload(forms, workbook, "application/octet-stream").expect(201);
    server().post(forms + "/work/versions/1/publication", "").expect(204);
    Object[] asked = java.util.Arrays.copyOf(more, more.length + 2);
    asked[more.length] = "questionnaire";
    asked[more.length + 1] = "work";
    return address() + "/r/" + new Collection(server(), study).link(asked);
  }

  private static void isFine(Page page, String name) {
    picture(page, name);
    assertThat(Axe.violationsInForcedColoursToo(page)).as(name).isEmpty();
    Object fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    assertThat(fits).as(name + " fits").isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ur", "ar"})
  void aSharedTabletsPage(String lang) {
    Words words = Words.in(lang);
    Page tablet = phone(lang);
    tablet.navigate(link("mode", "kiosk", "kiosk", Map.of("pin", "2580")) + "?lang=" + lang);
    assertThat(tablet.locator(".exit")).isVisible();
    isFine(tablet, "kiosk-" + lang);
    tablet.locator(".exit").click();
    tablet.locator(".pin").fill("1111");
    tablet.locator(".over .primary").click();
    assertThat(tablet.locator(".over .error")).hasText(words.say("kioskWrong"));
    isFine(tablet, "kiosk-pin-" + lang);
    tablet.locator(".over .quiet").click();
    tablet.locator(".screen:not([hidden]) [value=yes] + span").click();
    tablet.locator("#f .primary").click();
    tablet.locator("#f .primary").click();
    assertThat(tablet.locator("#more .qr img")).isVisible();
    isFine(tablet, "kiosk-sent-" + lang);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ur", "ar"})
  void whereSomebodyGoesOnWithACode(String lang) {
    Page page = phone(lang);
    page.navigate(link() + "/resume?lang=" + lang);
    isFine(page, "resume-" + lang);
    page.locator("#code").fill("0000-0000");
    page.locator(".primary").click();
    assertThat(page.locator(".error")).hasText(Words.in(lang).say("resumeUnknown"));
    assertThat(page.locator("html")).hasAttribute("dir", Words.direction(lang));
    isFine(page, "resume-wrong-" + lang);
  }
}
