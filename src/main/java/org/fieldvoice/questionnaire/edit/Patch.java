package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;

/**
 * The way from one form to another, as small as what differs: {@code {"header": {…}, "items":
 * [splice…], "lists": {name: [splice…]}, "order": [names]}}. A splice is {@code {"at": 3, "remove":
 * 1, "insert": […]}}, or {@code {"at": 3, "inner": [splice…]}} for what changed inside a group. An
 * edit is undone by the patch from after to before: exactly, whatever the edit was.
 */
public record Patch(JsonObject json) {

  private static final String ITEMS = "items";

  public static Patch between(Form from, Form to) {
    JsonObject old = FormJson.writeWithoutLists(from);
    JsonObject now = FormJson.writeWithoutLists(to);
    JsonObjectBuilder patch = JSON.createObjectBuilder();
    JsonObject header = without(now, ITEMS);
    if (!header.equals(without(old, ITEMS))) {
      patch.add("header", header);
    }
    JsonArray items = splices(items(old), items(now), item -> item);
    if (!items.isEmpty()) {
      patch.add(ITEMS, items);
    }
    lists(from.choiceLists(), to.choiceLists(), patch);
    return new Patch(patch.build());
  }

  /** The form at the patch's other end, of the form that it starts from. */
  public Form apply(Form form) {
    JsonObject from = FormJson.writeWithoutLists(form);
    JsonObjectBuilder to = JSON.createObjectBuilder();
    JsonObject header = json.getJsonObject("header");
    (header == null ? without(from, ITEMS) : header).forEach(to::add);
    to.add(ITEMS, spliced(from.getJsonArray(ITEMS), splicesAt(json, ITEMS)));
    return FormJson.read(to.build(), lists(form.choiceLists()));
  }

  private static List<JsonObject> items(JsonObject around) {
    return around.getJsonArray(ITEMS).getValuesAs(JsonObject.class);
  }

  private static void lists(
      Map<String, ChoiceList> old, Map<String, ChoiceList> now, JsonObjectBuilder patch) {
    JsonObjectBuilder changed = JSON.createObjectBuilder();
    boolean any = false;
    for (ChoiceList list : now.values()) {
      JsonArray splices =
          splices(choices(old, list.name()), list.choices(), choice -> FormJson.write(choice));
      if (!splices.isEmpty()) {
        changed.add(list.name(), splices);
        any = true;
      }
    }
    if (any) {
      patch.add("lists", changed);
    }
    List<String> order = List.copyOf(now.keySet());
    if (!order.equals(List.copyOf(old.keySet()))) {
      patch.add("order", JSON.createArrayBuilder(order));
    }
  }

  private Map<String, ChoiceList> lists(Map<String, ChoiceList> from) {
    List<String> order =
        json.containsKey("order")
            ? json.getJsonArray("order").getValuesAs(JsonString::getString)
            : List.copyOf(from.keySet());
    JsonObject changed = json.getOrDefault("lists", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    Map<String, ChoiceList> to = new LinkedHashMap<>();
    for (String name : order) {
      List<Choice> choices = choices(from, name);
      JsonArray splices = splicesAt(changed, name);
      if (!splices.isEmpty()) {
        choices = new ArrayList<>(choices);
        for (JsonObject splice : splices.getValuesAs(JsonObject.class)) {
          replace(choices, splice, FormJson::readChoice);
        }
      }
      to.put(name, new ChoiceList(name, List.copyOf(choices)));
    }
    return to;
  }

  private static List<Choice> choices(Map<String, ChoiceList> lists, String name) {
    return Optional.ofNullable(lists.get(name)).map(ChoiceList::choices).orElse(List.of());
  }

  private static JsonArray splicesAt(JsonObject of, String key) {
    return of.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
  }

  /** Of equally long runs each pair by itself; else what lies between the common ends. */
  private static <T> JsonArray splices(List<T> old, List<T> now, Function<T, JsonObject> json) {
    JsonArrayBuilder splices = JSON.createArrayBuilder();
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        if (!old.get(i).equals(now.get(i))) {
          splices.add(pair(i, json.apply(old.get(i)), json.apply(now.get(i))));
        }
      }
      return splices.build();
    }
    int shorter = Math.min(old.size(), now.size());
    int start = 0;
    while (start < shorter && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<JsonObject> inserted = now.subList(start, now.size() - end).stream().map(json).toList();
    splices.add(splice(start, old.size() - end - start, inserted));
    return splices.build();
  }

  private static JsonObject pair(int at, JsonObject old, JsonObject now) {
    boolean groups = old.containsKey(ITEMS) && now.containsKey(ITEMS);
    if (groups && without(old, ITEMS).equals(without(now, ITEMS))) {
      return JSON.createObjectBuilder()
          .add("at", at)
          .add("inner", splices(items(old), items(now), item -> item))
          .build();
    }
    return splice(at, 1, List.of(now));
  }

  private static JsonObject splice(int at, int remove, List<? extends JsonValue> insert) {
    JsonArrayBuilder inserted = JSON.createArrayBuilder();
    insert.forEach(inserted::add);
    return JSON.createObjectBuilder()
        .add("at", at)
        .add("remove", remove)
        .add("insert", inserted)
        .build();
  }

  private static JsonArray spliced(JsonArray from, JsonArray splices) {
    if (splices.isEmpty()) {
      return from;
    }
    List<JsonValue> to = new ArrayList<>(from);
    for (JsonObject splice : splices.getValuesAs(JsonObject.class)) {
      int at = splice.getInt("at");
      if (splice.containsKey("inner")) {
        JsonObject group = to.get(at).asJsonObject();
        to.set(
            at,
            JSON.createObjectBuilder(group)
                .add(ITEMS, spliced(group.getJsonArray(ITEMS), splice.getJsonArray("inner")))
                .build());
      } else {
        replace(to, splice, item -> item);
      }
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    to.forEach(array::add);
    return array.build();
  }

  private static <T> void replace(List<T> in, JsonObject splice, Function<JsonObject, T> read) {
    int at = splice.getInt("at");
    in.subList(at, at + splice.getInt("remove")).clear();
    in.addAll(
        at,
        splice.getJsonArray("insert").getValuesAs(JsonObject.class).stream().map(read).toList());
  }

  private static JsonObject without(JsonObject object, String key) {
    Map<String, JsonValue> left = new LinkedHashMap<>(object);
    left.remove(key);
    JsonObjectBuilder builder = JSON.createObjectBuilder();
    left.forEach(builder::add);
    return builder.build();
  }
}
