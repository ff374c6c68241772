package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.Fieldvoice;

/**
 * What is on the server of people who each gave a mark of their own as their answer to {@code
 * change}.
 *
 * @param responses where a questionnaire's are, below {@code /api}
 */
record Arrived(Fieldvoice server, String responses) {

  private static final Pattern ROUND = Pattern.compile("(\\w+)\\[(\\d+)]/(\\w+)");

  /**
   * Every answer and file that was given is here, once, and nothing else is.
   *
   * @param unfinished the marks of people who did not come to their end, and may be here or not
   */
  void compare(Map<String, Map<String, Object>> sent, Set<String> unfinished) {
    Map<String, List<JsonObject>> stored = new LinkedHashMap<>();
    for (String line : server.get(responses + ".ndjson").expect(200).text().split("\n")) {
      JsonObject response = Fieldvoice.read(line).asJsonObject();
      String mark = response.getJsonObject("answers").getString("change", "?");
      stored.computeIfAbsent(mark, m -> new ArrayList<>()).add(response);
    }
    stored.keySet().removeAll(unfinished);
    assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(sent.keySet());
    sent.forEach(
        (mark, given) -> {
          assertThat(stored.get(mark)).as(mark + " is there once").hasSize(1);
          compare(mark, given, stored.get(mark).get(0));
        });
  }

  private void compare(String mark, Map<String, Object> given, JsonObject response) {
    String id = response.getString("instance_id");
    JsonObject answers = response.getJsonObject("answers");
    JsonObject names = identity(id);
    given.forEach(
        (path, value) -> {
          Matcher round = ROUND.matcher(path);
          JsonValue there =
              round.matches()
                  ? answers
                      .getJsonArray(round.group(1))
                      .getJsonObject(Integer.parseInt(round.group(2)) - 1)
                      .get(round.group(3))
                  : answers.getOrDefault(path, names.get(path));
          assertThat(there).as(mark + " " + path).isNotNull();
          assertThat(plain(id, there)).as(mark + " " + path).isEqualTo(expected(value));
        });
  }

  private static String expected(Object value) {
    return value instanceof Map<?, ?> file
        ? "file " + file.get("sha")
        : value instanceof Number number ? String.valueOf(number.doubleValue()) : value.toString();
  }

  private String plain(String id, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number) {
      return String.valueOf(number.doubleValue());
    }
    if (value instanceof JsonObject file) {
      return "file " + sha256(file(id, file.getString("attachment")));
    }
    return value.asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList()
        .toString();
  }

  private JsonObject identity(String id) {
    return server
        .post(responses + "/" + id + "/identity", Fieldvoice.json("reason", "comparing"))
        .expect(200)
        .json()
        .getJsonObject("answers");
  }

  private byte[] file(String id, String attachment) {
    return server.get(responses + "/" + id + "/attachments/" + attachment).expect(200).bytes();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
