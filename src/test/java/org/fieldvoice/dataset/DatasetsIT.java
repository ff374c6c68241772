package org.fieldvoice.dataset;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.fieldvoice.Axe;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.Test;

/** The room for data sets, as an analyst uses it. */
class DatasetsIT extends BrowserTest {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private SampleInStudy sample(int responses) {
    SampleInStudy sample = SampleInStudy.of(server(), newStudy(), responses);
    server()
        .put(sample.questionnaires() + "/" + SampleInStudy.CODE + "/policy", SampleInStudy.policy())
        .expect(200);
    return sample;
  }

  private void open(Page page, SampleInStudy sample, String route) {
    signIn(page);
    page.navigate(address() + "/studio/#/studies/" + sample.study() + "/datasets" + route);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    Assertions.assertThat(Axe.violations(page)).as(name).isEmpty();
  }

  @Test
  void aReleaseIsMadeFromThePolicyAndDownloadedWithItsReport() throws IOException {
    SampleInStudy sample = sample(412);
    Page page = desktop();
    open(page, sample, "/new");
    assertThat(page.getByLabel("What happens to How old are you?")).hasValue("generalise");
    assertThat(page.getByText("variables never leave")).isVisible();
    picture(page, "datasets-new-desktop");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the release"))
        .click();
    Locator download = page.getByText("Download ZIP");
    assertThat(download).isVisible();
    assertThat(page.getByText("388", new Page.GetByTextOptions().setExact(true)).first())
        .isVisible();
    assertThat(page.getByText("Bands of 20")).isVisible();
    assertThat(page.getByText("Outside the South")).isVisible();
    picture(page, "datasets-release-desktop");

    Download file = page.waitForDownload(download::click);
    ReleasedZip zip = new ReleasedZip(Files.readAllBytes(file.path()));
    Assertions.assertThat(zip.rows()).hasSize(388);
  }

  @Test
  void onAPhoneInChineseEachVariableStandsBelowTheOther() {
    SampleInStudy sample = sample(412);
    Page page = phone("zh-CN");
    open(page, sample, "/new");
    assertThat(page.getByText("按需概括").first()).isAttached();
    Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    picture(page, "datasets-new-phone");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始发布")).click();
    assertThat(page.getByText("下载 ZIP")).isVisible();
    Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    picture(page, "datasets-release-phone");

    page.getByText("所有数据集").click();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("去除")))
        .isVisible();
    picture(page, "datasets-list-phone");
  }

  @Test
  void aReleaseThatCannotBeMadeSaysWhy() {
    SampleInStudy sample = sample(3);
    Page page = desktop();
    open(page, sample, "");
    assertThat(page.getByText("No data set has been released yet")).isVisible();
    page.getByText("New release").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the release"))
        .click();
    assertThat(page.getByText("There are too few responses for this k")).isVisible();
    assertThat(page.getByText("Try with other settings")).isVisible();
    picture(page, "datasets-failed-desktop");
  }
}
