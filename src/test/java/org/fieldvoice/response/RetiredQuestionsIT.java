package org.fieldvoice.response;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.dataset.ReleasedZip;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/**
 * Questions that only an earlier version asked: their answers are used with those of the newest.
 */
class RetiredQuestionsIT extends BrowserTest {

  /** Of three versions two are answered. */
  private Panel answered() {
    Panel panel = Panel.in(server(), newStudy());
    panel.publish(first());
    for (int i = 0; i < 6; i++) {
      panel.bringIn(
          1,
          "{\"gone\":\"yes\",\"town\":\"a\",\"secret\":\"Li Wei\",\"late\":3,"
              + "\"member\":[{\"job\":\"tailor\",\"hours\":8},{\"hours\":4}]}");
    }
    panel.bringIn(1, "{\"gone\":\"no\",\"town\":\"a\"}");
    panel.publish(second());
    for (int i = 0; i < 6; i++) {
      panel.bringIn(2, "{\"town\":\"a\",\"member\":[{\"job\":7}]}");
    }
    panel.publish(third());
    return panel;
  }

  @Test
  void theyAreCountedAlsoInRepeats() {
    Panel panel = answered();
    JsonObject gone = tabulation(panel, "rows=gone");
    assertThat(gone.getInt("base")).isEqualTo(7);
    assertThat(gone.toString()).contains("No longer");
    assertThat(tabulation(panel, "rows=hours").getInt("base")).isEqualTo(12);
  }

  @Test
  void conditionsCanNameThem() {
    Panel panel = answered();
    assertThat(tabulation(panel, "rows=town&where=" + encoded("${gone} = 'yes'")).getInt("base"))
        .isEqualTo(6);
    assertThat(tabulation(panel, "rows=town&where=" + encoded("sum(${hours}) > 10")).getInt("base"))
        .isEqualTo(6);
    for (String identifier : new String[] {"${secret} = 'Li Wei'", "${late} = 3"}) {
      String query = "/tabulation?rows=town&where=" + encoded(identifier);
      assertThat(server().get(panel.home() + query).status()).as(identifier).isEqualTo(422);
    }
  }

  @Test
  void wordsInARepeatAreNoValueOfANumberThatTookTheirPlace() {
    Panel panel = answered();
    assertThat(tabulation(panel, "rows=job").toString()).contains("\"7\"").doesNotContain("tailor");
  }

  @Test
  void aReleaseLeavesThemOutAndSaysSo() {
    Panel panel = answered();
    ReleasedZip release = release(panel, "{}");

    assertThat(release.rows()).hasSize(13);
    assertThat(release.text("data.csv")).doesNotContain("gone", "Li Wei", "tailor");
    assertThat(release.text("codebook.csv").lines().filter(l -> l.startsWith("gone,")))
        .singleElement()
        .asString()
        .contains("the newest version no longer asks it");
  }

  @Test
  void aPolicyMayKeepThemAndThenWhetherTheyWereAnsweredCounts() {
    Panel panel = answered();
    ReleasedZip release =
        release(panel, "{\"suppression\": 0.1, \"variables\": {\"gone\": {\"action\": \"keep\"}}}");

    assertThat(release.text("data.csv").lines().findFirst().orElseThrow()).contains("gone");
    assertThat(release.text("data.csv").lines().filter(l -> l.endsWith("yes"))).hasSize(6);
    assertThat(release.text("codebook.csv")).contains("Asked in version 1 only.", "No longer");
    assertThat(release.text("report.md")).contains("gone: whether it was answered");
    assertThat(release.text("data.csv")).doesNotContain("Li Wei");
    assertThat(
            panel
                .releasing("{\"variables\": {\"late\": {\"action\": \"keep\"}}}")
                .expect(422)
                .text())
        .contains("never-released");
  }

  @Test
  void resultsAndPoliciesMarkThem() {
    Panel panel = answered();
    Page page = desktop();
    openStudio(page);
    String study = panel.home().split("/")[1];
    page.navigate(address() + "/studio/#/studies/" + study + "/results");
    assertThat(page.locator("[data-question=gone] [data-testid=retired]"))
        .containsText("Asked in version 1 only");
    assertThat(page.locator("[data-question=town] [data-testid=retired]")).hasCount(0);
    picture(page, "retired-results");
    page.navigate(address() + "/studio/#/studies/" + study + "/datasets/new");
    assertThat(page.getByTestId("retired").first()).containsText("asked in version 1 only");
    picture(page, "retired-datasets");
  }

  private JsonObject tabulation(Panel panel, String query) {
    return server().get(panel.home() + "/tabulation?" + query).expect(200).json();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private ReleasedZip release(Panel panel, String policy) {
    Fieldvoice.Answer started = panel.releasing(policy);
    JsonObject end = ended(started);
    assertThat(end.getString("state")).as(end.toString()).isEqualTo("DONE");
    return panel.released(started);
  }

  private static byte[] first() {
    return workbook(
        "select_one town|town|Town|none",
        "select_one yn|gone|No longer|none",
        "text|secret|Secret|none",
        "integer|late|A number|none",
        "begin repeat|member|Member|",
        "text|job|Job|none",
        "integer|hours|Hours|none",
        "end repeat|||");
  }

  /** Calls two of the questions identifiers, and takes a number where words were. */
  private static byte[] second() {
    return workbook(
        "select_one town|town|Town|none",
        "text|secret|Secret|identifier",
        "integer|late|A number|identifier",
        "begin repeat|member|Member|",
        "integer|job|Job|none",
        "end repeat|||");
  }

  private static byte[] third() {
    return workbook(
        "select_one town|town|Town|none",
        "begin repeat|member|Member|",
        "integer|job|Job|none",
        "end repeat|||");
  }

  private static byte[] workbook(String... rows) {
    String[] survey = new String[rows.length + 1];
    survey[0] = "type|name|label|privacy";
    System.arraycopy(rows, 0, survey, 1, rows.length);
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey)
        .sheet("choices", "list_name|name|label", "town|a|Alpha", "yn|yes|Yes", "yn|no|No")
        .sheet("settings", Panel.SETTINGS)
        .bytes();
  }
}
