package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.platform.Problem;

/** What is done to lists of choices. */
public sealed interface ListEdit extends Edit {

  /** A further list without choices. */
  record AddList(String list) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      checkListName(sketched.sketch, list);
      sketched.sketch.lists.put(list, List.of());
    }
  }

  /** A list that nobody uses goes with its choices. */
  record RemoveList(String list) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      Sketch sketch = sketched.sketch;
      sketch.list(list);
      checkUnused(sketched, list);
      sketch.lists.remove(list);
    }
  }

  /** Another name for a list, also where questions offer it. */
  record RenameList(String list, String name) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      Sketch sketch = sketched.sketch;
      sketch.list(list);
      checkListName(sketch, name);
      checkNotFetched(sketched, list);
      Map<String, List<JsonObject>> renamed = new LinkedHashMap<>();
      sketch.lists.forEach((key, choices) -> renamed.put(key.equals(list) ? name : key, choices));
      sketch.lists.clear();
      sketch.lists.putAll(renamed);
      offering(sketch, list).forEach(row -> row.set("choiceList", JSON.createValue(name)));
    }
  }

  /**
   * A further choice.
   *
   * @param at its place in the list, from 0
   * @param choice as the form's JSON has it
   */
  record AddChoice(String list, int at, JsonObject choice) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> choices = sketched.sketch.list(list);
      String name = choice.getString(Row.NAME, "");
      checkChoiceName(choices, name);
      if (choice.get("label") instanceof JsonObject texts
          && !sketched.sketch.languages().containsAll(texts.keySet())) {
        throw Problem.EDIT_NOTHING_THERE.with("name", String.join(", ", texts.keySet()));
      }
      choices.add(Sketch.place(at, choices), choice);
    }
  }

  record RemoveChoice(String list, String choice) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> choices = sketched.sketch.list(list);
      choices.remove(Sketch.indexOf(choices, choice));
    }
  }

  /**
   * @param at its place in the list once it is gone from where it was
   */
  record MoveChoice(String list, String choice, int at) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> choices = sketched.sketch.list(list);
      JsonObject moved = choices.remove(Sketch.indexOf(choices, choice));
      choices.add(Sketch.place(at, choices), moved);
    }
  }

  /** Another name; conditions, defaults and choice filters ask for the new one. */
  record RenameChoice(String list, String choice, String name) implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      if (choice.equals(name)) {
        return;
      }
      List<JsonObject> choices = sketched.sketch.list(list);
      int index = Sketch.indexOf(choices, choice);
      checkChoiceName(choices, name);
      new ChoiceRenaming(sketched, list, choice).to(name);
      List<JsonObject> changed = sketched.sketch.list(list);
      changed.set(index, Texted.with(changed.get(index), Row.NAME, name));
    }
  }

  /** A further column, which choice filters see. */
  record SetChoiceColumn(String list, String choice, String column, String value)
      implements ListEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> choices = sketched.sketch.list(list);
      int index = Sketch.indexOf(choices, choice);
      JsonObject before = choices.get(index);
      JsonObject columns = Texted.with(before.get("columns"), column, value);
      choices.set(index, Texted.with(before, "columns", columns));
    }
  }

  private static void checkListName(Sketch sketch, String name) {
    if (name.isBlank() || name.length() > 200 || name.matches(".*\\s.*")) {
      throw Problem.EDIT_NAME_UNUSABLE.with("name", name);
    }
    if (sketch.lists.containsKey(name)) {
      throw Problem.EDIT_NAME_TAKEN.with("name", name);
    }
  }

  private static void checkChoiceName(List<JsonObject> choices, String name) {
    if (name.isBlank() || name.length() > 200 || name.matches("(?s).*[\\s'\"].*")) {
      throw Problem.EDIT_NAME_UNUSABLE.with("name", name);
    }
    if (choices.stream().anyMatch(c -> c.getString(Row.NAME).equals(name))) {
      throw Problem.EDIT_NAME_TAKEN.with("name", name);
    }
  }

  private static List<Row> offering(Sketch sketch, String list) {
    return sketch.root.all().stream()
        .filter(row -> Texted.text(row.columns.get("choiceList")).equals(list))
        .toList();
  }

  private static void checkUnused(Sketched sketched, String list) {
    for (Row row : offering(sketched.sketch, list)) {
      throw Problem.EDIT_STILL_USED
          .with("name", list)
          .and("column", "type")
          .and("place", row.path());
    }
    checkNotFetched(sketched, list);
  }

  /** A formula may fetch from a list by its name. */
  private static void checkNotFetched(Sketched sketched, String list) {
    sketched.uses.each(
        (use, expression) -> {
          boolean fetches =
              Wording.textTokens(expression.text()).stream()
                  .map(token -> token.substring(1, token.length() - 1))
                  .anyMatch(text -> text.equals(list) || (text + ".csv").equals(list));
          boolean looks =
              expression.functions().contains("instance")
                  || expression.functions().contains("pulldata");
          if (fetches && looks) {
            throw Problem.EDIT_STILL_USED
                .with("name", list)
                .and("column", use.logic().column)
                .and("place", use.row().path());
          }
        });
  }
}
