package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers that are being written, by their path: {@code age}, {@code child[2]/child_age}. */
final class Answers {

  private static final Pattern ROUND = Pattern.compile("([^\\[]+)\\[(\\d{1,4})](/|$)");

  private final Map<String, JsonValue> values = new LinkedHashMap<>();
  private final Map<String, List<Answers>> repeats = new LinkedHashMap<>();

  private Answers() {}

  static Answers of(JsonObject document) {
    Answers answers = new Answers();
    document.forEach(
        (key, value) -> {
          if (value instanceof JsonArray array
              && !array.isEmpty()
              && array.stream().allMatch(JsonObject.class::isInstance)) {
            array.forEach(round -> answers.rounds(key).add(of(round.asJsonObject())));
          } else {
            answers.values.put(key, value);
          }
        });
    return answers;
  }

  JsonObject json() {
    JsonObjectBuilder document = Json.createObjectBuilder();
    values.forEach(document::add);
    repeats.forEach(
        (key, rounds) -> {
          JsonArrayBuilder array = Json.createArrayBuilder();
          rounds.forEach(round -> array.add(round.json()));
          document.add(key, array);
        });
    return document.build();
  }

  /** The answer there, {@code JsonValue.NULL} without one. */
  JsonValue at(String path) {
    Matcher round = ROUND.matcher(path);
    if (!round.lookingAt()) {
      return values.getOrDefault(path, JsonValue.NULL);
    }
    List<Answers> rounds = repeats.getOrDefault(round.group(1), List.of());
    int index = Integer.parseInt(round.group(2)) - 1;
    return index >= 0 && index < rounds.size()
        ? rounds.get(index).at(path.substring(round.end()))
        : JsonValue.NULL;
  }

  /**
   * Puts the answer there; {@code JsonValue.NULL} removes it. A round that is not there takes none.
   */
  void put(String path, JsonValue answer) {
    Scope scope = scope(path);
    if (answer == JsonValue.NULL) {
      scope.answers().values.remove(scope.rest());
    } else {
      scope.answers().values.put(scope.rest(), answer);
    }
  }

  int roundsAt(String repeat) {
    Scope scope = scope(repeat);
    return scope.answers().repeats.getOrDefault(scope.rest(), List.of()).size();
  }

  void add(String repeat) {
    Scope scope = scope(repeat);
    scope.answers().rounds(scope.rest()).add(new Answers());
  }

  /** Removes a round, {@code child[2]}; does nothing where there is none. */
  void remove(String round) {
    int bracket = round.lastIndexOf('[');
    Matcher number = Pattern.compile("\\[(\\d{1,4})]$").matcher(round);
    if (number.find()) {
      Scope scope = scope(round.substring(0, bracket));
      List<Answers> rounds = scope.answers().repeats.getOrDefault(scope.rest(), new ArrayList<>());
      int index = Integer.parseInt(number.group(1)) - 1;
      if (index >= 0 && index < rounds.size()) {
        rounds.remove(index);
      }
    }
  }

  private record Scope(Answers answers, String rest) {}

  private Scope scope(String path) {
    Matcher round = ROUND.matcher(path);
    if (!round.lookingAt()) {
      return new Scope(this, path);
    }
    List<Answers> rounds = repeats.getOrDefault(round.group(1), List.of());
    int index = Integer.parseInt(round.group(2)) - 1;
    Answers inner = index >= 0 && index < rounds.size() ? rounds.get(index) : new Answers();
    return inner.scope(path.substring(round.end()));
  }

  private List<Answers> rounds(String key) {
    return repeats.computeIfAbsent(key, k -> new ArrayList<>());
  }
}
