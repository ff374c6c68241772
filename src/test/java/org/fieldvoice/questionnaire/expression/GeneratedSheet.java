package org.fieldvoice.questionnaire.expression;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Answers made by chance, with a number of expressions on them: questions of every kind, a group, a
 * repeat with a repeat in it, a list, some of it empty and some of it skipped.
 *
 * @param vectors without the values that they should have
 */
record GeneratedSheet(List<Vector> vectors) {

  private static final int EXPRESSIONS = 10;

  /** The types that pyxform gives the questions; all others are texts. */
  private static final JsonObject TYPES =
      Json.createObjectBuilder()
          .add("/data/n", "int")
          .add("/data/d", "decimal")
          .add("/data/day", "date")
          .add("/data/when", "dateTime")
          .add("/data/g/inner", "int")
          .add("/data/member/age", "int")
          .add("/data/member/born", "date")
          .add("/data/member/pet/weight", "decimal")
          .build();

  private static final Arbitrary<JsonValue> INTEGER = numbers("", "0", "1", "2", "5", "12", "-4");
  private static final Arbitrary<JsonValue> DECIMAL =
      numbers("", "0.5", "2.675", "-1.5", "1000.01");
  private static final Arbitrary<JsonValue> NAME = texts("", "Mei", "Jun", "Ann Lee", "深圳");
  private static final Arbitrary<JsonValue> SEVERAL = texts("", "a", "a b", "b c a");
  private static final Arbitrary<JsonValue> DAY =
      texts("", "1990-03-15", "2016-02-29", "2016-08-01", "1969-07-20");
  private static final Arbitrary<JsonValue> TEXT =
      texts("", "a", "abc", "A b c", "12", "-3.5", "深圳", "x,y", "0", "😀b", "apple");

  private static final Arbitrary<JsonValue> PET =
      object(Map.of("weight", DECIMAL, "kind", texts("cat", "dog", "")));

  /** The first has a pet, or nothing would say what a pet is. */
  private static final Arbitrary<JsonValue> MEMBERS =
      Combinators.combine(member(1), member(0).list().ofMaxSize(2))
          .as((first, more) -> array(first, more));

  private static final Arbitrary<JsonArray> SKIPPED =
      Arbitraries.of("n", "t", "g", "word", "age", "likes", "many")
          .set()
          .ofMaxSize(3)
          .map(names -> Json.createArrayBuilder(names).build());

  private static final JsonArray FRUIT =
      Json.createArrayBuilder()
          .add(fruit("apple", "Apple 苹果", "2.5", "red"))
          .add(fruit("pear", "Pear", "3", "green"))
          .add(fruit("plum", "", "", "red"))
          .add(fruit("a", "A", "12", "white"))
          .build();

  private static final Map<Stand, GeneratedExpressions> EXPRESSIONS_AT = new EnumMap<>(Stand.class);

  /** Where an expression stands, and the names that mean one node there and several. */
  enum Stand {
    FORM(""),
    QUESTION("n"),
    GROUP("g/word"),
    MEMBER("member[1]/name"),
    PET("member[1]/pet[1]/kind");

    final String path;
    final String[] numbers;
    final String[] texts;
    final String[] numberSets;
    final String[] textSets;

    Stand(String path) {
      this.path = path;
      boolean inside = path.startsWith("member");
      boolean pet = path.contains("pet");
      numbers =
          inside
              ? new String[] {"${n}", "${d}", "${inner}", "${age}", pet ? "${weight}" : "${age}"}
              : new String[] {"${n}", "${d}", "${inner}", "${n}"};
      texts =
          inside
              ? new String[] {"${t}", "${one}", "${blank}", "${name}", pet ? "${kind}" : "${likes}"}
              : new String[] {"${t}", "${one}", "${many}", "${blank}", "${word}"};
      numberSets =
          pet
              ? new String[] {"${member}/age", "instance('fruit')/root/item/price"}
              : new String[] {inside ? "${weight}" : "${age}", "${member}/age"};
      textSets =
          new String[] {inside ? "${member}/name" : "${name}", "instance('fruit')/root/item/name"};
    }

