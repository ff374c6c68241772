package org.fieldvoice.analysis;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;

/**
 * The sample study's answers, its reference figures, and as much of its questionnaire as they need.
 */
public final class SampleStudy {

  private static final Path FOLDER = Path.of("db/sample");

  private SampleStudy() {}

  static JsonObject reference() {
    try (Reader text = Files.newBufferedReader(FOLDER.resolve("reference.json"))) {
      return Json.createReader(text).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonObject> answers() {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("responses.jsonl"))) {
      return lines.map(SampleStudy::json).map(line -> line.getJsonObject("answers")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  static FormLogic logic() {
    return FormLogic.of(XlsFormImport.read(bytes("questionnaire.xlsx"), "").form().orElseThrow());
  }

  /** Publishes the sample's questionnaire in this study; gives the study's short name back. */
  public static String publishIn(Fieldvoice server, String study) {
    String questionnaires = "studies/" + study + "/questionnaires";
    server
        .upload(questionnaires, bytes("questionnaire.xlsx"), "application/octet-stream")
        .expect(201);
    server.post(questionnaires + "/wesupport_users/versions/1/publication", "").expect(204);
    return study;
  }

  /**
   * Brings the sample's questionnaire and responses into this study, under instance ids that no
   * other study has; gives its short name back.
   */
  public static String bringInto(Fieldvoice server, String study) {
    publishIn(server, study);
    JsonObject report =
        server
            .upload(
                "studies/" + study + "/questionnaires/wesupport_users/responses",
                withFreshIds(),
                "application/x-ndjson")
            .expect(200)
            .json();
    if (report.getInt("accepted") != 412) {
      throw new AssertionError("not all of the sample's responses were taken: " + report);
    }
    return study;
  }

  private static byte[] withFreshIds() {
    String lines = new String(bytes("responses.jsonl"), StandardCharsets.UTF_8);
    return Pattern.compile("(?<=\"instance_id\": \")[0-9a-f-]{36}")
        .matcher(lines)
        .replaceAll(id -> UUID.randomUUID().toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
