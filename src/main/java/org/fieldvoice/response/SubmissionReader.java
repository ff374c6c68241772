package org.fieldvoice.response;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/**
 * Reads a submission's JSON. Anything that is not as documented is refused with the name of what is
 * wrong: a submission with a field that nobody knows would otherwise lose it without a word.
 */
final class SubmissionReader {

  private static final JsonReaderFactory JSON =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2999;
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9-]{1,35}");

  /**
   * How files that are brought in spell the fields; the last of them stand in our own exports and
   * say nothing here.
   */
  private static final Map<String, String> SPELLINGS =
      Map.of("instanceId", "instance_id", "startedAt", "started_at", "submittedAt", "submitted_at");

  private static final Set<String> OF_PHONES =
      Set.of(
          "instanceId",
          "version",
          "language",
          "startedAt",
          "submittedAt",
          "answers",
          "paradata",
          "agreement",
          "trapped");
  private static final Set<String> OF_FILES =
      Set.of(
          "instance_id",
          "version",
          "site",
          "channel",
          "language",
          "started_at",
          "submitted_at",
          "answers",
          "paradata",
          "mode",
          "state",
          "flags",
          "received_at",
          "revision",
          "sheet",
          "coupon",
          "recruiter",
          "wave",
          "recruits_as",
          "paradata/script",
          "paradata/turns",
          "paradata/languages",
          "paradata/interruptions",
          "paradata/away",
          "paradata/screens");

  private final JsonObject document;

  private SubmissionReader(JsonObject document) {
    this.document = document;
  }

  /** What a phone sent. */
  static Submission read(byte[] json) {
    return new SubmissionReader(parse(json)).submission(OF_PHONES);
  }

  /** A line of a file. */
  static Submission readLine(byte[] json) {
    return new SubmissionReader(parse(json)).submission(OF_FILES);
  }

  /**
   * Read as the one element of an array, since a reader of objects doesn't look at what comes
   * after.
   */
  private static JsonObject parse(byte[] json) {
    byte[] array = new byte[json.length + 2];
    array[0] = '[';
    System.arraycopy(json, 0, array, 1, json.length);
    array[json.length + 1] = ']';
    try (JsonReader reader =
        JSON.createReader(new ByteArrayInputStream(array), StandardCharsets.UTF_8)) {
      JsonArray elements = reader.readArray();
      if (elements.size() != 1 || !(elements.get(0) instanceof JsonObject document)) {
        throw malformed("it is not one JSON object");
      }
      return document;
    } catch (JsonException | IllegalStateException e) {
      throw malformed("it is not JSON: " + firstLine(e));
    }
  }

  private Submission submission(Set<String> fields) {
    for (String name : document.keySet()) {
      if (!fields.contains(name)) {
        throw malformed("unknown field " + name);
      }
    }
    String language = text("language").orElse("und");
    if (!TAG.matcher(language).matches()) {
      throw malformed("language is not a language tag");
    }
    return new Submission(
        text("instanceId")
            .map(SubmissionReader::uuid)
            .orElseThrow(() -> malformed("instanceId is missing")),
        whole("version"),
        text("site"),
        text("channel"),
        language,
        text("startedAt").map(t -> time("startedAt", t)),
        text("submittedAt").map(t -> time("submittedAt", t)),
        object("answers").orElseThrow(() -> malformed("answers are missing")),
        object("paradata"),
        object("agreement").map(SubmissionReader::agreement),
        document.get("trapped") == JsonValue.TRUE);
  }

  static Agreement agreement(JsonObject sent) {
    SubmissionReader reader = new SubmissionReader(sent);
    String language = reader.text("language").orElse("und");
    if (!TAG.matcher(language).matches()) {
      throw malformed("the agreement's language is not a language tag");
    }
    return new Agreement(
        reader.whole("sheet").orElseThrow(() -> malformed("the agreement names no sheet")),
        language,
        reader.text("at").map(t -> time("at", t)));
  }

  private Optional<JsonValue> value(String name) {
    JsonValue value = document.get(name);
    if (value == null && SPELLINGS.containsKey(name)) {
      value = document.get(SPELLINGS.get(name));
    }
    return Optional.ofNullable(value).filter(v -> v != JsonValue.NULL);
  }

  private Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString text) {
                return text.getString();
              }
              throw malformed(name + " is not a text");
            });
  }

  private Optional<JsonObject> object(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonObject object) {
                return object;
              }
              throw malformed(name + " is not an object");
            });
  }

  private Optional<Integer> whole(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonNumber number
                  && number.isIntegral()
                  && number.longValue() > 0
                  && number.longValue() <= Integer.MAX_VALUE) {
                return number.intValue();
              }
              throw malformed(name + " is not a whole number");
            });
  }

  private static UUID uuid(String text) {
    if (text.length() == 36) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw malformed("instanceId is not a UUID");
      }
    }
    throw malformed("instanceId is not a UUID");
  }

  private static OffsetDateTime time(String name, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= EARLIEST && time.getYear() <= LATEST) {
        return time;
      }
      throw malformed(name + " is not in this age");
    } catch (DateTimeException e) {
      throw malformed(name + " is not a time with an offset, such as 2016-08-01T08:51:12+08:00");
    }
  }

  private static ProblemException malformed(String why) {
    return Problem.MALFORMED.with("why", why);
  }

  private static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
