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
  private static final String LISTS = "choiceLists";

  public static Patch between(Form from, Form to) {
    JsonObject old = FormJson.write(from);
    JsonObject now = FormJson.write(to);
    JsonObjectBuilder patch = JSON.createObjectBuilder();
    JsonObject header = without(now, ITEMS, LISTS);
    if (!header.equals(without(old, ITEMS, LISTS))) {
      patch.add("header", header);
    }
    JsonArray items = splices(old.getJsonArray(ITEMS), now.getJsonArray(ITEMS));
    if (!items.isEmpty()) {
      patch.add(ITEMS, items);
    }
    lists(old.getJsonObject(LISTS), now.getJsonObject(LISTS), patch);
    return new Patch(patch.build());
  }

  /** The form at the patch's other end, of the form that it starts from. */
  public Form apply(Form form) {
    JsonObject from = FormJson.write(form);
    JsonObjectBuilder to = JSON.createObjectBuilder();
    JsonObject header = json.getJsonObject("header");
    (header == null ? without(from, ITEMS, LISTS) : header).forEach(to::add);
    to.add(ITEMS, spliced(from.getJsonArray(ITEMS), splicesAt(json, ITEMS)));
    to.add(LISTS, lists(from.getJsonObject(LISTS)));
    return FormJson.read(to.build());
  }

  private static void lists(JsonObject old, JsonObject now, JsonObjectBuilder patch) {
    JsonObjectBuilder changed = JSON.createObjectBuilder();
    boolean any = false;
    for (Map.Entry<String, JsonValue> list : now.entrySet()) {
      JsonArray before = old.getOrDefault(list.getKey(), JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
      JsonArray splices = splices(before, list.getValue().asJsonArray());
      if (!splices.isEmpty()) {
        changed.add(list.getKey(), splices);
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

  private JsonObject lists(JsonObject from) {
    List<String> order =
        json.containsKey("order")
            ? json.getJsonArray("order").getValuesAs(JsonString::getString)
            : List.copyOf(from.keySet());
    JsonObject changed = json.getOrDefault("lists", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    JsonObjectBuilder to = JSON.createObjectBuilder();
    for (String name : order) {
      JsonArray before = from.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
      to.add(name, spliced(before, splicesAt(changed, name)));
    }
    return to.build();
  }

  private static JsonArray splicesAt(JsonObject of, String key) {
    return of.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
  }

  /** Of equally long runs each pair by itself; else what lies between the common ends. */
  private static JsonArray splices(JsonArray old, JsonArray now) {
    JsonArrayBuilder splices = JSON.createArrayBuilder();
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        if (!old.get(i).equals(now.get(i))) {
          splices.add(pair(i, old.getJsonObject(i), now.getJsonObject(i)));
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
    splices.add(splice(start, old.size() - end - start, now.subList(start, now.size() - end)));
    return splices.build();
  }

  private static JsonObject pair(int at, JsonObject old, JsonObject now) {
    boolean groups = old.containsKey(ITEMS) && now.containsKey(ITEMS);
    if (groups && without(old, ITEMS).equals(without(now, ITEMS))) {
      return JSON.createObjectBuilder()
          .add("at", at)
          .add("inner", splices(old.getJsonArray(ITEMS), now.getJsonArray(ITEMS)))
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
        to.subList(at, at + splice.getInt("remove")).clear();
        to.addAll(at, splice.getJsonArray("insert"));
      }
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    to.forEach(array::add);
    return array.build();
  }

  private static JsonObject without(JsonObject object, String... keys) {
    Map<String, JsonValue> left = new LinkedHashMap<>(object);
    for (String key : keys) {
      left.remove(key);
    }
    JsonObjectBuilder builder = JSON.createObjectBuilder();
    left.forEach(builder::add);
    return builder.build();
  }
}
