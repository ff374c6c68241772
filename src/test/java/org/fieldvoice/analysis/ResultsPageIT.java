package org.fieldvoice.analysis;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.fieldvoice.Screen.fits;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The studio's results, on a phone and on a desk. */
class ResultsPageIT extends BrowserTest {

  private static String study = "";

  @BeforeEach
  void theSampleIsThere() {
    if (study.isEmpty()) {
      study = SampleStudy.bringInto(server(), newStudy());
    }
  }

  @Test
  void onAPhoneEveryQuestionIsAChartWithItsTableOneTapAway() {
    Page page = at(phone(), "");
    assertThat(page.getByTestId("responses")).containsText("412");
    Locator parents = page.locator("[data-question=parenting]");
    assertThat(parents.locator("svg")).containsText("62.1%");
    assertThat(parents.locator("table")).hasCount(3);
    assertThat(parents.locator("table").first()).isHidden();
    parents.getByText("Table", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(parents.locator("table").first()).isVisible();
    assertThat(parents.locator("table").first()).containsText("54.0–69.6");
    fits(page);
  }

  @Test
  void aConditionNarrowsWhatIsCountedAndAMistakeInItIsExplained() {
    Page page = at(desktop(), "");
    page.getByLabel("Only responses where").fill("${is_parent} = 'yes'");
    page.getByTestId("show").click();
    assertThat(page.getByTestId("responses")).containsText("145");
    page.getByLabel("Only responses where").fill("${is_parant} = 'yes'");
    page.getByTestId("show").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("is_parant");
    assertThat(page.getByLabel("Only responses where")).hasValue("${is_parant} = 'yes'");
  }

  @Test
  void twoQuestionsAreComparedAndTheTestsAreToldInWords() {
    Page page = at(desktop(), "");
    page.getByTestId("compare-two").click();
    page.getByLabel("Rows").selectOption("most_useful_function");
    page.getByLabel("Columns (groups)").selectOption("gender");
    page.getByTestId("show").click();
    assertThat(page.getByTestId("cross")).containsText("57.3%");
    assertThat(page.getByTestId("tests"))
        .containsText("χ² = 58.22, df 4, p < 0.001, Cramér's V 0.381");
    assertThat(page.getByTestId("tests")).containsText("a medium association");
    page.getByText("Counts", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.getByTestId("cross")).containsText("126");
  }

  @Test
  void chineseReadersGetItAllInChineseOnAPhone() {
    Page page = at(phone("zh-CN"), "/crosstab?rows=usefulness&columns=is_parent");
    assertThat(page.getByTestId("tests")).containsText("韦尔奇 t 检验");
    assertThat(page.getByTestId("cross")).containsText("合计");
    fits(page);
  }

  private Page at(Page page, String route) {
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + study + "/results" + route);
    page.locator(".results-filter").waitFor();
    return page;
  }
}
