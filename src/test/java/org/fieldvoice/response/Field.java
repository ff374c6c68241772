package org.fieldvoice.response;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;

/**
 * A study in the field: the sample questionnaire published in it, links, and phones that answer
 * through them.
 */
final class Field {

  static final String CODE = "wesupport_users";
  static final String REFUSAL = "{\"consent\": \"no\"}";

  private final Fieldvoice staff;
  private final Fieldvoice phone;
  private final String study;

  private Field(Fieldvoice staff, Fieldvoice phone, String study) {
    this.staff = staff;
    this.phone = phone;
    this.study = study;
  }

  /** A study in which the questionnaire is published already. */
  static Field in(Fieldvoice staff, Fieldvoice phone, String study) {
    return new Field(staff, phone, study);
  }

  static Field of(Fieldvoice staff, Fieldvoice phone, String study) {
    Field field = new Field(staff, phone, study);
    byte[] workbook = read("questionnaire.xlsx");
    staff
        .upload(field.home() + "/questionnaires", workbook, "application/octet-stream")
        .expect(201);
    staff.post(field.questionnaire() + "/versions/1/publication", "{}").expect(204);
    return field;
  }

  String home() {
    return "studies/" + study;
  }

  String questionnaire() {
    return home() + "/questionnaires/" + CODE;
  }

  String responses() {
    return questionnaire() + "/responses";
  }

  /** A link with these further fields: names and values in turn. */
  String link(Object... more) {
    Object[] fields = new Object[more.length + 2];
    fields[0] = "questionnaire";
    fields[1] = CODE;
    System.arraycopy(more, 0, fields, 2, more.length);
    return staff
        .post(home() + "/links", Fieldvoice.json(fields))
        .expect(201)
        .array()
        .getJsonObject(0)
        .getString("token");
  }

  static String submission(UUID instanceId, String answers) {
    return "{\"instanceId\": \""
        + instanceId
        + "\", \"language\": \"zh\", \"answers\": "
        + answers
        + "}";
  }

  /** The answers of somebody who consented and left a name, with these words about what changed. */
  static String consenting(String words) {
    return new String(read("responses.jsonl"), StandardCharsets.UTF_8)
        .lines()
        .map(
            line ->
                Json.createReader(new java.io.StringReader(line))
                    .readObject()
                    .getJsonObject("answers"))
        .filter(answers -> answers.containsKey("contact_name"))
        .findFirst()
        .map(answers -> Json.createObjectBuilder(answers).add("change", words).build().toString())
        .orElseThrow();
  }

  Answer submit(String token, String submission) {
    return phone.post("/r/" + token + "/responses", submission);
  }

  Answer withdraw(String token, String code) {
    return phone.post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", code));
  }

  Answer bringIn(String lines) {
    return staff.upload(
        responses(), lines.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
  }

  JsonArray listed() {
    return staff.get(responses()).expect(200).json().getJsonArray("responses");
  }

  JsonObject one(UUID instanceId) {
    return staff.get(responses() + "/" + instanceId).expect(200).json();
  }

  String exported(String format) {
    return staff.get(responses() + "." + format).expect(200).text();
  }

  /** The sample's lines from here to there, under ids that no other test uses. */
  static String lines(int from, int to) {
    return new String(read("responses.jsonl"), StandardCharsets.UTF_8)
        .lines()
        .skip(from)
        .limit(to - from)
        .map(
            line ->
                line.replaceFirst("(\"instance_id\": \")[0-9a-f-]{36}", "$1" + UUID.randomUUID()))
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static byte[] read(String name) {
    try {
      return Files.readAllBytes(Path.of("db/sample", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
