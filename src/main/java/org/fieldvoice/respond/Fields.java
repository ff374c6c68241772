package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.TypedAnswer;

/**
 * The fields of a form post as answers: what {@code controls.js} does in a browser with script. A
 * text that is not of its question's kind stays a text, which the filling then refuses and the page
 * shows again.
 *
 * @param values by control name, each as typed
 */
public record Fields(Map<String, List<String>> values) {

  /** A field that people don't see; no question's name has a colon. */
  public static final String TRAP = ":website";

  /** The key of the draft that a first screen begins, or has begun. */
  public static final String BEGIN = "begin";

  /** Names, as often as there are such, a question that was drawn with an answer. */
  public static final String STOOD = ":stood";

  /** Names, as often as there are such, a question whose file is larger than what is kept. */
  static final String LARGE = ":large";

  private static final Pattern PLACE = Pattern.compile("[1-9]\\d{0,3}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern POINTS = Pattern.compile("\\s*;\\s*");

  String first(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.get(0);
  }

  /** The values of the controls whose names begin so, by the rest of their names. */
  Map<String, String> under(String prefix) {
    return values.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toMap(name -> name.substring(prefix.length()), this::first));
  }

  List<String> tooLarge() {
    return values.getOrDefault(LARGE, List.of());
  }

  /** A whole number, 0 where there is none. */
  int number(String name) {
    String typed = first(name);
    return PLACE.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
  }

  /**
   * True where the screen that was posted showed the question without an answer. A browser's back
   * button brings back a screen as it was drawn: what is empty there was not emptied by anybody.
   */
  boolean stoodEmpty(String path) {
    boolean named = !first("draft").isEmpty() || !first(BEGIN).isEmpty();
    return named && !values.getOrDefault(STOOD, List.of()).contains(path);
  }

  /**
   * The answer to the question whose controls have this name; {@code JsonValue.NULL} without one.
   */
  JsonValue answer(Question question, String path) {
    if (question.type().isFile()) {
      String id = first(path);
      return id.isEmpty()
          ? JsonValue.NULL
          : Json.createObjectBuilder().add("attachment", id).build();
    }
    if (question.choicesFrom().isPresent()) {
      return chosen(question, path);
    }
    return switch (question.type()) {
      case INTEGER, DECIMAL, RANGE -> TypedAnswer.of(question, List.of(plainNumber(first(path))));
      case SELECT_MULTIPLE -> TypedAnswer.of(question, values.getOrDefault(path, List.of()));
      case RANK -> TypedAnswer.of(question, ranked(path));
      case GEOPOINT -> TypedAnswer.of(question, List.of(position(path)));
      case GEOTRACE, GEOSHAPE -> points(first(path));
      case DATE -> TypedAnswer.of(question, List.of(day(first(path).strip())));
      default -> TypedAnswer.of(question, List.of(first(path).replace("\r\n", "\n")));
    };
  }

  /** Choices that people wrote: as they stand, spaces and all. */
  private JsonValue chosen(Question question, String path) {
    List<String> given =
        question.type() == QuestionType.RANK ? ranked(path) : values.getOrDefault(path, List.of());
    List<String> texts =
        given.stream().map(text -> text.replace("\r\n", "\n")).filter(t -> !t.isEmpty()).toList();
    if (texts.isEmpty()) {
      return JsonValue.NULL;
    }
    return question.type() == QuestionType.SELECT_ONE
        ? Json.createValue(texts.get(0))
        : Json.createArrayBuilder(texts).build();
  }

  /**
   * Each choice has a select of its own, whose value is its place; of two at one place only one
   * stays.
   */
  private List<String> ranked(String path) {
    SortedMap<Integer, String> places = new TreeMap<>();
    values.forEach(
        (name, given) -> {
          if (name.startsWith(path + ":")
              && !given.isEmpty()
              && PLACE.matcher(given.get(0)).matches()) {
            places.put(Integer.valueOf(given.get(0)), name.substring(path.length() + 1));
          }
        });
    return List.copyOf(places.values());
  }

  private String position(String path) {
    List<String> parts =
        IntStream.range(0, 4).mapToObj(i -> plainNumber(first(path + ":" + i))).toList();
    boolean empty = parts.stream().allMatch(String::isEmpty);
    return empty
        ? ""
        : IntStream.range(0, 4)
            .mapToObj(i -> parts.get(i).isEmpty() ? i < 2 ? "?" : "0" : parts.get(i))
            .collect(Collectors.joining(" "));
  }

  private static JsonValue points(String typed) {
    JsonArrayBuilder points = Json.createArrayBuilder();
    for (String text : POINTS.split(typed.strip())) {
      if (!text.isEmpty()) {
        JsonArrayBuilder point = Json.createArrayBuilder();
        for (String number : text.split("[\\s,]+")) {
          point.add(json(plainNumber(number)));
        }
        points.add(point);
      }
    }
    return points.build();
  }

  private static JsonValue json(String text) {
    return NUMBER.matcher(text).matches()
        ? Json.createValue(new BigDecimal(text))
        : Json.createValue(text);
  }

  /** A year means its first day, a month too. */
  private static String day(String typed) {
    return typed.length() == 4 ? typed + "-01-01" : typed.length() == 7 ? typed + "-01" : typed;
  }

  /** Digits of any script as ASCII, a decimal comma as a point. */
  static String plainNumber(String typed) {
    StringBuilder plain = new StringBuilder();
    typed
        .strip()
        .codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
              } else {
                plain.appendCodePoint(
                    c == ',' || c == '\u066B' || c == '\uFF0E' ? '.' : c == '\uFF0D' ? '-' : c);
              }
            });
    return plain.toString();
  }
}
