package org.fieldvoice.questionnaire;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.fieldvoice.Screen.fits;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.response.Panel;
import org.junit.jupiter.api.Test;

/** The studio's room of questionnaires, as a researcher uses it. */
class QuestionnairesStudioIT extends BrowserTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Path SAMPLE = Path.of("db/sample/questionnaire.xlsx");

  @Test
  void aWorkbookIsUploadedLookedAtAndPublished() {
    Page page = room(desktop(), newStudy());
    picture(page, "questionnaires-list-empty");
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
    picture(page, "questionnaires-version-desktop");

    page.getByTestId("publish").click();
    assertThat(page.locator("#publish")).containsText("it never changes again");
    picture(page, "questionnaires-publish");
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
    picture(page, "questionnaires-refused-desktop");

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
    picture(page, "questionnaires-changes");
  }

  @Test
  void picturesAndSoundsComeToADraftAndGoIntoTheNextVersion() {
    Page page = room(desktop(), newStudy());
    page.getByTestId("workbook").setInputFiles(illustrated());
    Locator media = page.getByTestId("media");
    assertThat(media).containsText("3 missing");
    assertThat(file(media, "kite.png")).containsText("game:kite");
    page.getByTestId("publish").click();
    assertThat(page.locator("#publish")).containsText("3 files that it names are missing");
    page.locator("#publish button").last().click();
    picture(page, "questionnaires-media-missing");

    page.getByTestId("change-media").click();
    page.getByTestId("draft").waitFor();
    page.getByTestId("files")
        .setInputFiles(
            new FilePayload[] {
              photo("KITE.png", 0x0a6b5f), photo("ball.png", 0xb9770e), sound("hello.wav")
            });
    assertThat(media).containsText("complete");
    assertThat(file(media, "hello.wav").locator("audio")).isVisible();
    assertThat(file(media, "kite.png")).containsText("new");
    page.waitForFunction(
        "() => [...document.images].filter(i => i.matches('.thumb') && i.naturalWidth).length === 2");
    picture(page, "questionnaires-media-draft");
    file(media, "ball.png").locator("button").click();
    assertThat(media).containsText("1 missing");
    file(media, "ball.png").locator("input").setInputFiles(photo("another name.png", 0x5b6bb5));
    assertThat(media).containsText("complete");

    page.getByTestId("make-version").click();
    assertThat(page.getByTestId("made")).containsText("Version 2");
    assertThat(page.getByTestId("media")).containsText("complete");
    picture(page, "questionnaires-media-version");
  }

  @Test
  void picturesAndSoundsFitAPhoneInChinese() {
    Page page = room(phone("zh-CN"), newStudy());
    page.getByTestId("workbook").setInputFiles(illustrated());
    assertThat(page.getByTestId("media")).containsText("缺少 3 个");
    page.getByTestId("change-media").click();
    page.getByTestId("files")
        .setInputFiles(
            new FilePayload[] {photo("kite.png", 0x0a6b5f), photo("stray.png", 0xb9770e)});
    assertThat(page.getByTestId("media")).containsText("缺少 2 个");
    fits(page);
    picture(page, "questionnaires-version-media-draft-phone");
    page.getByTestId("make-version").click();
    page.getByTestId("made").waitFor();
    fits(page);
    picture(page, "questionnaires-version-media-phone");
  }

  @Test
  void howAFormIsDealtOutOnAPhoneIsChosenInADraft() {
    Page page = room(phone("zh-CN"), newStudy());
    page.getByTestId("workbook").setInputFiles(panel("How old are you?", "integer|age|"));
    Locator dealing = page.getByTestId("dealing");
    assertThat(dealing).containsText("一屏一题");
    page.getByTestId("change-dealing").click();
    dealing.locator("input[value=group]").check();
    assertThat(page.getByTestId("changes")).containsText("手机上的分屏");
    assertThat(dealing.locator("input[value=group]")).isChecked();
    fits(page);
    picture(page, "questionnaires-version-dealing-draft-phone");

    page.getByTestId("undo").click();
    assertThat(dealing.locator("input[value=question]")).isChecked();
    assertThat(page.getByTestId("changes")).hasCount(0);
    assertThat(page.getByTestId("undo")).isDisabled();
    page.getByTestId("redo").click();
    assertThat(dealing.locator("input[value=group]")).isChecked();
    assertThat(page.getByTestId("redo")).isDisabled();

    page.getByTestId("make-version").click();
    page.getByTestId("made").waitFor();
    assertThat(dealing).containsText("一屏一组");
    fits(page);
    picture(page, "questionnaires-version-dealing-phone");
  }

  @Test
  void aVersionIsComparedWithTheOneThatWasAnswered() {
    String study = newStudy();
    Panel panel = Panel.in(server(), study);
    panel.publish(panel("How old are you?", "integer|age|").buffer);
    panel.bringIn(1, "{\"age\":30}");
    Page page = room(desktop(), study);
    page.getByTestId("workbook").setInputFiles(panel("Age, please?", "integer|age|"));
    page.getByTestId("imported").waitFor();
    page.locator(".back a").click();
    page.getByTestId("questionnaire").waitFor();
    page.getByTestId("workbook").setInputFiles(panel("What is your age?", "integer|age|"));

    Locator changes = page.getByTestId("changes");
    assertThat(changes).containsText("Changes since version 1");
    changes.locator("summary").click();
    assertThat(changes.locator("del")).containsText("How old are you?");
  }

  @Test
  void aDraftSaysWhatItWouldDoToTheAnswersSoFar() {
    String study = newStudy();
    Panel panel = Panel.in(server(), study);
    panel.publish(panel("How old are you?", "integer|age|").buffer);
    panel.bringIn(1, "{\"age\":30}");
    String drafts = panel.home() + "/drafts";
    int id = server().post(drafts, "{}").expect(201).json().getInt("id");
    server()
        .withHeader("If-Match", "\"0\"")
        .post(
            drafts + "/" + id + "/edits", "[{\"op\":\"type\",\"item\":\"age\",\"type\":\"text\"}]")
        .expect(200);
    Page page = room(phone("zh-CN"), study);
    page.navigate(address() + "/studio/#/" + drafts + "/" + id);
    page.getByTestId("changes").locator("summary").click();

    assertThat(page.getByTestId("changes")).containsText("对目前 1 份答卷的影响");
    assertThat(page.getByTestId("changes").locator("tbody tr")).containsText("1 份");
    fits(page);
    picture(page, "questionnaires-version-draft-effects-phone");
  }

  private static Locator file(Locator media, String name) {
    return media.locator("li[data-file='" + name + "']");
  }

  private static FilePayload illustrated() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)|label::中文 (zh)|audio::中文 (zh)",
                "select_one game|game|What do you play?|你玩什么？|hello.wav")
            .sheet(
                "choices",
                "list_name|name|label::English (en)|label::中文 (zh)|image::English (en)|image::中文 (zh)",
                "game|kite|Kite|风筝|kite.png|kite.png",
                "game|ball|Ball|球|ball.png|ball.png")
            .sheet("settings", "form_id|form_title", "games|Games")
            .bytes();
    return new FilePayload("games.xlsx", XLSX, workbook);
  }

  private static FilePayload photo(String name, int colour) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, (i % 64) + (i / 64) < 64 ? colour : 0xfcfbf8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload(name, "image/png", out.toByteArray());
  }

  /** A tenth of a second of nothing, as eight bits 8,000 times a second. */
  private static FilePayload sound(String name) {
    ByteBuffer wave = ByteBuffer.allocate(844).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(US_ASCII)).putInt(836).put("WAVEfmt ".getBytes(US_ASCII));
    wave.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    wave.putShort((short) 1).putShort((short) 8).put("data".getBytes(US_ASCII)).putInt(800);
    return new FilePayload(name, "audio/wav", wave.array());
  }

  @Test
  void everythingFitsAPhoneInChinese() {
    String study = newStudy();
    Page page = room(phone("zh-CN"), study);
    page.getByTestId("workbook").setInputFiles(wrong());
    page.getByTestId("problems").waitFor();
    assertThat(page.getByTestId("problems")).containsText("没有名为“agee”的问题");
    fits(page);
    picture(page, "questionnaires-refused-phone");

    page.getByTestId("workbook").setInputFiles(SAMPLE);
    page.getByTestId("imported").waitFor();
    fits(page);
    picture(page, "questionnaires-version-phone");

    page.navigate(address() + "/studio/#/studies/" + study + "/questionnaires");
    page.getByTestId("questionnaire").waitFor();
    fits(page);
    picture(page, "questionnaires-list-phone");
  }

  private Page room(Page page, String study) {
    openStudio(page);
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
}
