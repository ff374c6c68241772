package org.fieldvoice.response;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.field;
import static org.fieldvoice.Screen.isSound;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.analysis.SampleStudy;
import org.junit.jupiter.api.Test;

/** The studio's room of responses: brought in, filtered, looked at, exported. */
class ResponsesStudioIT extends BrowserTest {

  private static final String ID = "[0-9a-f-]{36}";
  private static final String NO_JSON = "{\"answers\": ";

  @Test
  void aFileIsBroughtInLookedThroughAndGoesOutAgain() throws IOException {
    Page page = room(desktop(), SampleStudy.publishIn(server(), newStudy()));
    page.getByTestId("no-responses").waitFor();
    isSound(page, "responses-none-desktop");

    page.locator(".head .primary").click();
    page.getByTestId("file").setInputFiles(file());
    assertThat(page.getByTestId("report"))
        .hasText("3 brought in · 1 were there already · 2 lines need another look");
    assertThat(page.getByTestId("problems").locator("tbody tr"))
        .containsText(new String[] {"age", "could not be read"});
    isSound(page, "responses-report-desktop");

    page.getByText("See the responses").click();
    assertThat(page.getByTestId("total")).hasText("3 responses");
    page.locator(".filters summary").click();
    field(page.locator(".filters"), "Site").selectOption("shenzhen-a");
    page.locator(".filters button").click();
    assertThat(page.getByTestId("no-responses")).containsText("None fits these filters.");
    field(page.locator(".filters"), "Site").selectOption("dongguan-b");
    page.locator(".filters button").click();
    assertThat(page.getByTestId("responses").locator("tbody tr")).hasCount(3);
    isSound(page, "responses-list-desktop");
    assertThat(exported(page, "CSV"))
        .contains("most_useful_function", "zhengzhou")
        .doesNotContain("13900000166");
    assertThat(exported(page, "NDJSON").lines()).hasSize(3);

    page.getByTestId("responses").locator("tbody a").first().click();
    page.getByTestId("review-approved").click();
    field(page.locator("dialog"), "Reason").fill("Read through.");
    isSound(page, "responses-review-desktop");
    page.locator("dialog button.primary").click();
    assertThat(page.getByTestId("revisions")).containsText("Submitted → Approved");
    isSound(page, "responses-one-desktop");
  }

  @Test
  void theSameFitsAPhoneInChinese() throws IOException {
    String study = SampleStudy.bringInto(server(), newStudy());
    Page page = room(phone("zh-CN"), study);
    assertThat(page.getByTestId("total")).hasText("412 份回答");
    page.getByTestId("older").click();
    page.getByText("最新").waitFor();
    page.locator(".filters summary").click();
    field(page.locator(".filters"), "地点").selectOption("dongguan-b");
    field(page.locator(".filters"), "到").fill("2016-08-01");
    page.locator(".filters button").click();
    page.getByText("显示全部").waitFor();
    assertThat(page.getByTestId("responses")).containsText("2016年8月1日");
    isSound(page, "responses-list-phone");

    page.navigate(address() + "/studio/#" + answeredBySomebodyNamed(study));
    assertThat(page.getByTestId("answers")).containsText("您今年多少岁？");
    Locator who = page.locator(".who-answered");
    field(who, "理由").fill("约访谈时间");
    page.getByTestId("look").click();
    assertThat(who.locator("#identity")).containsText("阿芳");
    isSound(page, "responses-one-phone");

    page.navigate(address() + "/studio/#/studies/" + study + "/responses/wesupport_users/bring-in");
    page.getByTestId("file").setInputFiles(file());
    assertThat(page.getByTestId("problems")).containsText("无法读取请求");
    assertThat(page.getByTestId("problems")).containsText("有 2 处回答需要再看一下");
    isSound(page, "responses-report-phone");
  }

  private Page room(Page page, String study) {
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + study + "/responses");
    page.getByTestId("progress").waitFor();
    return page;
  }

  /** The address of a response that names who answered. */
  private String answeredBySomebodyNamed(String study) throws IOException {
    String id = UUID.randomUUID().toString();
    String responses = "studies/" + study + "/questionnaires/wesupport_users/responses";
    String line =
        Files.readAllLines(Path.of("db/sample/responses.jsonl")).get(2).replaceFirst(ID, id);
    server()
        .upload(responses, line.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
        .expect(200);
    return "/studies/" + study + "/responses/wesupport_users/" + id;
  }

  private static String exported(Page page, String format) throws IOException {
    Download download =
        page.waitForDownload(
            () ->
                page.locator(".exports")
                    .getByText(format, new Locator.GetByTextOptions().setExact(true))
                    .click());
    return Files.readString(download.path());
  }

  /** Three of the sample's, the last of them twice, one whose age cannot be, and one cut short. */
  private static FilePayload file() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("db/sample/responses.jsonl")).subList(0, 3)) {
      lines.add(withId(line));
    }
    lines.add(lines.get(2));
    lines.add(withId(lines.get(0)).replaceFirst("\"age\": \\d+", "\"age\": 7"));
    lines.add(NO_JSON);
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return new FilePayload("answers.jsonl", "application/x-ndjson", bytes);
  }

  private static String withId(String line) {
    return line.replaceFirst(ID, UUID.randomUUID().toString());
  }
}
