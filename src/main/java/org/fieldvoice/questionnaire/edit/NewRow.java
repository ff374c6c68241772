package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.jspecify.annotations.Nullable;

/** Makes a row of what somebody sent, and says what it lacks. */
final class NewRow {

  private NewRow() {}

  static Row of(JsonObject item, Row parent, Sketch sketch) {
    Row row = new Row(item, parent);
    row.parent = parent;
    Set<String> names = new HashSet<>();
    prepare(row, sketch, names);
    return row;
  }

  private static void prepare(Row row, Sketch sketch, Set<String> names) {
    ItemEdit.checkName(sketch, row, row.name());
    if (!names.add(row.name())) {
      throw Problem.EDIT_NAME_TAKEN.with("name", row.name());
    }
    for (Logic logic : Logic.values()) {
      expressionText(row.columns.get(logic.key)).ifPresent(text -> setLogic(row, logic, text));
    }
    Languages.TEXTS.forEach(column -> checkTexts(row, column, sketch));
    check(row, sketch);
    row.items.forEach(inner -> prepare(inner, sketch, names));
  }

  private static void setLogic(Row row, Logic logic, String text) {
    if (!logic.fits(row)) {
      throw Problem.EDIT_TAKES_NONE.with("place", row.path()).and("column", logic.key);
    }
    row.set(logic.key, text.isBlank() ? null : logic.json(text.strip(), row.path()));
  }

  /**
   * An expression is a text here, or the object that the form's JSON has: its tree is not taken.
   */
  private static Optional<String> expressionText(@Nullable JsonValue value) {
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    return value instanceof JsonObject object && object.containsKey("text")
        ? Optional.of(object.getString("text"))
        : Optional.empty();
  }

  private static void checkTexts(Row row, String column, Sketch sketch) {
    if (row.columns.get(column) instanceof JsonObject texts) {
      for (String tag : texts.keySet()) {
        if (!sketch.languages().contains(tag)) {
          throw Problem.EDIT_NOTHING_THERE.with("name", tag);
        }
      }
    }
  }

  /** What every row must have: a known type, and what that type needs. */
  static void check(Row row, Sketch sketch) {
    if (row.isGroup()) {
      if (!Set.of("group", "repeat").contains(row.type())) {
        throw Problem.EDIT_TAKES_NONE.with("place", row.path()).and("column", "items");
      }
      return;
    }
    QuestionType type =
        QuestionType.of(row.type())
            .orElseThrow(() -> Problem.EDIT_NOTHING_THERE.with("name", row.type()));
    checkChoices(row, type, sketch);
    if (type == QuestionType.CALCULATE
        && !row.columns.containsKey(Logic.CALCULATION.key)
        && !row.columns.containsKey(Logic.DEFAULT.key)) {
      throw Problem.EDIT_NEEDS.with("place", row.path()).and("column", Logic.CALCULATION.key);
    }
    String privacy = Texted.text(row.columns.get("privacy"));
    try {
      Privacy known = Privacy.valueOf(privacy.toUpperCase(Locale.ROOT));
      row.columns.put("privacy", JSON.createValue(known.name().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw Problem.EDIT_NEEDS.with("place", row.path()).and("column", "privacy");
    }
  }

  private static void checkChoices(Row row, QuestionType type, Sketch sketch) {
    String list = Texted.text(row.columns.get("choiceList"));
    if (type.hasChoices() && list.isEmpty()) {
      throw Problem.EDIT_NEEDS.with("place", row.path()).and("column", "choiceList");
    }
    if (type.hasChoices() && !list.contains("${") && !sketch.lists.containsKey(list)) {
      throw Problem.EDIT_NOTHING_THERE.with("name", list);
    }
    if (!type.hasChoices() && !list.isEmpty()) {
      throw Problem.EDIT_TAKES_NONE.with("place", row.path()).and("column", "choiceList");
    }
  }
}
