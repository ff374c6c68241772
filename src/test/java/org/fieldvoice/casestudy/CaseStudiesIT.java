package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** Case studies over HTTP, over the sample study's responses. */
class CaseStudiesIT extends ServerTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String NUMBERS =
      "{{n}} opened it, {{percent how_joined=friend}} came by a friend, "
          + "{{percent most_useful_function=knowledge}} learn, "
          + "{{percent helped_communication=very_much}} of {{n helped_communication}} were helped, "
          + "{{test gender x most_useful_function}}, "
          + "{{mean usefulness where ${how_joined} = 'in_factory'}} against "
          + "{{mean usefulness where ${how_joined} != 'in_factory'}}.";

  @Test
  void theSampleReportIsPrintedWithTheReferenceFigures() throws IOException {
    String study = sampleStudy();
    long story = publishedStory(study, "P01", "Li Mei");
    for (String file : new String[] {"case-study.json", "case-study.en.json"}) {
      long id = add(study, sample(file, story));
      Answer pdf = server().get(at(study) + "/" + id + ".pdf").expect(200);
      assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
      String text = text(pdf.bytes());
      assertThat(text)
          .contains(
              "412", "43.0%", "26.0%", "62.1%", "58.6%", "45.0%", "57.3%", "30.0%", "7.2", "6.1")
          .contains("χ² = 123.1", "0.28", "n = 145")
          .contains(file.contains(".en.") ? "Chart 2" : "图2");
      String html = server().get(at(study) + "/" + id + ".html").expect(200).text();
      assertThat(html).contains("62.1%", "45.0%", "43.0%", "<svg", "class=\"story\"");
      keep(file.replace("json", "pdf"), pdf.bytes());
      keep(file.replace("json", "html"), html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void numbersAreLiveUntilTheyAreIssuedAndThenStay() throws IOException {
    String study = sampleStudy();
    long id = add(study, body("Live", paragraph(NUMBERS)));
    String path = at(study) + "/" + id;
    assertThat(page(path + ".html"))
        .contains("412 opened it, 43.0% came by a friend, 45.0% learn, 62.1% of 145 were helped")
        .contains("χ² = 58.2, df = 4, p < 0.001; Cramér’s V = 0.38")
        .contains("7.2 against 6.1.");
    JsonObject issued = server().post(path + "/issue", "").expect(201).json();
    assertThat(issued.getString("state")).isEqualTo("issued");

    bringIn(study, oneMore());

    assertThat(page(path + ".html")).contains("412 opened it").contains("Edition 1");
    assertThat(text(server().get(path + ".pdf").expect(200).bytes())).contains("412 opened it");
    assertThat(page(path + ".html?draft=true"))
        .contains("413 opened it")
        .contains(
            "The data has changed since the text was last saved (412 responses then, 413 now)");
    JsonObject after = server().get(path).expect(200).json();
    assertThat(after.getBoolean("stale")).isTrue();
    assertThat(after.getJsonArray("editions").getJsonObject(0).getBoolean("stale")).isTrue();

    server().put(path, body("Live", paragraph("{{n}} now."))).expect(200);
    assertThat(server().get(path).json().getString("state")).isEqualTo("changed");
    server().post(path + "/issue", "").expect(201);
    assertThat(page(path + ".html")).contains("413 now.").contains("Edition 2");
    assertThat(page(path + ".html?edition=1")).contains("412 opened it");
  }

  @Test
  void aChartAndATableStayAsTheyWereIssued() throws IOException {
    String study = sampleStudy();
    JsonObject table =
        Json.createObjectBuilder(block("table", "rows", "most_useful_function"))
            .add("columns", "gender")
            .build();
    long id = add(study, body("Kept", block("chart", "of", "how_joined"), table));
    String path = at(study) + "/" + id;
    server().post(path + "/issue", "").expect(201);
    String issued = server().get(path + ".html").expect(200).text();
    assertThat(issued).contains("<svg", "<table");

    bringIn(study, oneMore());

    assertThat(server().get(path + ".html").expect(200).text()).isEqualTo(issued);
    String draft = server().get(path + ".html?draft=true").expect(200).text();
    assertThat(drawn(draft)).isNotEqualTo(drawn(issued));
  }

  /** The first table of a page. */
  private static String drawn(String html) {
    return html.substring(html.indexOf("<table"), html.indexOf("</table>"));
  }

  @Test
  void whoeverWithdrawsLeavesTheDraftIsListedAndIsNotShownInPublicAnyMore() throws IOException {
    String study = sampleStudy();
    long story = publishedStory(study, "P07", "Ah Fang");
    long id = add(study, body("Story", block("story", "story", story)));
    String path = at(study) + "/" + id;
    server().post(path + "/issue", "").expect(201);
    String address =
        server().post(path + "/public-address", "").expect(200).json().getString("publicUrl");
    assertThat(stranger().get(address).expect(200).text()).contains("Ah Fang");
    assertThat(stranger().get(address + "/pdf").expect(200).header("Content-Type"))
        .isEqualTo("application/pdf");
    assertThat(server().get(at(study) + "?affected=true").array()).isEmpty();

    server().post("studies/" + study + "/participants/P07/withdrawal", "{}");

    Answer refused = server().get(path + ".pdf?draft=true").expect(422);
    assertThat(refused.json().getString("type")).isEqualTo("/problems/case-study-invalid");
    assertThat(refused.json().getString("detail")).contains("Ah Fang");
    server().post(path + "/issue", "").expect(422);
    JsonObject listed = server().get(at(study) + "?affected=true").array().getJsonObject(0);
    assertThat(listed.getJsonArray("editions").getJsonObject(0).getJsonArray("affected").toString())
        .contains("Ah Fang");
    assertThat(stranger().get(address).expect(410).text()).doesNotContain("Ah Fang");
  }

  @Test
  void aPublicAddressNeedsAnEditionAndClosesForGood() {
    String study = newStudy();
    questionnaire(study);
    long id = add(study, body("Open", paragraph("Nothing secret.")));
    String path = at(study) + "/" + id;
    assertThat(server().post(path + "/public-address", "").expect(409).json().getString("type"))
        .isEqualTo("/problems/case-study-not-issued");
    server().post(path + "/issue", "").expect(201);
    String address =
        server().post(path + "/public-address", "").expect(200).json().getString("publicUrl");
    assertThat(stranger().get(address).expect(200).text()).contains("Nothing secret.");
    server().delete(path + "/public-address").expect(200);
    assertThat(stranger().get(address).expect(404).text()).contains("There is no page here");
  }

  @Test
  void whatCannotBeFilledInIsToldWithItsPlace() {
    String study = newStudy();
    questionnaire(study);
    String body =
        body(
            "Faults",
            paragraph("{{percent gender=robot}}"),
            block("chart", "of", "no_such_question"));
    long id = add(study, body);
    JsonObject refused = server().get(at(study) + "/" + id + ".pdf").expect(422).json();
    assertThat(refused.getJsonArray("problems").getJsonObject(0).getInt("block")).isEqualTo(1);
    assertThat(refused.getJsonArray("problems").getJsonObject(1).getInt("block")).isEqualTo(2);
    JsonObject preview = server().post(at(study) + "/preview", body).expect(200).json();
    assertThat(preview.getString("html")).contains("{{percent gender=robot}}");
    assertThat(preview.getJsonArray("problems")).hasSize(2);
  }

  @Test
  void aBodyThatIsNoManuscriptIsRefusedWithAllItsFaults() {
    JsonObject refused =
        server()
            .post(at(newStudy()), "{\"title\": \"\", \"blocks\": [{\"type\": \"poem\"}], \"x\": 1}")
            .expect(422)
            .json();
    assertThat(refused.getJsonArray("problems")).hasSize(3);
    assertThat(server().post(at(newStudy()), "{\"title\": ").status()).isEqualTo(400);
    assertThat(server().post(at(newStudy()), "[]").status()).isEqualTo(400);
  }

  @Test
  void aDraftIsThrownAwayAnIssuedCaseStudyIsNot() {
    String study = newStudy();
    questionnaire(study);
    long id = add(study, body("Short", paragraph("Words.")));
    long kept = add(study, body("Kept", paragraph("Words.")));
    server().post(at(study) + "/" + kept + "/issue", "").expect(201);
    server().delete(at(study) + "/" + id).expect(204);
    server().get(at(study) + "/" + id).expect(404);
    assertThat(server().delete(at(study) + "/" + kept).expect(409).json().getString("type"))
        .isEqualTo("/problems/case-study-issued");
  }

  @Test
  void aStrangerLearnsNothing() {
    String study = newStudy();
    assertThat(stranger().get(at(study)).status()).isEqualTo(401);
    assertThat(server().get("studies/nowhere/case-studies").status()).isEqualTo(404);
  }

  private static String at(String study) {
    return "studies/" + study + "/case-studies";
  }

  private long add(String study, String body) {
    return server().post(at(study), body).expect(201).json().getJsonNumber("id").longValue();
  }

  /** The page's words, without markup. */
  private String page(String path) {
    return server()
        .get(path)
        .expect(200)
        .text()
        .replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace('\u00a0', ' ');
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper()
          .getText(document)
          .lines()
          .map(String::strip)
          .collect(Collectors.joining(" "))
          .replace('\u00a0', ' ')
          .replace("图 ", "图");
    }
  }

  private static String body(String title, JsonObject... blocks) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (JsonObject block : blocks) {
      all.add(block);
    }
    return Json.createObjectBuilder()
        .add("title", title)
        .add("language", "en")
        .add("blocks", all)
        .build()
        .toString();
  }

  private static JsonObject paragraph(String text) {
    return Json.createObjectBuilder().add("type", "paragraph").add("text", text).build();
  }

  private static JsonObject block(String type, String field, Object value) {
    JsonObjectBuilder block = Json.createObjectBuilder().add("type", type);
    return (value instanceof Long number
            ? block.add(field, number)
            : block.add(field, (String) value))
        .build();
  }

  private String sampleStudy() throws IOException {
    String study = newStudy();
    questionnaire(study);
    bringIn(study, Files.readString(Path.of("db/sample/responses.jsonl")));
    return study;
  }

  private void questionnaire(String study) {
    try {
      byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
      server().upload("studies/" + study + "/questionnaires", workbook, XLSX).expect(201);
      server()
          .post("studies/" + study + "/questionnaires/wesupport_users/versions/1/publication", "")
          .expect(204);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void bringIn(String study, String lines) {
    byte[] body = lines.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    server()
        .upload(
            "studies/" + study + "/questionnaires/wesupport_users/responses",
            fresh(study, body),
            "application/x-ndjson")
        .expect(200);
  }

  /** An instance id belongs to one study: each test's copy gets its own. */
  private static byte[] fresh(String study, byte[] lines) {
    String salt = String.format("%08x", study.hashCode());
    return new String(lines, java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("(\"instance_id\": ?\")[0-9a-f]{8}", "$1" + salt)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String oneMore() throws IOException {
    try (var lines = Files.lines(Path.of("db/sample/responses.jsonl"))) {
      return lines.findFirst().orElseThrow().replaceAll("-[0-9a-f]{12}\"", "-0123456789ab\"");
    }
  }

  private long publishedStory(String study, String ref, String pseudonym) {
    Fieldvoice server = server();
    String people = "studies/" + study + "/participants";
    server
        .post(
            people,
            Json.createObjectBuilder()
                .add("ref", ref)
                .add("pseudonym", Json.createObjectBuilder().add("en", pseudonym))
                .build()
                .toString())
        .expect(201);
    server
        .post(
            people + "/" + ref + "/consents",
            Fieldvoice.json(
                "granted",
                new String[] {"INTERVIEW", "TRANSCRIBE", "QUOTE", "STORY"},
                "mode",
                "WRITTEN"))
        .expect(201);
    JsonValue paragraph =
        Json.createObjectBuilder().add("text", pseudonym + " came six years ago.").build();
    String story =
        Json.createObjectBuilder()
            .add("participant", ref)
            .add("title", "Six years")
            .add("language", "en")
            .add("paragraphs", Json.createArrayBuilder().add(paragraph))
            .build()
            .toString();
    String stories = "studies/" + study + "/stories";
    long id = server.post(stories, story).expect(201).json().getJsonNumber("id").longValue();
    for (String step : new String[] {"redaction", "read-back", "approval", "publication"}) {
      server.post(stories + "/" + id + "/" + step, "{}").expect(200);
    }
    return id;
  }

  private static String sample(String file, long story) throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(Path.of("db/sample", file)))) {
      JsonObject json = reader.readObject();
      JsonArrayBuilder blocks = Json.createArrayBuilder();
      for (JsonValue each : json.getJsonArray("blocks")) {
        JsonObject block = each.asJsonObject();
        blocks.add(block.containsKey("story") ? block("story", "story", story) : block);
      }
      return Json.createObjectBuilder(json).add("blocks", blocks).build().toString();
    }
  }

  /** Keeps a document to be looked at, where a folder for it is named. */
  private static void keep(String file, byte[] document) throws IOException {
    String folder = System.getProperty("papers");
    if (folder != null) {
      Files.write(Path.of(folder, file), document);
    }
  }
}
