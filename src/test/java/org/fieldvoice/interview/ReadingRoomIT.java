package org.fieldvoice.interview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.Axe;
import org.fieldvoice.BrowserTest;
import org.junit.jupiter.api.Test;

/** Transcripts read, marked and told from in a real browser. */
class ReadingRoomIT extends BrowserTest {

  private static final String HURT = "我心里很难受";

  @Test
  void wordsSelectedWithTheMouseAreCodedAndSeenStored() {
    Room room = room("P01");
    Page page = open(desktop(), room);

    drag(page, HURT);
    page.getByTestId("excerpt").click();
    page.getByTestId("code-search").fill("dist");
    page.getByTestId("code-search").press("Enter");
    page.getByTestId("do").click();

    assertThat(page.locator("mark")).hasText(HURT);
    assertThat(page.locator(".excerpts li")).containsText("Distance");
    JsonArray stored = room.desk().get("excerpts?interview=" + room.interview()).array();
    JsonObject excerpt = stored.getJsonObject(0);
    assertThat(excerpt.getString("quote")).isEqualTo(HURT);
    assertThat(
            room.desk()
                .text(room.interview())
                .substring(excerpt.getInt("start"), excerpt.getInt("end")))
        .isEqualTo(HURT);
    assertThat(excerpt.getJsonArray("codes").getJsonObject(0).getString("name"))
        .isEqualTo("Distance");
  }

  @Test
  void aWholeTurnIsMarkedWithTheKeyboardAloneAndAnOverlapShowsBoth() {
    Room room = room("P02");
    room.desk().excerpt(room.interview(), "用得上。上个月", "Knowing one's rights").expect(201);
    Page page = open(desktop(), room);

    page.locator(".turn").nth(5).focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Shift+ArrowLeft");
    page.getByTestId("excerpt").focus();
    page.keyboard().press("Enter");
    page.getByTestId("code-search").fill("rights");
    page.getByTestId("code-search").press("Enter");
    page.getByTestId("do").click();

    assertThat(page.locator(".excerpts li")).hasCount(2);
    assertThat(page.locator("mark.depth-2")).hasText("用得上。上个月");
    assertThat(room.desk().get("excerpts?interview=" + room.interview()).text())
        .contains("用得上。上个月工资条有个地方不对，我就拿着文章去问人事，后来补给我了\"");
  }

  @Test
  void rareCharactersAndEmojiKeepTheirPlaceBetweenPageAndServer() {
    Room room = room("P01");
    room.desk()
        .upload(
            "interviews/" + room.interview() + "/transcript?file=a.txt",
            "I1: 😀𠮷野家？\nP01: 👨‍👩‍👧好吃𠮷！".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "text/plain")
        .expect(201);
    Page page = open(desktop(), room);

    drag(page, "好吃𠮷");
    page.getByTestId("excerpt").click();
    page.getByTestId("do").click();

    assertThat(page.locator("mark")).hasText("好吃𠮷");
  }

  @Test
  void aNameIsReplacedOnAPhoneAndTheOriginalIsGoneFromThePage() {
    Room room = room("P01");
    Page page = open(phone("zh-CN"), room);

    select(page, "陈桂英");
    page.getByTestId("redact").click();
    page.getByTestId("replacement").fill("姓名");
    page.getByTestId("do").click();
    page.getByTestId("save-redactions").click();

    assertThat(page.getByTestId("review")).isVisible();
    assertThat(page.locator(".turns")).containsText("我叫[姓名]");
    assertThat(page.locator(".turns")).not().containsText("陈桂英");
    page.getByTestId("review").click();
    assertThat(page.locator(".redaction-state")).containsText("已脱敏并复核");
  }