    /** Where something is asked: nothing is worked out for what is skipped. */
    static List<Stand> asked(String skipped) {
      return Stream.of(values())
          .filter(
              stand ->
                  Stream.of(stand.path.split("/", -1))
                      .noneMatch(n -> skipped.contains('"' + n + '"')))
          .toList();
    }

    boolean isQuestion() {
      return !path.isEmpty();
    }
  }

  /** Sheets of ten expressions each. */
  static Arbitrary<GeneratedSheet> all() {
    return Combinators.combine(answers(), SKIPPED)
        .as(GeneratedSheet::file)
        .flatMap(
            file ->
                vector(file).list().ofMinSize(1).ofMaxSize(EXPRESSIONS).map(GeneratedSheet::new));
  }

  private static Arbitrary<Vector> vector(JsonObject file) {
    return Arbitraries.of(Stand.asked(file.getJsonArray("skipped").toString()))
        .flatMap(
            stand ->
                EXPRESSIONS_AT
                    .computeIfAbsent(stand, GeneratedExpressions::new)
                    .any()
                    .map(expression -> vector(file, stand, expression)));
  }

  private static Vector vector(JsonObject file, Stand stand, String expression) {
    JsonObjectBuilder line = Json.createObjectBuilder().add("expression", expression);
    return new Vector("generated", file, line.add("at", stand.path).build());
  }

  private static JsonObject file(JsonValue answers, JsonArray skipped) {
    return Json.createObjectBuilder()
        .add("now", "2016-08-01T08:51:12.000+08:00")
        .add("answers", answers)
        .add("skipped", skipped)
        .add("choices", Json.createObjectBuilder().add("fruit", FRUIT))
        .add("types", TYPES)
        .build();
  }

  private static Arbitrary<JsonValue> answers() {
    Map<String, Arbitrary<JsonValue>> parts = new LinkedHashMap<>();
    parts.put("n", INTEGER);
    parts.put("d", DECIMAL);
    parts.put("t", TEXT);
    parts.put("one", texts("", "apple", "pear"));
    parts.put("many", SEVERAL);
    parts.put("blank", texts(""));
    parts.put("day", DAY);
    parts.put("when", texts("2016-08-01T08:51:12.000+08:00", "2016-12-31T23:00:00.000+08:00"));
    parts.put("g", object(Map.of("inner", INTEGER, "word", TEXT)));
    parts.put("member", MEMBERS);
    parts.put("nobody", Arbitraries.just(JsonValue.EMPTY_JSON_ARRAY));
    return object(parts);
  }

  private static Arbitrary<JsonValue> member(int pets) {
    Map<String, Arbitrary<JsonValue>> parts = new LinkedHashMap<>();
    parts.put("age", INTEGER);
    parts.put("name", NAME);
    parts.put("born", DAY);
    parts.put("likes", SEVERAL);
    parts.put("pet", PET.list().ofMinSize(pets).ofMaxSize(2).map(list -> array(list)));
    return object(parts);
  }

  private static Arbitrary<JsonValue> object(Map<String, Arbitrary<JsonValue>> parts) {
    List<String> names = List.copyOf(parts.keySet());
    return Combinators.combine(List.copyOf(parts.values()))
        .as(
            values -> {
              JsonObjectBuilder object = Json.createObjectBuilder();
              for (int i = 0; i < names.size(); i++) {
                object.add(names.get(i), values.get(i));
              }
              return object.build();
            });
  }

  private static JsonValue array(List<JsonValue> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(array::add);
    return array.build();
  }

  private static JsonValue array(JsonValue first, List<JsonValue> more) {
    List<JsonValue> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return array(all);
  }

  private static Arbitrary<JsonValue> texts(String... values) {
    return Arbitraries.of(values).map(Json::createValue);
  }

  private static Arbitrary<JsonValue> numbers(String... values) {
    return Arbitraries.of(values)
        .map(v -> v.isEmpty() ? Json.createValue("") : Json.createValue(new BigDecimal(v)));
  }

  private static JsonObject fruit(String name, String label, String price, String colour) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("label", label)
        .add("price", price)
        .add("colour", colour)
        .build();
  }
}
