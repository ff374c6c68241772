package org.fieldvoice.interview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.fieldvoice.Fieldvoice.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;

/** An interviewer's desk in one study, with the sample's three conversations at hand. */
final class Desk {

  private static final String FOLDER = "/db/sample/interviews/";

  private final Fieldvoice server;
  private final String study;

  Desk(Fieldvoice server, String study) {
    this.server = server;
    this.study = "studies/" + study + "/";
  }

  Desk inChinese() {
    return new Desk(
        server.withHeader("Accept-Language", "zh-CN"), study.replaceAll("studies/|/", ""));
  }

  Answer get(String path) {
    return server.get(study + path);
  }

  Answer post(String path, Object... namesAndValues) {
    return server.post(study + path, json(namesAndValues));
  }

  Answer put(String path, Object... namesAndValues) {
    return server.put(study + path, json(namesAndValues));
  }

  Answer upload(String path, byte[] body, String contentType) {
    return server.upload(study + path, body, contentType);
  }

  void bringCodebook() {
    upload("codes", bytes("codebook.json"), "application/json").expect(201);
  }

  /**
   * Registers one of the sample's people with what they agreed to, and returns their interview's
   * id.
   */
  long meet(String ref) {
    JsonObject sample = sample(ref);
    JsonObject consent = sample.getJsonObject("consent");
    server
        .post(
            study + "participants",
            json(
                "ref", ref,
                "pseudonym", texts(sample, "pseudonym"),
                "identifiers", texts(sample, "identifiers"),
                "attributes",
                    Map.of("gender", sample.getJsonObject("attributes").getString("gender")),
                "site", sample.getString("site")))
        .expect(201);
    List<String> granted =
        new ArrayList<>(List.of("INTERVIEW", "RECORDING", "TRANSCRIBE", "QUOTE"));
    List<String> refused = new ArrayList<>();
    (consent.getBoolean("publish_story") ? granted : refused).add("STORY");
    post(
            "participants/" + ref + "/consents",
            "granted",
            granted,
            "refused",
            refused,
            "mode",
            "RECORDED")
        .expect(201);
    return interview(ref);
  }

  /** Notes the sample's interview with somebody and writes its transcript down. */
  long interview(String ref) {
    JsonObject sample = sample(ref);
    long id =
        post(
                "interviews",
                "participant",
                ref,
                "date",
                sample.getString("date"),
                "site",
                sample.getString("site"),
                "language",
                sample.getString("language"),
                "mode",
                sample.getString("mode"),
                "interviewer",
                "I1")
            .expect(201)
            .json()
            .getInt("id");
    String file = sample.getString("file");
    upload("interviews/" + id + "/transcript?file=" + file, bytes(file), "text/plain").expect(201);
    return id;
  }

  String text(long interview) {
    return get("interviews/" + interview + "/transcript").expect(200).json().getString("text");
  }

  /** Keeps these words of the newest revision. */
  Answer excerpt(long interview, String words, String... codes) {
    int start = text(interview).indexOf(words);
    return post(
        "excerpts",
        "interview",
        interview,
        "start",
        start,
        "end",
        start + words.length(),
        "codes",
        codes);
  }

  /** Replaces words everywhere they stand; words and replacements in turn. */
  Answer redact(long interview, String... wordsAndReplacements) {
    List<Map<String, String>> replacements = new ArrayList<>();
    for (int i = 0; i < wordsAndReplacements.length; i += 2) {
      replacements.add(
          Map.of("find", wordsAndReplacements[i], "with", wordsAndReplacements[i + 1]));
    }
    return post("interviews/" + interview + "/transcript/redactions", "replacements", replacements);
  }

  Answer review(long interview) {
    return post("interviews/" + interview + "/transcript/review");
  }

  /** A story of one excerpt. */
  Answer story(String ref, String title, long excerpt) {
    return post(
        "stories",
        "participant",
        ref,
        "title",
        title,
        "language",
        "zh",
        "paragraphs",
        List.of(Map.of("text", "她在一家工厂上班。"), Map.of("excerpt", excerpt)));
  }

  static JsonObject sample(String ref) {
    try (var reader =
        Json.createReader(new java.io.StringReader(new String(bytes("interviews.json"), UTF_8)))) {
      return reader.readArray().getValuesAs(JsonValue::asJsonObject).stream()
          .filter(each -> each.getString("participant").equals(ref))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Map<String, String> texts(JsonObject sample, String part) {
    JsonObject json = sample.getJsonObject(part);
    Map<String, String> texts = new java.util.TreeMap<>();
    json.keySet().forEach(key -> texts.put(key, json.getString(key)));
    return texts;
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Desk.class.getResourceAsStream(FOLDER + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