  @Test
  void aStorySaysPlainlyWhyItCanNotBePublished() {
    Room room = room("P02");
    room.desk().redact(room.interview(), "达州", "一个城市").expect(201);
    room.desk().review(room.interview()).expect(200);
    int excerpt = room.desk().excerpt(room.interview(), "有语音的我就听").expect(201).json().getInt("id");
    int story =
        room.desk()
            .post(
                "stories",
                "participant",
                "P02",
                "title",
                "听",
                "language",
                "zh",
                "paragraphs",
                List.of(Map.of("text", "小刚说：")))
            .expect(201)
            .json()
            .getInt("id");
    Page page = phone();
    openStudio(page);
    page.navigate(address() + "/studio/#/studies/" + room.study() + "/interviews/stories/" + story);

    page.getByTestId("use-excerpt").click();
    assertThat(page.locator(".story-box blockquote")).hasText("有语音的我就听");
    page.waitForResponse(
        answer -> answer.request().method().equals("PUT"),
        () -> page.getByTestId("save-story").click());

    assertThat(page.locator(".notice"))
        .containsText(
            "P02 (Xiao Gang, 小刚) has refused consent to publishing a story under a pseudonym.");
    assertThat(room.desk().get("stories/" + story).text()).contains("\"excerpt\":" + excerpt);
  }

  @Test
  void theRoomsPagesHaveNoBarriersThatAxeFinds() {
    Room room = room("P01");
    room.desk().excerpt(room.interview(), HURT, "Distance").expect(201);
    Page page = open(desktop(), room);
    String rooms = address() + "/studio/#/studies/" + room.study() + "/interviews";

    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("/talks/" + room.interview(), ".turns");
    shown.put("", ".people");
    shown.put("/people/P01", "section .danger");
    shown.put("/codes", "[aria-current][href$='/codes']");
    shown.put("/stories", "[aria-current][href$='/stories']");
    shown.forEach(
        (path, part) -> {
          page.navigate(rooms + path);
          page.locator(part).waitFor();
          assertThat(Axe.violations(page)).as(path).isEmpty();
        });
  }

  /** A study with one conversation in it. */
  private record Room(Desk desk, String study, long interview) {}

  private Room room(String ref) {
    String study = newStudy();
    Desk desk = new Desk(server(), study);
    desk.bringCodebook();
    return new Room(desk, study, desk.meet(ref));
  }

  private Page open(Page page, Room room) {
    openStudio(page);
    page.navigate(
        address() + "/studio/#/studies/" + room.study() + "/interviews/talks/" + room.interview());
    page.locator(".turn").first().waitFor();
    return page;
  }

  /** Presses the mouse before these words and lets it go behind them. */
  private static void drag(Page page, String words) {
    Locator turn = page.locator(".said", new Page.LocatorOptions().setHasText(words));
    turn.scrollIntoViewIfNeeded();
    @SuppressWarnings("unchecked")
    List<Number> at = (List<Number>) turn.evaluate(PLACE, words);
    page.mouse().move(at.get(0).doubleValue(), at.get(1).doubleValue());
    page.mouse().down();
    page.mouse().move(at.get(2).doubleValue(), at.get(3).doubleValue());
    page.mouse().up();
    page.getByTestId("mark-bar").waitFor();
  }

  /** Selects these words as a long press and its handles do. */
  private static void select(Page page, String words) {
    page.locator(".said", new Page.LocatorOptions().setHasText(words)).evaluate(SELECT, words);
    page.getByTestId("mark-bar").waitFor();
  }

  private static final String RANGE =
      """
      const node = [...turn.childNodes].find((n) => n.nodeType === 3 && n.data.includes(words));
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(words));
      range.setEnd(node, node.data.indexOf(words) + words.length);
      """;

  private static final String PLACE =
      "(turn, words) => {"
          + RANGE
          + """
            const boxes = range.getClientRects();
            const first = boxes[0];
            const last = boxes[boxes.length - 1];
            return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
          }
          """;

  private static final String SELECT =
      "(turn, words) => {"
          + RANGE
          + """
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
          }
          """;
}
