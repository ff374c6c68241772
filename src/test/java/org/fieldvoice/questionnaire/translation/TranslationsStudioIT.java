package org.fieldvoice.questionnaire.translation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** Translators' files in the studio. */
class TranslationsStudioIT extends BrowserTest {

  @Test
  void whatOfAFileDidNotGoAsItsSenderWillThinkIsTold() {
    String study = newStudy();
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)|label::اردو (ur)",
                "text|who|Name|",
                "text|age|Age|عمر")
            .sheet("settings", "form_id|form_title", "people|People")
            .bytes();
    server()
        .upload("studies/" + study + "/questionnaires", workbook, "application/octet-stream")
        .expect(201);
    Page page = desktop();
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + study + "/questionnaires/people/1");
    Locator told = page.locator("#translation");

    take(page, unit("item:gone:label", "Gone", "گیا"));
    assertThat(told).containsText("1 texts of the file are not in this questionnaire");
    assertThat(told).containsText("item:gone:label");

    take(page, unit("item:who:label", "Name", ""));
    assertThat(told).containsText("The file has no translated text.");

    take(page, unit("item:age:label", "Age", "عمر") + unit("item:who:label", "Your name", "نام"));
    assertThat(told).containsText("1 texts of the file were not taken");
    assertThat(page.getByTestId("moved").locator("del")).hasText("Your name");
    assertThat(page.getByTestId("moved").locator("ins")).hasText("Name");
    assertThat(page.getByTestId("moved")).containsText("The file has: نام");
    assertThat(told).not().containsText("there already");
    page.getByTestId("take-moved").click();
    assertThat(page.getByTestId("translations")).containsText("2 of 2");
    assertThat(told).isEmpty();
  }

  private static void take(Page page, String units) {
    String file =
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='ur'><file id='f'>"
            + units
            + "</file></xliff>";
    page.getByTestId("translation")
        .setInputFiles(
            new FilePayload(
                "people-ur.xlf", Xliff.MEDIA_TYPE, file.getBytes(StandardCharsets.UTF_8)));
  }

  private static String unit(String id, String source, String target) {
    return "<unit id='"
        + id
        + "'><segment><source>"
        + source
        + "</source><target>"
        + target
        + "</target></segment></unit>";
  }
}
