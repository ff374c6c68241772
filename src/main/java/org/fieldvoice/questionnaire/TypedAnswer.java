package org.fieldvoice.questionnaire;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer from the texts of a plain HTML form, in the kind of JSON that its question's type
 * takes.
 */
public final class TypedAnswer {

  private TypedAnswer() {}

  /**
   * Null where there is no answer; a text that is of the wrong kind stays a text, for {@link
   * Filling} to refuse.
   */
  public static JsonValue of(Question question, List<String> texts) {
    List<String> given = texts.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
    if (given.isEmpty()) {
      return JsonValue.NULL;
    }
    return switch (question.type()) {
      case INTEGER, DECIMAL, RANGE -> number(given.get(0));
      case SELECT_MULTIPLE, RANK -> names(given);
      case GEOPOINT, START_GEOPOINT, BACKGROUND_GEOPOINT -> point(given.get(0));
      default -> FormLogic.JSON.createValue(given.get(0));
    };
  }

  private static JsonValue number(String text) {
    boolean plain = text.length() < 40 && text.matches("[+-]?(\\d+[.,]?\\d*|[.,]\\d+)");
    return plain
        ? FormLogic.JSON.createValue(new BigDecimal(text.replace(',', '.')))
        : FormLogic.JSON.createValue(text);
  }

  private static JsonValue names(List<String> texts) {
    JsonArrayBuilder names = FormLogic.JSON.createArrayBuilder();
    texts.stream().flatMap(TypedAnswer::words).forEach(names::add);
    return names.build();
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1));
  }

  private static JsonValue point(String text) {
    JsonArrayBuilder point = FormLogic.JSON.createArrayBuilder();
    words(text).map(TypedAnswer::number).forEach(point::add);
    return point.build();
  }
}
