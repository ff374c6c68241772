package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changed from one version of a form to another, item by item and choice by choice. Both are
 * compared as {@link FormJson} writes them, so that nothing a version holds is overlooked.
 */
public final class FormDiff {

  /** Answers given before and after such a change can't simply be put together. */
  private static final Set<String> BREAKING = Set.of("type", "choiceList", "privacy");

  private final List<Change> changes = new ArrayList<>();

  /** What happened to an item or a choice. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** Into another group. */
    MOVED,
    /** Its neighbours come in another order. */
    REORDERED,
    CHANGED
  }

  /**
   * One change.
   *
   * @param place the path of names of an item, {@code about_you/age}; {@code list:choice} of a
   *     choice; empty for the form as a whole
   * @param aspect what of it changed: a column's name as in the JSON, {@code label.zh}; empty when
   *     it was added, removed or moved
   * @param before empty where there was nothing
   * @param after empty where there is nothing
   * @param breaks true where older and newer answers to it don't mean the same
   */
  public record Change(
      Kind kind, String place, String aspect, String before, String after, boolean breaks) {}

  private FormDiff() {}

  /** In the order of the newer form; what was removed comes last. */
  public static List<Change> between(Form before, Form after) {
    FormDiff diff = new FormDiff();
    JsonObject old = FormJson.write(before);
    JsonObject now = FormJson.write(after);
    diff.compareAspects("", aspects(old), aspects(now));
    diff.compare(items(old), items(now));
    diff.compare(choices(old), choices(now));
    return List.copyOf(diff.changes);
  }

  private void compare(Map<String, JsonObject> before, Map<String, JsonObject> after) {
    Map<String, String> homes = homes(before);
    Set<String> moved = new LinkedHashSet<>();
    after.forEach(
        (place, item) -> {
          String home = before.containsKey(place) ? place : homes.getOrDefault(name(place), "");
          JsonObject old = before.get(home);
          if (old == null || (after.containsKey(home) && !home.equals(place))) {
            add(Kind.ADDED, place, "", label(item), false);
          } else {
            if (!home.equals(place)) {
              moved.add(home);
              add(Kind.MOVED, place, home, place, false);
            }
            compareAspects(place, aspects(old), aspects(item));
          }
        });
    compareOrder(before.keySet(), after.keySet());
    before.forEach(
        (place, item) -> {
          if (!after.containsKey(place) && !moved.contains(place)) {
            add(Kind.REMOVED, place, label(item), "", true);
          }
        });
  }

  private void compareAspects(String place, Map<String, String> before, Map<String, String> after) {
    Set<String> all = new LinkedHashSet<>(after.keySet());
    all.addAll(before.keySet());
    for (String aspect : all) {
      String old = before.getOrDefault(aspect, "");
      String now = after.getOrDefault(aspect, "");
      if (!old.equals(now)) {
        boolean breaks = BREAKING.contains(aspect);
        changes.add(new Change(Kind.CHANGED, place, aspect, old, now, breaks));
      }
    }
  }

  /** Only of what both have: whoever adds a question in between has not reordered the others. */
  private void compareOrder(Set<String> before, Set<String> after) {
    Map<String, List<String>> old = byParent(before, after);
    Map<String, List<String>> now = byParent(after, before);
    now.forEach(
        (parent, names) -> {
          List<String> earlier = old.getOrDefault(parent, List.of());
          if (!names.equals(earlier)) {
            add(
                Kind.REORDERED,
                parent,
                String.join(", ", earlier),
                String.join(", ", names),
                false);
          }
        });
  }

  private static Map<String, List<String>> byParent(Set<String> places, Set<String> common) {
    return places.stream()
        .filter(common::contains)
        .collect(
            Collectors.groupingBy(
                FormDiff::parent,
                LinkedHashMap::new,
                Collectors.mapping(FormDiff::name, Collectors.toList())));
  }

  private void add(Kind kind, String place, String before, String after, boolean breaks) {
    changes.add(new Change(kind, place, "", before, after, breaks));
  }

  /** Where each name stands, of those that stand once. */
  private static Map<String, String> homes(Map<String, JsonObject> items) {
    Map<String, String> homes = new LinkedHashMap<>();
    Set<String> several = new LinkedHashSet<>();
    for (String place : items.keySet()) {
      if (place.contains(":") || homes.put(name(place), place) != null) {
        several.add(name(place));
      }
    }
    several.forEach(homes::remove);
    return homes;
  }

  private static String parent(String place) {
    int end = Math.max(place.lastIndexOf('/'), place.indexOf(':'));
    return end < 0 ? "" : place.substring(0, end);
  }

  private static String name(String place) {
    return place.substring(Math.max(place.lastIndexOf('/'), place.indexOf(':')) + 1);
  }

  private static Map<String, JsonObject> items(JsonObject form) {
    Map<String, JsonObject> items = new LinkedHashMap<>();
    collect("", form, items);
    return items;
  }

  private static void collect(String path, JsonObject of, Map<String, JsonObject> items) {
    for (JsonObject item : of.getJsonArray("items").getValuesAs(JsonObject.class)) {
      String place = path + item.getString("name");
      items.put(place, item);
      if (item.containsKey("items")) {
        collect(place + "/", item, items);
      }
    }
  }

  private static Map<String, JsonObject> choices(JsonObject form) {
    Map<String, JsonObject> choices = new LinkedHashMap<>();
    form.getJsonObject("choiceLists")
        .forEach(
            (list, all) ->
                all.asJsonArray()
                    .getValuesAs(JsonObject.class)
                    .forEach(c -> choices.put(list + ":" + c.getString("name"), c)));
    return choices;
  }

  private static Map<String, String> aspects(JsonObject of) {
    Map<String, String> aspects = new LinkedHashMap<>();
    of.forEach(
        (key, value) -> {
          if (!Set.of("items", "choiceLists", "name").contains(key)) {
            flatten(key, value, aspects);
          }
        });
    return aspects;
  }

  private static void flatten(String key, JsonValue value, Map<String, String> aspects) {
    if (value instanceof JsonString text) {
      aspects.put(key, text.getString());
    } else if (value instanceof JsonObject object && object.containsKey("tree")) {
      aspects.put(key, object.getString("text"));
    } else if (value instanceof JsonObject object) {
      object.forEach((inner, part) -> flatten(key + "." + inner, part, aspects));
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      aspects.put(
          key, value.asJsonArray().stream().map(FormDiff::plain).collect(Collectors.joining(" ")));
    } else {
      aspects.put(key, value.toString());
    }
  }

  private static String plain(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value instanceof JsonObject language ? language.getString("name", "") : value.toString();
  }

  /** The text in the default language, or in any, to tell a row that is no longer there. */
  private static String label(JsonObject item) {
    JsonObject label = item.getJsonObject("label");
    return label == null || label.isEmpty()
        ? ""
        : label.getString(label.keySet().iterator().next());
  }
}
