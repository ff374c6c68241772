package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.Violation.Rule;

/** Holds a JSON answer against its question's type, and gives what expressions see of it. */
final class AnswerReader {

  static final int LONGEST_TEXT = 20_000;

  private static final double LARGEST_INTEGER = 1e15;
  private static final int LONGEST_REFERENCE = 100;
  private static final Map<QuestionType, Function<JsonValue, Reading>> BY_TYPE = byType();

  private AnswerReader() {}

  /**
   * @param value a {@code Double} or {@code String}; empty when the answer is, or is broken
   * @param answer in its one canonical form
   */
  record Reading(Object value, JsonValue answer, Optional<Rule> broken) {

    static Reading of(Object value, JsonValue answer) {
      return new Reading(value, answer, Optional.empty());
    }

    static Reading broken(Rule rule) {
      return new Reading("", JsonValue.NULL, Optional.of(rule));
    }
  }

  private static final Reading EMPTY = Reading.of("", JsonValue.NULL);
  private static final Reading WRONG = Reading.broken(Rule.TYPE);

  private static Map<QuestionType, Function<JsonValue, Reading>> byType() {
    Map<QuestionType, Function<JsonValue, Reading>> byType = new EnumMap<>(QuestionType.class);
    for (QuestionType type : QuestionType.values()) {
      byType.put(type, type.isFile() ? AnswerReader::file : AnswerReader::text);
    }
    byType.put(QuestionType.INTEGER, AnswerReader::integer);
    byType.put(QuestionType.DECIMAL, AnswerReader::number);
    byType.put(QuestionType.RANGE, AnswerReader::number);
    byType.put(QuestionType.DATE, dated(LocalDate::parse));
    byType.put(QuestionType.TODAY, dated(LocalDate::parse));
    byType.put(QuestionType.TIME, dated(AnswerReader::time));
    byType.put(QuestionType.DATE_TIME, dated(AnswerReader::dateTime));
    byType.put(QuestionType.START, dated(AnswerReader::dateTime));
    byType.put(QuestionType.END, dated(AnswerReader::dateTime));
    byType.put(QuestionType.SELECT_MULTIPLE, AnswerReader::names);
    byType.put(QuestionType.RANK, AnswerReader::names);
    byType.put(QuestionType.CALCULATE, AnswerReader::any);
    byType.put(QuestionType.HIDDEN, AnswerReader::any);
    byType.put(QuestionType.NOTE, AnswerReader::any);
    byType.put(QuestionType.ACKNOWLEDGE, AnswerReader::acknowledged);
    byType.put(QuestionType.AUDIT, AnswerReader::file);
    for (QuestionType point :
        List.of(
            QuestionType.GEOPOINT, QuestionType.START_GEOPOINT, QuestionType.BACKGROUND_GEOPOINT)) {
      byType.put(point, AnswerReader::point);
    }
    byType.put(QuestionType.GEOTRACE, value -> points(value, 2, false));
    byType.put(QuestionType.GEOSHAPE, value -> points(value, 4, true));
    return byType;
  }

  static Reading read(QuestionType type, JsonValue value) {
    boolean empty =
        value == JsonValue.NULL
            || (value instanceof JsonString s && s.getString().isEmpty())
            || (value instanceof JsonArray a && a.isEmpty());
    return empty ? EMPTY : BY_TYPE.getOrDefault(type, AnswerReader::text).apply(value);
  }

  private static Reading text(JsonValue value) {
    if (!(value instanceof JsonString string)) {
      return WRONG;
    }
    boolean tooLong = string.getString().length() > LONGEST_TEXT;
    return tooLong ? Reading.broken(Rule.LENGTH) : Reading.of(string.getString(), value);
  }

  private static Reading any(JsonValue value) {
    return value instanceof JsonNumber ? number(value) : text(value);
  }

