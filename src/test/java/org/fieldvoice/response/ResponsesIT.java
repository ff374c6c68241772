package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** Responses that are brought in, listed, reviewed and exported. */
class ResponsesIT extends ServerTest {

  private Field field() {
    return Field.of(server(), stranger(), newStudy());
  }

  @Test
  void aFileIsBroughtInOnceHoweverOftenItIsSent() {
    Field field = field();
    String lines = Field.lines(0, 30);

    JsonObject first = field.bringIn(lines).expect(200).json();
    JsonObject again = field.bringIn(lines).expect(200).json();

    assertThat(first.getInt("accepted")).isEqualTo(30);
    assertThat(again.getInt("accepted")).isZero();
    assertThat(again.getInt("repeated")).isEqualTo(30);
    assertThat(field.exported("ndjson").lines()).hasSize(30);
  }

  @Test
  void aBadLineIsNamedAndHoldsNoOtherUp() {
    Field field = field();
    String good = Field.lines(0, 2);
    String elsewhere =
        Field.lines(2, 3).replaceFirst("\"site\": \"[a-z-]*\"", "\"site\": \"nowhere\"");
    String young = Field.lines(3, 4).replaceFirst("\"age\": \\d+", "\"age\": 7");

    JsonObject report = field.bringIn("{\n\n" + good + elsewhere + young).expect(200).json();

    assertThat(report.getInt("accepted")).isEqualTo(2);
    assertThat(report.getInt("problemCount")).isEqualTo(3);
    JsonArray problems = report.getJsonArray("problems");
    assertThat(problems.getValuesAs(JsonObject.class))
        .extracting(p -> p.getInt("line"))
        .containsExactly(1, 5, 6);
    assertThat(problems.getJsonObject(1).getString("message")).contains("nowhere");
    assertThat(problems.getJsonObject(2).getJsonArray("problems").toString()).contains("\"age\"");
  }

  @Test
  void aLargeFileIsAJobWithAReport() {
    Field field = field();

    String job =
        "jobs/"
            + server()
                .upload(
                    field.responses() + "?async=true",
                    Field.lines(0, 412).getBytes(StandardCharsets.UTF_8),
                    "application/x-ndjson")
                .expect(202)
                .json()
                .getJsonNumber("job");
    List<Double> progress = new ArrayList<>();
    JsonObject state;
    do {
      state = server().get(job).expect(200).json();
      progress.add(state.getJsonNumber("progress").doubleValue());
    } while (state.getString("state").equals("RUNNING") && progress.size() < 10_000);

    assertThat(state.getString("state")).as(state.toString()).isEqualTo("DONE");
    assertThat(progress).isSorted().allMatch(p -> p >= 0).last().isEqualTo(1.0);
    assertThat(server().get(state.getString("result")).expect(200).json().getInt("accepted"))
        .isEqualTo(412);
  }

