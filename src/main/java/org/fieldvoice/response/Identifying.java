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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;

/**
 * The answers that name a person in one version of a questionnaire and are marked otherwise in
 * another. What a version marks as an identifier goes to the vault as it comes; but a response to
 * an earlier version, which did not mark it, has it among its answers. It is the same answer, so
 * nobody is shown it there.
 */
final class Identifying {

  private final Set<String> keys = new HashSet<>();
  private final Map<String, Identifying> repeats = new HashMap<>();

  private Identifying() {}

  /** Those of these versions, in any order. */
  static Identifying of(Collection<Form> forms) {
    return ofScopes(forms.stream().map(Scope::of).toList());
  }

  private static Identifying ofScopes(List<Scope> scopes) {
    Identifying all = new Identifying();
    all.keys.addAll(keys(scopes, Question::isIdentifier));
    all.keys.retainAll(keys(scopes, question -> !question.isIdentifier()));
    scopes.stream()
        .flatMap(scope -> scope.repeats().keySet().stream())
        .distinct()
        .forEach(key -> all.repeats.put(key, ofScopes(rounds(scopes, key))));
    all.repeats.values().removeIf(Identifying::isEmpty);
    return all;
  }

  private static Set<String> keys(List<Scope> scopes, Predicate<Question> which) {
    return scopes.stream()
        .flatMap(scope -> scope.questions().entrySet().stream())
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<Scope> rounds(List<Scope> scopes, String repeat) {
    return scopes.stream().flatMap(s -> Stream.ofNullable(s.repeats().get(repeat))).toList();
  }

  /** True where every version agrees, so that no answers document holds any. */
  boolean isEmpty() {
    return keys.isEmpty() && repeats.isEmpty();
  }

  /** True if the answer under this key names a person. */
  boolean contains(String key) {
    return keys.contains(key);
  }

  /** Those within a repeat. */
  Identifying within(String repeat) {
    return repeats.getOrDefault(repeat, new Identifying());
  }

  /** The answers document without them. */
  JsonObject without(JsonObject answers) {
    if (isEmpty()) {
      return answers;
    }
    JsonObjectBuilder rest = Json.createObjectBuilder();
    answers.forEach(
        (key, value) -> {
          if (value instanceof JsonArray rounds && repeats.containsKey(key)) {
            rest.add(key, within(key).withoutInRounds(rounds));
          } else if (!contains(key)) {
            rest.add(key, value);
          }
        });
    return rest.build();
  }

  private JsonArray withoutInRounds(JsonArray rounds) {
    return rounds.stream()
        .map(value -> value instanceof JsonObject round ? without(round) : value)
        .collect(JsonCollectors.toJsonArray());
  }

  /** Copies the object that the parser has just begun, without them. */
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