  private static Reading number(JsonValue value) {
    if (!(value instanceof JsonNumber json) || !Double.isFinite(json.doubleValue())) {
      return WRONG;
    }
    return Reading.of(json.doubleValue(), value);
  }

  private static Reading integer(JsonValue value) {
    Reading reading = number(value);
    if (!(reading.value() instanceof Double number)) {
      return reading;
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < LARGEST_INTEGER;
    return whole ? Reading.of(number, FormLogic.JSON.createValue(number.longValue())) : WRONG;
  }

  private static Function<JsonValue, Reading> dated(Consumer<String> parser) {
    return value -> {
      if (!(value instanceof JsonString text) || text.getString().length() > LONGEST_REFERENCE) {
        return WRONG;
      }
      try {
        parser.accept(text.getString());
        return Reading.of(text.getString(), value);
      } catch (DateTimeParseException e) {
        return WRONG;
      }
    };
  }

  private static Object time(String text) {
    return hasOffset(text, 8) ? OffsetTime.parse(text) : LocalTime.parse(text);
  }

  private static Object dateTime(String text) {
    return hasOffset(text, 10) ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
  }

  private static boolean hasOffset(String text, int from) {
    return text.indexOf('Z', from) >= 0
        || text.indexOf('+', from) >= 0
        || text.indexOf('-', from) >= 0;
  }

  private static Reading acknowledged(JsonValue value) {
    boolean ok =
        value == JsonValue.TRUE
            || (value instanceof JsonString text && text.getString().equals("OK"));
    return ok ? Reading.of("OK", FormLogic.JSON.createValue("OK")) : WRONG;
  }

  private static Reading names(JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      return WRONG;
    }
    Set<String> names = new LinkedHashSet<>();
    boolean sound = true;
    for (JsonValue element : array) {
      if (!(element instanceof JsonString text)) {
        return WRONG;
      }
      sound &= !text.getString().isEmpty() && names.add(text.getString());
    }
    return !sound ? Reading.broken(Rule.CHOICE) : Reading.of(String.join(" ", names), value);
  }

  static List<String> strings(JsonArray array) {
    return array.stream().map(v -> ((JsonString) v).getString()).toList();
  }

  private static Reading file(JsonValue value) {
    boolean known =
        value instanceof JsonObject object
            && object.size() == 1
            && object.get("attachment") instanceof JsonString id
            && !id.getString().isEmpty()
            && id.getString().length() <= LONGEST_REFERENCE;
    return known ? Reading.of(value.asJsonObject().getString("attachment"), value) : WRONG;
  }

  /** {@code [latitude, longitude, altitude, accuracy]}, the last two may be missing or null. */
  private static Reading point(JsonValue value) {
    if (!(value instanceof JsonArray array) || array.size() < 2 || array.size() > 4) {
      return WRONG;
    }
    boolean numbers =
        array.stream().skip(2).allMatch(v -> v instanceof JsonNumber || v == JsonValue.NULL);
    boolean onEarth = within(array.get(0), 90) && within(array.get(1), 180);
    return numbers && onEarth ? Reading.of(pointText(array), value) : WRONG;
  }

  private static boolean within(JsonValue value, double limit) {
    return value instanceof JsonNumber number && Math.abs(number.doubleValue()) <= limit;
  }

  private static String pointText(JsonArray array) {
    return array.stream()
        .map(v -> v == JsonValue.NULL ? "0" : v.toString())
        .collect(Collectors.joining(" "));
  }

  private static Reading points(JsonValue value, int least, boolean closed) {
    boolean shaped =
        value instanceof JsonArray array
            && array.size() >= least
            && array.stream().allMatch(v -> point(v).broken().isEmpty())
            && (!closed || array.get(0).equals(array.get(array.size() - 1)));
    return shaped
        ? Reading.of(
            value.asJsonArray().stream()
                .map(v -> pointText(v.asJsonArray()))
                .collect(Collectors.joining(";")),
            value)
        : WRONG;
  }
}
