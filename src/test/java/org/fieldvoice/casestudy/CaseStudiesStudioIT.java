package org.fieldvoice.casestudy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.field;
import static org.fieldvoice.Screen.isSound;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.analysis.SampleStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The studio's room of case studies: written with live numbers, read beside, issued. */
class CaseStudiesStudioIT extends BrowserTest {

  private static String study = "";

  @BeforeEach
  void theSampleIsThere() {
    if (study.isEmpty()) {
      study = SampleStudy.bringInto(server(), newStudy());
    }
  }

  @Test
  void aCaseStudyIsWrittenReadBesideAndIssuedAsPdf() throws IOException {
    Page page = room(desktop());
    page.getByTestId("new").click();
    page.getByTestId("title").fill("Who came by a friend");
    field(page.locator("main"), "Language").selectOption("en");
    Locator blocks = page.locator(".blocks > li");
    field(blocks.nth(0), "Heading").fill("How people joined");
    field(blocks.nth(1), "Text").fill("They came by friends: ");
    blocks.nth(1).getByText("Insert a number").click();
    Locator dialog = page.locator("dialog[open]");
    field(dialog, "Question").selectOption("how_joined");
    field(dialog, "Answer").selectOption("friend");
    assertThat(page.getByTestId("number-now")).hasText("43.0%");
    isSound(page, "case-study-number-desktop");
    page.getByTestId("number-take").click();
    blocks.nth(1).locator(".adder summary").click();
    blocks.nth(1).getByTestId("add-chart").click();
    Locator chart = field(blocks.nth(2), "Chart of");
    chart.selectOption("how_joined");
    assertThat(chart.locator("option:checked")).hasText("How did you come to WeSupport?");
    FrameLocator preview = page.frameLocator("iframe");
    assertThat(preview.locator("body")).containsText("They came by friends: 43.0%");
    assertThat(preview.locator("svg")).containsText("43.0%");
    page.getByTestId("save").click();
    page.getByTestId("issue").waitFor();
    isSound(page, "case-study-desktop");

    page.getByTestId("issue").click();
    isSound(page, "case-study-issue-desktop");
    page.getByTestId("issue-now").click();
    assertThat(page.locator(".editions")).containsText("n = 412");
    assertThat(pdf(page, page.getByTestId("pdf"))).contains("Draft", "43.0%");
    assertThat(pdf(page, page.locator(".editions a").first()))
        .contains("Who came by a friend", "They came by friends: 43.0%", "Chart 1");
    page.getByTestId("open-address").click();
    page.locator("#public-address").waitFor();
    isSound(page, "case-study-issued-desktop");
  }

  @Test
  void theSameFitsAPhoneInChinese() {
    Page page = room(phone("zh-CN"));
    page.getByTestId("new").click();
    page.getByTestId("title").fill("朋友带来的人");
    Locator blocks = page.locator(".blocks > li");
    field(blocks.nth(0), "标题文字").fill("他们怎么来的");
    field(blocks.nth(1), "文字").fill("通过朋友来的有{{percent how_joined=friend}}。");
    blocks.nth(1).getByText("插入数字").click();
    assertThat(page.getByTestId("number-now")).containsText("%");
    isSound(page, "case-study-number-phone");
    page.keyboard().press("Escape");
    blocks.nth(1).locator(".adder summary").click();
    blocks.nth(1).getByTestId("add-table").click();
    field(blocks.nth(2), "行：对这一题的回答").selectOption("gender");
    assertThat(page.frameLocator("iframe").locator("body")).containsText("43.0%");
    page.getByTestId("save").click();
    page.getByTestId("issue").click();
    isSound(page, "case-study-issue-phone");
    page.getByTestId("issue-now").click();
    assertThat(page.locator(".editions")).containsText("第1版");
    isSound(page, "case-study-phone");

    page.navigate(address() + "/studio/#/studies/" + study + "/case-studies");
    assertThat(page.locator(".papers")).containsText("朋友带来的人");
    isSound(page, "case-study-list-phone");
  }

  private Page room(Page page) {
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + study + "/case-studies");
    page.getByTestId("new").waitFor();
    return page;
  }

  /** The words of the PDF that a link leads to, as who clicks on it gets it. */
  private String pdf(Page page, Locator link) throws IOException {
    APIResponse answer = page.request().get(address() + link.getAttribute("href"));
    assertThat(answer.status()).isEqualTo(200);
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
