package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Answers that someone might give who tries everything: of the right type, empty ones too, and with
 * a liking for the texts and numbers that the form's own logic mentions.
 */
final class GeneratedAnswers {

  private static final Pattern TEXT = Pattern.compile("'([^']{1,30})'|\"([^\"]{1,30})\"");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,4}(?![\\w.])");

  private static final int MOST_CHOSEN = 5;

  private final FormLogic logic;
  private final Random random;
  private final List<String> words;
  private final List<Integer> numbers;

  GeneratedAnswers(FormLogic logic, long seed) {
    this.logic = logic;
    this.random = new Random(seed);
    Set<String> found = new LinkedHashSet<>(List.of("a", "Ann", "x y", "12"));
    Set<Integer> counted = new LinkedHashSet<>(List.of(0, 1, 2, 5, 17, -1));
    for (FormItem item : logic.items()) {
      texts(item).forEach(text -> mentions(text, found, counted));
    }
    this.words = List.copyOf(found);
    this.numbers = List.copyOf(counted);
  }

  private static List<String> texts(FormItem item) {
    List<Expression> logic = new ArrayList<>();
    if (item.question != null) {
      item.question.relevant().ifPresent(logic::add);
      item.question.constraint().ifPresent(logic::add);
      item.question.calculation().ifPresent(logic::add);
    }
    return logic.stream().map(Expression::text).toList();
  }

  private static void mentions(String text, Set<String> words, Set<Integer> numbers) {
    Matcher quoted = TEXT.matcher(text);
    while (quoted.find()) {
      words.add(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
    }
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      int n = Integer.parseInt(number.group());
      numbers.addAll(List.of(n - 1, n, n + 1));
    }
  }

  /** True for what a respondent may answer and a test may make up. */
  static boolean isAskable(FormItem item) {
    Question q = item.question;
    return q != null
        && !q.type().isUnseen()
        && !q.type().isFile()
        && q.type() != QuestionType.NOTE
        && !q.readOnly()
        && q.calculation().isEmpty();
  }

  boolean chance(int outOf) {
    return random.nextInt(outOf) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** As the answers document has it; null for none. */
  JsonValue answer(Question q) {
    if (chance(6)) {
      return JsonValue.NULL;
    }
    return switch (q.type()) {
      case INTEGER -> FormLogic.JSON.createValue(pick(numbers));
      case DECIMAL -> FormLogic.JSON.createValue(pick(numbers) + random.nextInt(4) * 0.25);
      case RANGE -> range(Range.of(q));
      case DATE -> text(date());
      case TIME -> text("0" + random.nextInt(10) + ":30:00.000Z");
      case DATE_TIME -> text(date() + "T0" + random.nextInt(10) + ":30:00.000Z");
      case ACKNOWLEDGE -> text("OK");
      case GEOPOINT -> array(List.of(22 + random.nextInt(9), 113 + random.nextInt(5), 0, 4));
      case GEOTRACE, GEOSHAPE -> JsonValue.NULL;
      case SELECT_ONE, SELECT_MULTIPLE, RANK -> choice(q);
      default -> text(pick(words));
    };
  }

  private String date() {
    return "20"
        + (10 + random.nextInt(17))
        + "-0"
        + (1 + random.nextInt(9))
        + "-1"
        + random.nextInt(10);
  }

  private static JsonValue range(Range range) {
    return FormLogic.JSON.createValue(range.least());
  }

  private JsonValue choice(Question q) {
    Stream<String> offered =
        q.choicesFrom().isPresent()
            ? words.stream()
            : q.choiceList().map(list -> logic.form().choiceLists().get(list)).stream()
                .flatMap(list -> list.choices().stream())
                .map(ChoiceList.Choice::name);
    List<String> names = offered.distinct().collect(Collectors.toCollection(ArrayList::new));
    if (names.isEmpty()) {
      return JsonValue.NULL;
    }
    if (q.type() == QuestionType.SELECT_ONE) {
      return text(pick(names));
    }
    Collections.shuffle(names, random);
    int count =
        q.type() == QuestionType.RANK
            ? names.size()
            : 1 + random.nextInt(Math.min(MOST_CHOSEN, names.size()));
    JsonArrayBuilder several = FormLogic.JSON.createArrayBuilder();
    names.subList(0, count).forEach(several::add);
    return several.build();
  }

  private static JsonValue text(String text) {
    return FormLogic.JSON.createValue(text);
  }

  private static JsonValue array(List<Integer> numbers) {
    JsonArrayBuilder array = FormLogic.JSON.createArrayBuilder();
    numbers.forEach(array::add);
    return array.build();
  }

  /** As one text, the way an XForm's instance has it. */
  static String asText(JsonValue answer) {
    if (answer instanceof JsonArray array) {
      return array.stream().map(GeneratedAnswers::asText).collect(Collectors.joining(" "));
    }
    if (answer instanceof JsonString string) {
      return string.getString();
    }
    if (answer instanceof JsonNumber number) {
      return Expression.asText(number.doubleValue());
    }
    return "";
  }

  /** Answers and identifiers as one document: both have the repeats' instances. */
  static JsonObject together(JsonObject answers, JsonObject identifiers) {
    JsonObjectBuilder all = FormLogic.JSON.createObjectBuilder(answers);
    identifiers.forEach(
        (key, value) -> {
          JsonValue other = answers.get(key);
          all.add(key, other == null ? value : together(other.asJsonArray(), value.asJsonArray()));
        });
    return all.build();
  }

  private static JsonArray together(JsonArray answers, JsonArray identifiers) {
    JsonArrayBuilder rows = FormLogic.JSON.createArrayBuilder();
    for (int i = 0; i < answers.size(); i++) {
      rows.add(together(answers.getJsonObject(i), identifiers.getJsonObject(i)));
    }
    return rows.build();
  }

  static Map<String, Object> open(JsonObject answers) {
    Map<String, Object> open = new LinkedHashMap<>();
    answers.forEach(
        (key, value) -> {
          boolean rows =
              value instanceof JsonArray array
                  && !array.isEmpty()
                  && array.get(0) instanceof JsonObject;
          open.put(
              key,
              rows
                  ? value.asJsonArray().stream()
                      .map(row -> open(row.asJsonObject()))
                      .collect(Collectors.toCollection(ArrayList::new))
                  : value);
        });
    return open;
  }

  static JsonObject close(Map<String, Object> open) {
    JsonObjectBuilder answers = FormLogic.JSON.createObjectBuilder();
    open.forEach((key, value) -> answers.add(key, closed(value)));
    return answers.build();
  }

  @SuppressWarnings("unchecked")
  private static JsonValue closed(Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    JsonArrayBuilder rows = FormLogic.JSON.createArrayBuilder();
    ((List<Map<String, Object>>) value).forEach(row -> rows.add(close(row)));
    return rows.build();
  }
}
