package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;

/** What is done to questions and groups. An item is named by its path, or its name alone. */
public sealed interface ItemEdit extends Edit {

  /**
   * A new question or group.
   *
   * @param into the path of the group around it; empty for the outermost level
   * @param at its place among the items there, from 0
   * @param item as the form's JSON has it; expressions may be texts
   */
  record Add(String into, int at, JsonObject item) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row group = group(sketched.sketch, into);
      Row row = NewRow.of(item, group, sketched.sketch);
      group.items.add(Sketch.place(at, group.items), row);
    }
  }

  /** A question or group goes, with all in it and the text question of its {@code or_other}. */
  record Remove(String item) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = rowAt(sketched.sketch, item);
      List<Row> siblings = parent(row).items;
      siblings.removeAll(sketched.sketch.otherOf(row));
      siblings.remove(row);
    }
  }

  /**
   * A question or group goes elsewhere.
   *
   * @param at its place among the items there once it is gone from where it was
   */
  record Move(String item, String into, int at) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = onItsOwn(rowAt(sketched.sketch, item), "place");
      Row group = group(sketched.sketch, into);
      if (group.isIn(row)) {
        throw Problem.EDIT_TAKES_NONE.with("place", row.path()).and("column", row.name());
      }
      boolean taken = group.items.stream().anyMatch(r -> r != row && r.name().equals(row.name()));
      if (taken) {
        throw Problem.EDIT_NAME_TAKEN.with("name", row.name());
      }
      checkPlace(group, row.name());
      List<Row> others = sketched.sketch.otherOf(row);
      parent(row).items.removeAll(others);
      parent(row).items.remove(row);
      int place = Sketch.place(at, group.items);
      group.items.add(place, row);
      group.items.addAll(place + 1, others);
      row.parent = group;
      others.forEach(other -> other.parent = group);
    }
  }

  /** Another name; whatever refers to it refers to the new one. */
  record Rename(String item, String name) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Sketch sketch = sketched.sketch;
      Row row = onItsOwn(rowAt(sketch, item), "name");
      Sketched now = sketched;
      for (Row other : sketch.otherOf(row)) {
        new Renaming(now, other).to(name + "_other");
        now = new Sketched(sketch, new Uses(sketch, sketch.form()));
      }
      new Renaming(now, row).to(name);
    }
  }

  /** An expression: {@code relevant}, {@code constraint} and so on; an empty text takes it away. */
  record SetLogic(String item, String column, String expression) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = rowAt(sketched.sketch, item);
      Logic logic =
          Logic.of(column).filter(l -> l.fits(row)).orElseThrow(() -> takesNone(row, column));
      row.set(logic.key, expression.isBlank() ? null : logic.json(expression.strip(), row.path()));
    }
  }

  /** Another type; a group becomes a repeat and a repeat a group. */
  record SetType(String item, String type, String choiceList) implements ItemEdit {

    private static final Set<String> GROUPS = Set.of("group", "repeat");

    @Override
    public void on(Sketched sketched) {
      Row row = rowAt(sketched.sketch, item);
      if (row.isGroup() != GROUPS.contains(type)) {
        throw takesNone(row, "type " + type);
      }
      row.columns.put(Row.TYPE, JSON.createValue(type));
      if (row.isGroup()) {
        if (type.equals("group")) {
          row.set(Logic.COUNT.key, null);
        }
        return;
      }
      QuestionType known =
          QuestionType.of(type).orElseThrow(() -> Problem.EDIT_NOTHING_THERE.with("name", type));
      if (!known.hasChoices()) {
        row.set("choiceList", null);
        row.set(Logic.CHOICE_FILTER.key, null);
      } else if (!choiceList.isEmpty()) {
        row.set("choiceList", JSON.createValue(choiceList));
      }
      NewRow.check(row, sketched.sketch);
    }
  }

  /** Another list of choices. */
  record SetChoiceList(String item, String list) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = rowAt(sketched.sketch, item);
      if (QuestionType.of(row.type()).filter(QuestionType::hasChoices).isEmpty()) {
        throw takesNone(row, "choiceList");
      }
      row.set("choiceList", JSON.createValue(list));
      NewRow.check(row, sketched.sketch);
    }
  }

  /** The words of the appearance. */
  record SetAppearance(String item, List<String> words) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      rowAt(sketched.sketch, item).set("appearance", JSON.createArrayBuilder(words).build());
    }
  }

  /** The parameters, all of them. */
  record SetParameters(String item, Map<String, String> parameters) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = question(sketched.sketch, item, "parameters");
      JsonObject all = JsonValue.EMPTY_JSON_OBJECT;
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        all = Texted.with(all, parameter.getKey(), parameter.getValue());
      }
      row.set("parameters", all);
    }
  }

  /** How the answer may expose a person. */
  record SetPrivacy(String item, Privacy privacy) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = question(sketched.sketch, item, "privacy");
      row.set("privacy", JSON.createValue(privacy.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Whether the answer can be changed by the respondent: {@code yes} or {@code no}. */
  record SetReadOnly(String item, Answerable answerable) implements ItemEdit {

    /** Who gives the answer. */
    public enum Answerable {
      READ_ONLY,
      ANSWERED
    }

    @Override
    public void on(Sketched sketched) {
      Row row = question(sketched.sketch, item, "readOnly");
      row.set("readOnly", answerable == Answerable.READ_ONLY ? JsonValue.TRUE : null);
    }
  }

  /** A column that is only kept for export. */
  record SetExtra(String item, String header, String value) implements ItemEdit {
    @Override
    public void on(Sketched sketched) {
      Row row = rowAt(sketched.sketch, item);
      row.set("extra", Texted.with(row.columns.get("extra"), header, value));
    }
  }

  /** A new name must be new in the whole form: the keys of answers stay as they are. */
  static void checkName(Sketch sketch, Row row, String name) {
    if (name.length() > 100 || !name.matches(Item.NAME)) {
      throw Problem.EDIT_NAME_UNUSABLE.with("name", name);
    }
    if (sketch.root.all().stream().anyMatch(r -> r.name().equals(name))) {
      throw Problem.EDIT_NAME_TAKEN.with("name", name);
    }
    checkPlace(parent(row), name);
  }

  private static void checkPlace(Row group, String name) {
    if (group.parent == null && name.equals(Item.RESERVED)) {
      throw Problem.EDIT_NAME_RESERVED.with("name", name);
    }
  }

  private static Row rowAt(Sketch sketch, String path) {
    if (path.isEmpty()) {
      throw Problem.EDIT_NOTHING_THERE.with("name", path);
    }
    return sketch.at(path);
  }

  /** What {@code or_other} put beside a question goes with it, under its name. */
  private static Row onItsOwn(Row row, String column) {
    if (JsonValue.TRUE.equals(row.columns.get("orOther"))) {
      throw takesNone(row, column);
    }
    return row;
  }

  private static Row question(Sketch sketch, String path, String column) {
    Row row = rowAt(sketch, path);
    if (row.isGroup()) {
      throw takesNone(row, column);
    }
    return row;
  }

  private static Row group(Sketch sketch, String path) {
    Row row = sketch.at(path);
    if (!row.isGroup()) {
      throw takesNone(row, "items");
    }
    return row;
  }

  private static Row parent(Row row) {
    return Optional.ofNullable(row.parent).orElseThrow();
  }

  private static ProblemException takesNone(Row row, String column) {
    return Problem.EDIT_TAKES_NONE.with("place", row.path()).and("column", column);
  }
}
