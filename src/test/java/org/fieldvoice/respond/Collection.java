package org.fieldvoice.respond;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldvoice.Fieldvoice;

/** A study that collects answers to the sample questionnaire. */
record Collection(Fieldvoice server, String study) {

  static final String RESPONSES = "/questionnaires/wesupport_users/responses";

  /** Uploads and publishes the sample questionnaire in this study. */
  static Collection in(Fieldvoice server, String study) {
    return in(server, study, 1);
  }

  /** The same as the version with this number, which must be the next. */
  static Collection in(Fieldvoice server, String study, int version) {
    publish(server, study, workbook(), "wesupport_users", version);
    return new Collection(server, study);
  }

  private static void publish(
      Fieldvoice server, String study, byte[] workbook, String code, int version) {
    String questionnaires = "studies/" + study + "/questionnaires";
    server.upload(questionnaires, workbook, "application/octet-stream").expect(201);
    server
        .post(questionnaires + "/" + code + "/versions/" + version + "/publication", "")
        .expect(204);
  }

  private static byte[] workbook() {
    try {
      return Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new link to the questionnaire; further names and values of its form in turn. */
  String link(Object... more) {
    Object[] form = new Object[more.length + 2];
    form[0] = "questionnaire";
    form[1] = "wesupport_users";
    System.arraycopy(more, 0, form, 2, more.length);
    return server
        .post("studies/" + study + "/links", Fieldvoice.json(form))
        .expect(201)
        .array()
        .getJsonObject(0)
        .getString("token");
  }

  /** The link of a new invitation for one person. */
  String invitation() {
    return server
        .post(
            "studies/" + study + "/invitations",
            Fieldvoice.json("questionnaire", "wesupport_users", "count", 1))
        .expect(201)
        .json()
        .getJsonArray("invitations")
        .getJsonObject(0)
        .getString("url")
        .replaceAll(".*/", "");
  }

  /** Publishes another questionnaire in the study and makes a link to it. */
  String linkTo(String code, byte[] workbook) {
    publish(server, study, workbook, code, 1);
    return link("questionnaire", code);
  }

  void close(String token) {
    server.post("studies/" + study + "/links/" + token + "/close", "").expect(204);
  }

  /** What is stored, as the list gives it. */
  String stored() {
    return server.get("studies/" + study + RESPONSES).expect(200).text();
  }

  /** The only response, with what lies beside it. */
  JsonObject only() {
    String path = "studies/" + study + RESPONSES;
    JsonArray all = server.get(path).expect(200).json().getJsonArray("responses");
    if (all.size() != 1) {
      throw new AssertionError("one response, not " + all);
    }
    String id = all.getJsonObject(0).getString("instanceId");
    return server.get(path + "/" + id).expect(200).json();
  }

  int count() {
    return stored().split("\"instanceId\"", -1).length - 1;
  }
}
