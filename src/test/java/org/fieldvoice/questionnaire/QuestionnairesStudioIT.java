package org.fieldvoice.questionnaire;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** The studio's room of questionnaires, as a researcher uses it. */
class QuestionnairesStudioIT extends BrowserTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Path SAMPLE = Path.of("db/sample/questionnaire.xlsx");

  @Test
  void aWorkbookIsUploadedLookedAtAndPublished() {
    Page page = room(desktop(), newStudy());
    screenshot(page, "list-empty");
    page.getByTestId("workbook").setInputFiles(SAMPLE);

    page.getByTestId("imported").waitFor();
    assertThat(page.locator("h1")).hasText("WeSupport 用户调查");
    Locator age =
        page.locator(".question")
            .filter(new Locator.FilterOptions().setHasText("How old are you?"));
    assertThat(age).containsText("您今年多少岁？");
    assertThat(age).containsText("How old are you?");
    assertThat(age).containsText(". >= 16 and . <= 75");
    assertThat(age).containsText("quasi-identifier");
    page.locator(".choices summary").first().click();
    screenshot(page, "version-desktop");

    page.getByTestId("publish").click();
    assertThat(page.locator("#publish")).containsText("it never changes again");
    screenshot(page, "publish");
    page.getByTestId("publish-now").click();
    assertThat(page.locator(".facts")).containsText("published");
    assertThat(page.getByTestId("publish")).hasCount(0);
  }

  @Test
  void aWrongWorkbookIsToldInFullAndAfterMendingItGoesIn() {
    Page page = room(desktop(), newStudy());
    page.getByTestId("workbook").setInputFiles(wrong());

    Locator problems = page.getByTestId("problems").locator("tbody tr");
    assertThat(problems).hasCount(4);
    assertThat(problems.nth(0)).containsText("row 3");
    assertThat(problems.nth(0)).containsText("Did you mean ${age}?");
    screenshot(page, "refused-desktop");

    page.getByTestId("workbook").setInputFiles(SAMPLE);
    page.getByTestId("imported").waitFor();
  }

  @Test
  void aNextVersionSaysWhatChanged() {
    Page page = room(desktop(), newStudy());
    page.getByTestId("workbook").setInputFiles(panel("How old are you?", "integer|age|"));
    page.getByTestId("imported").waitFor();
    page.locator(".back a").click();
    page.getByTestId("questionnaire").waitFor();
    page.getByTestId("workbook").setInputFiles(panel("What is your age?", "text|age|"));
    page.getByTestId("changes").locator("summary").click();

    Locator rows = page.getByTestId("changes").locator("tbody tr");
    assertThat(rows.filter(new Locator.FilterOptions().setHasText("How old are you?")))
        .containsText("What is your age?");
    assertThat(rows.filter(new Locator.FilterOptions().setHasText("integer")))
        .containsText("don't compare");
    screenshot(page, "changes");
  }

  @Test
  void everythingFitsAPhoneInChinese() {
    String study = newStudy();
    Page page = room(phone("zh-CN"), study);
    page.getByTestId("workbook").setInputFiles(wrong());
    page.getByTestId("problems").waitFor();
    assertThat(page.getByTestId("problems")).containsText("没有名为“agee”的问题");
    fits(page);
    screenshot(page, "refused-phone");

    page.getByTestId("workbook").setInputFiles(SAMPLE);
    page.getByTestId("imported").waitFor();
    fits(page);
    screenshot(page, "version-phone");

    page.navigate(address() + "/studio/#/studies/" + study + "/questionnaires");
    page.getByTestId("questionnaire").waitFor();
    fits(page);
    screenshot(page, "list-phone");
  }

  private Page room(Page page, String study) {
    signIn(page);
    page.navigate(address() + "/studio/#/studies/" + study + "/questionnaires");
    page.getByTestId("drop").waitFor();
    return page;
  }

  private static FilePayload wrong() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|relevant",
                "integer|age|Age|",
                "select_one yes_no|ok|Is it all right?|${agee} > 3",
                "txt|remark|Remark|",
                "begin group||People|")
            .sheet("choices", "list_name|name|label", "yes_no|yes|Yes", "yes_no|no|No")
            .bytes();
    return new FilePayload("children-and-parents-2026.xlsx", XLSX, workbook);
  }

  private static FilePayload panel(String label, String row) {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", "type|name|label", row + label)
            .sheet("settings", "form_id|form_title", "panel|Panel")
            .bytes();
    return new FilePayload("panel.xlsx", XLSX, workbook);
  }

  private static void fits(Page page) {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).as("sideways scrolling").isZero();
  }

  /** Kept beside the test's report, to be looked at. */
  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(name.startsWith("version"))
            .setPath(Path.of("target", "screenshots", "questionnaires-" + name + ".png")));
  }
}