  @Test
  void aJobTellsWhoIsNotInItsStudyNoMoreThanOneThatIsNotThere() {
    Field field = field();
    int job =
        server()
            .upload(
                field.responses() + "?async=true",
                Field.lines(0, 1).getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson")
            .expect(202)
            .json()
            .getInt("job");
    Fieldvoice outsider = outsider();

    String closed = outsider.get("jobs/" + job).expect(404).text();
    String unknown = outsider.get("jobs/999999999").expect(404).text();

    assertThat(closed.replace(String.valueOf(job), "999999999")).isEqualTo(unknown);
    assertThat(outsider.delete("jobs/" + job).expect(404).text()).isEqualTo(closed);
  }

  @Test
  void theListIsPagedWithoutGapsOrRepetitions() {
    Field field = field();
    field.bringIn(Field.lines(0, 25)).expect(200);

    Set<String> seen = new HashSet<>();
    String after = "";
    int pages = 0;
    do {
      JsonObject page = server().get(field.responses() + "?limit=10" + after).expect(200).json();
      page.getJsonArray("responses")
          .getValuesAs(JsonObject.class)
          .forEach(r -> assertThat(seen.add(r.getString("instanceId"))).isTrue());
      after = page.containsKey("next") ? "&after=" + page.getString("next") : "";
      pages++;
    } while (!after.isEmpty());

    assertThat(seen).hasSize(25);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void filtersChooseBySiteStateChannelFlagAndDay() {
    Field field = field();
    String lines = Field.lines(0, 60);
    field.bringIn(lines.replaceFirst("\"site\"", "\"channel\": \"poster\", \"site\"")).expect(200);
    long here =
        field.exported("ndjson").lines().filter(l -> l.contains("\"site\":\"dongguan-b\"")).count();

    assertThat(total(field, "site=dongguan-b")).isEqualTo(here);
    assertThat(total(field, "state=approved")).isZero();
    assertThat(total(field, "channel=poster")).isEqualTo(1);
    assertThat(total(field, "flag=conflict")).isZero();
    assertThat(total(field, "to=2016-01-01")).isZero();
    assertThat(total(field, "from=2016-01-01")).isEqualTo(60);
    server().get(field.responses() + "?state=splendid").expect(422);

    UUID twice = UUID.randomUUID();
    String token = field.link();
    field.submit(token, Field.submission(twice, Field.REFUSAL)).expect(201);
    field.submit(token, Field.submission(twice, Field.consenting("other"))).expect(409);
    assertThat(total(field, "flag=conflict")).isEqualTo(1);
    assertThat(total(field, "flag=conflict&channel=poster")).isZero();
  }

  @Test
  void aReviewIsKeptWithItsAuthorAndReason() {
    Field field = field();
    field.bringIn(Field.lines(0, 1)).expect(200);
    String path = field.responses() + "/" + field.listed().getJsonObject(0).getString("instanceId");

    server()
        .post(
            path + "/review",
            Fieldvoice.json("state", "excluded", "reason", "a test of the poster"))
        .expect(200);

    JsonObject detail = server().get(path).expect(200).json();
    assertThat(detail.getJsonObject("response").getString("state")).isEqualTo("excluded");
    JsonObject revision = detail.getJsonArray("revisions").getJsonObject(0);
    assertThat(revision.getString("reason")).isEqualTo("a test of the poster");
    assertThat(revision.getString("state")).isEqualTo("submitted");
    assertThat(revision.getString("author")).isNotBlank();
  }

  @Test
  void progressIsCountedBySite() {
    Field field = field();
    field.bringIn(Field.lines(0, 40)).expect(200);

    JsonArray sites = server().get(field.responses() + "/progress").expect(200).array();

    assertThat(sites).hasSize(3);
    assertThat(sites.getValuesAs(JsonObject.class).stream().mapToInt(s -> s.getInt("total")).sum())
        .isEqualTo(40);
    assertThat(sites.getJsonObject(0).getInt("target")).isEqualTo(150);
  }

  @Test
  void anExportCanBeBroughtInAgainExceptWhatItLeavesOut() {
    Field field = field();
    List<String> sent = Field.lines(0, 20).lines().toList();
    field.bringIn(String.join("\n", sent)).expect(200);
    List<String> named =
        sent.stream().filter(l -> l.contains("contact_name")).map(ResponsesIT::id).toList();

    List<String> exported = field.exported("ndjson").lines().toList();
    JsonObject again = field.bringIn(String.join("\n", exported)).expect(200).json();

    assertThat(again.getInt("accepted")).isZero();
    assertThat(again.getInt("repeated")).isEqualTo(20 - named.size());
    assertThat(again.getJsonArray("problems").getValuesAs(JsonObject.class))
        .as("who gave a name lacks it now, since no export has it")
        .allSatisfy(p -> assertThat(p.getString("type")).isEqualTo("submission-invalid"))
        .allSatisfy(p -> assertThat(p.getJsonArray("problems").toString()).contains("contact_"))
        .extracting(p -> id(exported.get(p.getInt("line") - 1)))
        .containsExactlyInAnyOrderElementsOf(named)
        .hasSize(5);
  }

  private static String id(String line) {
    return line.replaceAll(".*\"instance_id\": ?\"([0-9a-f-]{36})\".*", "$1");
  }

  @Test
  void anExportEndsWithTheDigestOfWhatWasSent() throws Exception {
    Field field = field();
    field.bringIn(Field.lines(0, 100)).expect(200);

    Transfer transfer = transfer(field.responses() + ".csv");

    String digest =
        Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(transfer.body()));
    assertThat(transfer.trailer()).contains("Digest: sha-256=" + digest).contains("Row-Count: 100");
  }

  @Test
  void aRepeatHasAFileOfItsOwn() {
    Field field = field();
    field.bringIn(Field.lines(0, 20)).expect(200);

    String file = server().get(field.responses() + ".csv?repeat=child").expect(200).text();

    assertThat(file.lines().findFirst().orElseThrow())
        .endsWith(",round,child_age,child_lives_with");
    server().get(field.responses() + ".csv?repeat=nothing").expect(404);
  }

  @Test
  void aWorkbookComesOutTooWithWordsAsWords() throws IOException {
    Field field = field();
    field.submit(field.link(), submission("=HYPERLINK(1)")).expect(201);
    field.submit(field.link(), submission("𠮷 深圳 👩🏽‍🏭")).expect(201);

    byte[] workbook = server().get(field.responses() + ".xlsx").expect(200).bytes();

    try (Workbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      Sheet sheet = opened.getSheetAt(0);
      int column =
          StreamSupport.stream(sheet.getRow(0).spliterator(), false)
              .filter(cell -> cell.getStringCellValue().equals("change"))
              .findFirst()
              .orElseThrow()
              .getColumnIndex();
      List<Cell> cells = List.of(sheet.getRow(1).getCell(column), sheet.getRow(2).getCell(column));
      assertThat(cells).extracting(Cell::getCellType).containsOnly(CellType.STRING);
      assertThat(cells)
          .extracting(Cell::getStringCellValue)
          .containsExactlyInAnyOrder("=HYPERLINK(1)", "𠮷 深圳 👩🏽‍🏭");
    }
  }

  private static String submission(String words) {
    return Field.submission(UUID.randomUUID(), Field.consenting(words));
  }

  @Test
  void strangersAreToldNothing() {
    Field field = field();

    stranger().get(field.responses()).expect(401);
    stranger().get(field.responses() + ".csv").expect(401);
  }

  private long total(Field field, String filter) {
    return server()
        .get(field.responses() + "?" + filter)
        .expect(200)
        .json()
        .getJsonNumber("total")
        .longValue();
  }

  private record Transfer(byte[] body, String trailer) {}

  /** A transfer byte by byte, since Java's client drops trailers. */
  private Transfer transfer(String path) throws Exception {
    URI uri = URI.create(address());
    String token = server().token("admin@fieldvoice.example", "only-for-the-tests-1");
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "GET /api/"
              + path
              + " HTTP/1.1\r\nHost: "
              + uri.getAuthority()
              + "\r\nAuthorization: Bearer "
              + token
              + "\r\nTE: trailers\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return unchunked(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
    }
  }

  private static Transfer unchunked(DataInputStream in) throws Exception {
    until(in, "");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return new Transfer(body.toByteArray(), until(in, ""));
  }

  /** The lines before this one. */
  private static String until(DataInputStream in, String last) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String line = line(in); !line.equals(last); line = line(in)) {
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private static String line(DataInputStream in) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append(c == '\r' ? "" : (char) c);
    }
    return line.toString();
  }
}
