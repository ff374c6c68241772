package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.fieldvoice.dataset.ReleasedZip;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/**
 * A questionnaire that changed while it was answered: what was asked in either version stands
 * together, by name.
 */
class SeveralVersionsIT extends ServerTest {

  @Test
  void answersToBothVersionsAreExportedTogether() throws IOException {
    String home = panel().home();

    List<String> csv = server().get(home + "/responses.csv").expect(200).text().lines().toList();
    String head = csv.get(0);
    assertThat(head.substring(head.indexOf("city")))
        .isEqualTo("city,many,many/x,years,new_name,many/y,gone,old_name");
    assertThat(csv).hasSize(5);
    assertThat(csv.get(1)).endsWith("b,x y,1,five,,1,yes,2");
    assertThat(csv.get(3)).endsWith("c,x,1,7,4,0,,");
    assertThat(String.join("\n", csv)).doesNotContain("Li Wei");

    byte[] xlsx = server().get(home + "/responses.xlsx").expect(200).bytes();
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(xlsx))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(4);
    }
    String ndjson = server().get(home + "/responses.ndjson").expect(200).text();
    assertThat(ndjson.lines().filter(l -> l.contains("\"version\":1"))).hasSize(2);
    assertThat(ndjson.lines().filter(l -> l.contains("\"version\":2"))).hasSize(2);
  }

  @Test
  void whatALaterVersionCallsAnIdentifierIsShownNowhere() {
    String home = panel().home();

    JsonObject list = server().get(home + "/responses").expect(200).json();
    assertThat(list.toString()).contains("five").doesNotContain("Li Wei");
    for (JsonObject response : list.getJsonArray("responses").getValuesAs(JsonObject.class)) {
      assertThat(server().get(home + "/responses/" + response.getString("instanceId")).text())
          .doesNotContain("Li Wei");
    }
    assertThat(server().get(home + "/responses.ndjson").expect(200).text())
        .contains("five")
        .doesNotContain("Li Wei");
  }

  @Test
  void wordsAreNoNumberWhenAQuestionBecomesOne() {
    String home = panel().home();

    JsonObject years = server().get(home + "/tabulation?rows=years").expect(200).json();

    assertThat(years.getInt("base")).isEqualTo(2);
    assertThat(years.toString()).doesNotContain("five");
  }

  @Test
  void whatAnEarlierVersionOfferedIsCountedUnderItsLabel() {
    String home = panel().home();

    JsonObject city = server().get(home + "/tabulation?rows=city").expect(200).json();
    JsonObject many = server().get(home + "/tabulation?rows=many").expect(200).json();

    assertThat(labels(city)).containsExactly("Alpha", "Charlie", "Bravo");
    assertThat(labels(many)).containsExactly("X", "Y");
    assertThat(city.getInt("base")).isEqualTo(4);
  }

  private static List<String> labels(JsonObject tabulation) {
    return tabulation.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
        .map(c -> c.getString("label"))
        .toList();
  }

  @Test
  void aReleaseHasNoWordsOfAQuestionThatBecameANumberNorALateIdentifier() {
    Panel panel = panel();
    for (int i = 0; i < 6; i++) {
      panel.bringIn(1, "{\"city\":\"a\",\"years\":\"Zhang San\",\"secret\":\"Li Wei\"}");
      panel.bringIn(2, "{\"city\":\"a\",\"years\":77}");
    }

    ReleasedZip release = release(panel);

    assertThat(release.rows()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(release.text("data.csv")).contains("77").doesNotContain("Zhang San", "Li Wei");
  }

  /** Its end once closed under the job what the job was reading a version with. */
  @Test
  void aJobReadsItsVersionsThoughTheRequestThatStartedItEnds() {
    Panel panel = Panel.in(server(), newStudy());
    StringBuilder lines = new StringBuilder();
    for (int version = 1; version <= 20; version++) {
      panel.publish(first());
      lines.append(Panel.line(version, "{\"city\":\"b\"}"));
    }

    JsonObject done =
        ended(
            server()
                .upload(
                    panel.home() + "/responses?async=true",
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    "application/x-ndjson"));

    assertThat(done.getString("state")).as(done.toString()).isEqualTo("DONE");
    assertThat(server().get(done.getString("result")).expect(200).json().getInt("accepted"))
        .isEqualTo(20);
  }

  private ReleasedZip release(Panel panel) {
    Fieldvoice.Answer started = panel.releasing("{}");
    assertThat(ended(started).getString("state")).isEqualTo("DONE");
    return panel.released(started);
  }

  @Test
  void whatAChangeDoesToTheAnswersSoFarIsTold() {
    String home = panel().home();

    JsonObject told = server().get(home + "/changes/1/2").expect(200).json();

    assertThat(told.getInt("responses")).isEqualTo(4);
    assertThat(effect(told, "l:b")).isEqualTo("NO_LONGER_OFFERED 1");
    assertThat(effect(told, "gone")).isEqualTo("NO_LONGER_ASKED 2");
    assertThat(effect(told, "years")).isEqualTo("NOT_COMPARABLE 4");
    assertThat(effect(told, "new_name")).isEqualTo("UNDER_TWO_NAMES 2");
    assertThat(effect(told, "l:c")).isEqualTo("NONE 0");
    assertThat(server().get(home + "/changes/1/9").status()).isEqualTo(404);
  }

  @Test
  void whatADraftWouldDoToTheAnswersSoFarIsTold() {
    String home = panel().home();
    int id = server().post(home + "/drafts", "{\"version\":1}").expect(201).json().getInt("id");
    server()
        .withHeader("If-Match", "\"0\"")
        .post(home + "/drafts/" + id + "/edits", "[{\"op\":\"remove\",\"item\":\"gone\"}]")
        .expect(200);

    JsonObject told = server().get(home + "/changes/1/drafts/" + id).expect(200).json();

    assertThat(told.getInt("responses")).isEqualTo(4);
    assertThat(effect(told, "gone")).isEqualTo("NO_LONGER_ASKED 2");
    assertThat(server().get(home + "/changes/1/drafts/" + (id + 1_000)).status()).isEqualTo(404);
  }

  @Test
  void nothingChangesAPublishedVersion() {
    String home = panel().home();
    String first = server().get(home + "/versions/1.json").text();
    String second = server().get(home + "/versions/2.json").text();

    for (String path : List.of("/versions/1.json", "/versions/1", "/versions/1.xlsx")) {
      assertThat(server().put(home + path, second).status()).isIn(404, 405);
      assertThat(server().post(home + path, second).status()).isIn(404, 405);
      assertThat(server().delete(home + path).status()).isIn(404, 405);
    }
    server().post(home + "/versions/1/publication", "").expect(204);
    new Panel(server(), home).upload(second());

    assertThat(server().get(home + "/versions/1.json").text()).isEqualTo(first);
    assertThat(server().get(home + "/versions/2.json").text()).isEqualTo(second);
  }

  @Test
  void uploadsAtTheSameTimeBecomeVersionsOfTheirOwn() {
    String home = panel().home();
    List<Integer> versions =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> new Panel(server(), home).upload(second()).getInt("version")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(versions).containsExactlyInAnyOrder(3, 4, 5, 6, 7);
  }

  private Panel panel() {
    Panel panel = Panel.in(server(), newStudy());
    panel.publish(first());
    panel.bringIn(
        1,
        "{\"city\":\"b\",\"many\":[\"x\",\"y\"],\"years\":\"five\",\"gone\":\"yes\",\"old_name\":2,\"secret\":\"Li Wei\"}");
    panel.bringIn(1, "{\"city\":\"a\",\"years\":\"12\",\"gone\":\"no\",\"old_name\":3}");
    panel.publish(second());
    panel.bringIn(2, "{\"city\":\"c\",\"many\":[\"x\"],\"years\":7,\"new_name\":4}");
    panel.bringIn(2, "{\"city\":\"a\",\"years\":8,\"new_name\":5}");
    return panel;
  }

  private static byte[] first() {
    return WorkbookBuilder.xlsx()
        .sheet(
            "survey",
            "type|name|label|privacy",
            "select_one l|city|City|none",
            "select_multiple m|many|Many|none",
            "text|years|Years|none",
            "select_one yn|gone|No longer asked|none",
            "integer|old_name|The same|none",
            "text|secret|Secret|none")
        .sheet(
            "choices",
            "list_name|name|label",
            "l|a|Alpha",
            "l|b|Bravo",
            "m|x|X",
            "m|y|Y",
            "yn|yes|Yes",
            "yn|no|No")
        .sheet("settings", Panel.SETTINGS)
        .bytes();
  }

  private static byte[] second() {
    return WorkbookBuilder.xlsx()
        .sheet(
            "survey",
            "type|name|label|privacy",
            "select_one l|city|City|none",
            "select_multiple m|many|Many|none",
            "integer|years|Years|none",
            "integer|new_name|The same|none",
            "text|secret|Secret|identifier")
        .sheet("choices", "list_name|name|label", "l|a|Alpha", "l|c|Charlie", "m|x|X")
        .sheet("settings", Panel.SETTINGS)
        .bytes();
  }

  private static String effect(JsonObject told, String place) {
    return told.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .filter(c -> c.getJsonObject("change").getString("place").equals(place))
        .map(c -> c.getString("effect") + " " + c.getInt("responses"))
        .findFirst()
        .orElseThrow();
  }
}
