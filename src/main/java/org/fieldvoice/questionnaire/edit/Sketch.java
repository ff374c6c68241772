package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;

/**
 * A form that an edit is being made to: rows and lists that can change. It lives for one edit, from
 * the form before to the form after; whether that one is sound, {@link Soundness} says.
 */
final class Sketch {

  private static final String ITEMS = "items";

  /** Everything but rows and lists. */
  final Map<String, JsonValue> header = new LinkedHashMap<>();

  /** Holds the rows of the outermost level. */
  final Row root;

  final Map<String, List<JsonObject>> lists = new LinkedHashMap<>();

  /** As the paths were when an edit first asked: edits look for places before they change them. */
  private final Map<String, Row> byPath = new HashMap<>();

  private final Set<String> opened = new HashSet<>();

  Sketch(Form form) {
    JsonObject json = FormJson.writeWithoutLists(form);
    json.forEach(header::put);
    header.remove(ITEMS);
    root =
        new Row(
            JSON.createObjectBuilder().add("name", "").add(ITEMS, json.getJsonArray(ITEMS)).build(),
            null);
    form.choiceLists().forEach((name, list) -> lists.put(name, new Untouched(list.choices())));
  }

  /** The choices of a list that nobody changes: of 100,000, each is JSON only while looked at. */
  private static final class Untouched extends AbstractList<JsonObject> implements RandomAccess {
    private final List<ChoiceList.Choice> choices;

    Untouched(List<ChoiceList.Choice> choices) {
      this.choices = choices;
    }

    @Override
    public JsonObject get(int index) {
      return FormJson.write(choices.get(index));
    }

    @Override
    public int size() {
      return choices.size();
    }
  }

  Form form() {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    header.forEach(json::add);
    JsonArrayBuilder items = JSON.createArrayBuilder();
    root.items.forEach(item -> items.add(item.json()));
    Map<String, ChoiceList> all = new LinkedHashMap<>();
    lists.forEach((name, choices) -> all.put(name, new ChoiceList(name, read(choices))));
    return FormJson.read(json.add(ITEMS, items).build(), all);
  }

  private static List<ChoiceList.Choice> read(List<JsonObject> choices) {
    return choices instanceof Untouched untouched
        ? untouched.choices
        : choices.stream().map(FormJson::readChoice).toList();
  }

  /** The row at a path, or the only one of a name; the form itself for an empty path. */
  Row at(String path) {
    if (path.isEmpty()) {
      return root;
    }
    if (byPath.isEmpty()) {
      root.all().forEach(row -> byPath.putIfAbsent(row.path(), row));
    }
    Row known = byPath.get(path);
    return known != null ? known : named(path);
  }

  private Row named(String name) {
    List<Row> named = root.all().stream().filter(row -> row.name().equals(name)).toList();
    if (named.size() != 1) {
      throw Problem.EDIT_NOTHING_THERE.with("name", name);
    }
    return named.get(0);
  }

  /** The choices of a list, to be changed. */
  List<JsonObject> list(String name) {
    List<JsonObject> choices = lists.get(name);
    if (choices == null) {
      throw Problem.EDIT_NOTHING_THERE.with("name", name);
    }
    if (!opened.add(name)) {
      return choices;
    }
    List<JsonObject> changeable = new ArrayList<>(choices);
    lists.put(name, changeable);
    return changeable;
  }

  /** Where a choice stands in its list, from 0. */
  static int indexOf(List<JsonObject> choices, String name) {
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).getString(Row.NAME).equals(name)) {
        return i;
      }
    }
    throw Problem.EDIT_NOTHING_THERE.with("name", name);
  }

  List<String> languages() {
    return languageObjects().stream().map(l -> l.getString("tag")).toList();
  }

  List<JsonObject> languageObjects() {
    JsonValue languages = header.getOrDefault("languages", JsonValue.EMPTY_JSON_ARRAY);
    return languages.asJsonArray().getValuesAs(JsonObject.class);
  }

  void setLanguages(List<JsonObject> languages) {
    header.put("languages", JSON.createArrayBuilder(languages).build());
  }

  /** The question that {@code or_other} put beside this one. */
  List<Row> otherOf(Row row) {
    return row.parent == null
        ? List.of()
        : row.parent.items.stream()
            .filter(r -> r.name().equals(row.name() + "_other"))
            .filter(r -> JsonValue.TRUE.equals(r.columns.get("orOther")))
            .collect(Collectors.toList());
  }

  /** A place among siblings that exists: too far means at the end. */
  static int place(int at, List<?> siblings) {
    return Math.max(0, Math.min(at, siblings.size()));
  }
}
