package org.fieldvoice.dataset;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One response as a release reads it.
 *
 * @param known what the system knows of it, by the keys of {@link Variables}; missing or empty
 *     where it knows nothing
 * @param answers the answers document
 */
record Answered(UUID instance, Map<String, String> known, JsonObject answers) {

  /**
   * The value as text: a choice's name, a number as written, several choices with spaces between;
   * empty without one.
   */
  String value(Variable variable) {
    return variable.question().isEmpty()
        ? known.getOrDefault(variable.key(), "")
        : value(variable.key());
  }

  String value(String key) {
    return text(answers.getOrDefault(key, JsonValue.NULL));
  }

  private static String text(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL, OBJECT -> "";
      case STRING -> ((JsonString) value).getString();
      case ARRAY ->
          ((JsonArray) value).stream().map(Answered::text).collect(Collectors.joining(" "));
      case NUMBER, TRUE, FALSE -> value.toString();
    };
  }
}
