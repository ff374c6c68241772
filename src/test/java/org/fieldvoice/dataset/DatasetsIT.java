package org.fieldvoice.dataset;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.fieldvoice.Screen.isSound;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.Test;

/** The room for data sets, as an analyst uses it. */
class DatasetsIT extends BrowserTest {

  private SampleInStudy sample(int responses) {
    SampleInStudy sample = SampleInStudy.of(server(), newStudy(), responses);
    server()
        .put(sample.questionnaires() + "/" + SampleInStudy.CODE + "/policy", SampleInStudy.policy())
        .expect(200);
    return sample;
  }

  private void open(Page page, SampleInStudy sample, String route) {
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + sample.study() + "/datasets" + route);
  }

  @Test
  void aReleaseIsMadeFromThePolicyAndDownloadedWithItsReport() throws IOException {
    SampleInStudy sample = sample(412);
    Page page = desktop();
    open(page, sample, "/new");
    assertThat(page.getByLabel("What happens to How old are you?")).hasValue("generalise");
    assertThat(page.getByText("variables never leave")).isVisible();
    isSound(page, "datasets-new-desktop");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the release"))
        .click();
    Locator download = page.getByText("Download ZIP");
    assertThat(download).isVisible();
    assertThat(page.getByText("388", new Page.GetByTextOptions().setExact(true)).first())
        .isVisible();
    assertThat(page.getByText("Bands of 20")).isVisible();
    assertThat(page.getByText("Outside the South")).isVisible();
    isSound(page, "datasets-release-desktop");

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
    isSound(page, "datasets-new-phone");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始发布")).click();
    assertThat(page.getByText("下载 ZIP")).isVisible();
    isSound(page, "datasets-release-phone");

    page.getByText("所有数据集").click();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("去除")))
        .isVisible();
    isSound(page, "datasets-list-phone");
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
    isSound(page, "datasets-failed-desktop");
  }
}
