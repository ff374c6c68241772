package org.fieldvoice.response;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonCollectors;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Answers that are left out of an answers document, by their keys, and of the rounds of repeats.
 */
final class Withheld {

  static final Withheld NOTHING = new Withheld(Set.of(), Map.of());

  private final Set<String> keys;
  private final Map<String, Withheld> repeats;

  Withheld(Set<String> keys, Map<String, Withheld> repeats) {
    this.keys = Set.copyOf(keys);
    this.repeats = new HashMap<>(repeats);
    this.repeats.values().removeIf(Withheld::isEmpty);
  }

  /** True where no answer is left out. */
  boolean isEmpty() {
    return keys.isEmpty() && repeats.isEmpty();
  }

  /** True if the answer under this key is left out. */
  boolean contains(String key) {
    return keys.contains(key);
  }

  /** What is left out of the rounds of a repeat. */
  Withheld within(String repeat) {
    return repeats.getOrDefault(repeat, NOTHING);
  }

  /** What either leaves out. */
  Withheld and(Withheld other) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(other.keys);
    Map<String, Withheld> inner = new HashMap<>(repeats);
    other.repeats.forEach((key, rounds) -> inner.merge(key, rounds, Withheld::and));
    return new Withheld(all, inner);
  }

  /** The answers document without it. */
  JsonObject without(JsonObject answers) {
    if (isEmpty()) {
      return answers;
    }
    JsonObjectBuilder rest = Json.createObjectBuilder();
    answers.forEach(
        (key, value) -> {
          if (contains(key)) {
            return;
          }
          boolean inRounds = value instanceof JsonArray && repeats.containsKey(key);
          rest.add(key, inRounds ? within(key).withoutInRounds(value.asJsonArray()) : value);
        });
    return rest.build();
  }

  private JsonArray withoutInRounds(JsonArray rounds) {
    return rounds.stream()
        .map(value -> value instanceof JsonObject round ? without(round) : value)
        .collect(JsonCollectors.toJsonArray());
  }

  /** Copies the object that the parser has just begun, without it. */
  void copy(JsonParser from, JsonGenerator to) throws IOException {
    to.writeStartObject();
    for (String key = from.nextFieldName(); key != null; key = from.nextFieldName()) {
      JsonToken value = from.nextToken();
      if (contains(key)) {
        from.skipChildren();
      } else {
        to.writeFieldName(key);
        if (value == JsonToken.START_ARRAY && repeats.containsKey(key)) {
          within(key).copyRounds(from, to);
        } else {
          to.copyCurrentStructure(from);
        }
      }
    }
    to.writeEndObject();
  }

  private void copyRounds(JsonParser from, JsonGenerator to) throws IOException {
    to.writeStartArray();
    for (JsonToken t = from.nextToken(); t != JsonToken.END_ARRAY; t = from.nextToken()) {
      if (t == JsonToken.START_OBJECT) {
        copy(from, to);
      } else {
        to.copyCurrentStructure(from);
      }
    }
    to.writeEndArray();
  }
}
