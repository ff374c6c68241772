package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final Map<String, Sort> SORTS = sorts();

  /** The form or the list whose own are in another order. */
  private static final Compared NO_ITEM = new Compared.Whole(JsonValue.EMPTY_JSON_OBJECT);

  private final List<Change> changes = new ArrayList<>();

  /** What happened to an item or a choice. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** Under another name, and otherwise the same: answers stand under both names. */
    RENAMED,
    /** Into another group. */
    MOVED,
    /** Its neighbours come in another order. */
    REORDERED,
    CHANGED
  }

  /** What a change is about. */
  public enum Topic {
    FORM,
    QUESTION,
    GROUP,
    CHOICE
  }

  /** What of it changed, in a researcher's words. */
  public enum Sort {
    /** It came, went, or stands elsewhere. */
    PRESENCE,
    TYPE,
    WORDING,
    LOGIC,
    PRIVACY,
    MEDIA,
    LANGUAGES,
    /** How it looks, and what is only kept. */
    OTHER
  }

  /**
   * One change.
   *
   * @param label what it says in the default language, of the newer form where it has it
   * @param place the path of names of an item, {@code about_you/age}; {@code list:choice} of a
   *     choice; empty for the form as a whole
   * @param aspect what of it changed: a column's name as in the JSON, {@code label.zh}; empty when
   *     it was added, removed or moved
   * @param before empty where there was nothing
   * @param after empty where there is nothing
   * @param breaks true where older and newer answers to it don't mean the same
   */
  public record Change(
      Kind kind,
      Topic topic,
      Sort sort,
      String label,
      String place,
      String aspect,
      String before,
      String after,
      boolean breaks) {}

  private FormDiff() {}

  /** In the order of the newer form; what was removed comes last. */
  public static List<Change> between(Form before, Form after) {
    FormDiff diff = new FormDiff();
    JsonObject old = FormJson.writeWithoutLists(before);
    JsonObject now = FormJson.writeWithoutLists(after);
    diff.compareAspects("", new Compared.Whole(old), new Compared.Whole(now));
    diff.compare(items(old), items(now));
    diff.compare(choices(before), choices(after));
    return List.copyOf(diff.changes);
  }

  private void compare(Map<String, Compared> before, Map<String, Compared> after) {
    Map<String, String> homes = homes(before);
    Map<String, String> renamed = renamed(before, after);
    Set<String> elsewhere = new LinkedHashSet<>(renamed.values());
    after.forEach(
        (place, item) -> {
          String home = home(place, before, homes, renamed);
          Compared old = before.get(home);
          if (old == null || (after.containsKey(home) && !home.equals(place))) {
            add(Kind.ADDED, place, item, "", item.label());
            return;
          }
          if (renamed.containsKey(place)) {
            add(Kind.RENAMED, place, item, name(home), name(place));
          } else if (!home.equals(place)) {
            elsewhere.add(home);
            add(Kind.MOVED, place, item, home, place);
          }
          compareAspects(place, old, item);
        });
    compareOrder(before, after);
    before.forEach(
        (place, item) -> {
          if (!after.containsKey(place) && !elsewhere.contains(place)) {
            add(Kind.REMOVED, place, item, item.label(), "");
          }
        });
  }

  private static String home(
      String place,
      Map<String, Compared> before,
      Map<String, String> homes,
      Map<String, String> renamed) {
    if (before.containsKey(place)) {
      return place;
    }
    return renamed.getOrDefault(place, homes.getOrDefault(name(place), ""));
  }

  /** What went and what came beside each other, alike but for the name: by its new place. */
  private static Map<String, String> renamed(
      Map<String, Compared> before, Map<String, Compared> after) {
    Map<List<Object>, List<String>> gone = alike(before, after.keySet());
    Map<String, String> renamed = new LinkedHashMap<>();
    Set<String> names = before.keySet().stream().map(FormDiff::name).collect(Collectors.toSet());
    alike(after, before.keySet())
        .forEach(
            (likeness, places) -> {
              List<String> old = gone.getOrDefault(likeness, List.of());
              boolean one = places.size() == 1 && old.size() == 1;
              if (one && !names.contains(name(places.get(0)))) {
                renamed.put(places.get(0), old.get(0));
              }
            });
    return renamed;
  }

  /** What the other form doesn't have, by all that is theirs but the name. */
  private static Map<List<Object>, List<String>> alike(
      Map<String, Compared> items, Set<String> others) {
    Map<List<Object>, List<String>> alike = new LinkedHashMap<>();
    items.forEach(
        (place, item) -> {
          List<Object> likeness = others.contains(place) ? List.of() : item.likeness();
          if (!likeness.isEmpty()) {
            alike
                .computeIfAbsent(List.of(parent(place), likeness), l -> new ArrayList<>())
                .add(place);
          }
        });
    return alike;
  }

  private void compareAspects(String place, Compared before, Compared after) {
    if (before.equals(after)) {
      return;
    }
    Map<String, String> earlier = before.aspects();
    Map<String, String> later = after.aspects();
    Set<String> all = new LinkedHashSet<>(later.keySet());
    all.addAll(earlier.keySet());
    for (String aspect : all) {
      String old = earlier.getOrDefault(aspect, "");
      String now = later.getOrDefault(aspect, "");
      if (!old.equals(now)) {
        Sort sort = SORTS.getOrDefault(aspect.replaceAll("\\..*", ""), Sort.OTHER);
        changes.add(
            new Change(
                Kind.CHANGED,
                after.topic(),
                sort,
                after.label(),
                place,
                aspect,
                old,
                now,
                BREAKING.contains(aspect)));
      }
    }
  }

  /** Only of what both have: whoever adds a question in between has not reordered the others. */
  private void compareOrder(Map<String, Compared> before, Map<String, Compared> after) {
    Map<String, List<String>> old = byParent(before.keySet(), after.keySet());
    Map<String, List<String>> now = byParent(after.keySet(), before.keySet());
    now.forEach(
        (parent, names) -> {
          List<String> earlier = old.getOrDefault(parent, List.of());
          if (!names.equals(earlier)) {
            add(
                Kind.REORDERED,
                parent,
                after.getOrDefault(parent, NO_ITEM),
                String.join(", ", earlier),
                String.join(", ", names));
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

  private void add(Kind kind, String place, Compared item, String before, String after) {
    boolean breaks = (kind == Kind.REMOVED || kind == Kind.RENAMED) && item.isAnswered();
    changes.add(
        new Change(
            kind, item.topic(), Sort.PRESENCE, item.label(), place, "", before, after, breaks));
  }

  private static Map<String, Sort> sorts() {
    Map<String, Sort> sorts = new HashMap<>();
    List.of("type", "choiceList", "parameters").forEach(a -> sorts.put(a, Sort.TYPE));
    List.of("label", "hint", "guidance", "requiredMessage", "constraintMessage", "title")
        .forEach(a -> sorts.put(a, Sort.WORDING));
    List.of(
            "relevant",
            "required",
            "constraint",
            "calculation",
            "default",
            "choiceFilter",
            "count",
            "readOnly",
            "columns")
        .forEach(a -> sorts.put(a, Sort.LOGIC));
    sorts.put("privacy", Sort.PRIVACY);
    sorts.put("media", Sort.MEDIA);
    sorts.put("languages", Sort.LANGUAGES);
    return Map.copyOf(sorts);
  }

  /** Where each name stands, of those that stand once. */
  private static Map<String, String> homes(Map<String, Compared> items) {
    Map<String, String> homes = new LinkedHashMap<>();
    Set<String> several = new LinkedHashSet<>();
    for (String place : items.keySet()) {
      if (!place.contains(":") && homes.put(name(place), place) != null) {
        several.add(name(place));
      }
    }
    several.forEach(homes::remove);
    return homes;
  }

  private static String parent(String place) {
    return place.substring(0, Math.max(0, cut(place)));
  }

  private static String name(String place) {
    return place.substring(cut(place) + 1);
  }

  /** Where the name begins of what stands there, less one; a choice's may have a slash. */
  private static int cut(String place) {
    int choice = place.indexOf(':');
    return choice >= 0 ? choice : place.lastIndexOf('/');
  }

  private static Map<String, Compared> items(JsonObject form) {
    Map<String, Compared> items = new LinkedHashMap<>();
    collect("", form, items);
    return items;
  }

  private static void collect(String path, JsonObject of, Map<String, Compared> items) {
    for (JsonObject item : of.getJsonArray("items").getValuesAs(JsonObject.class)) {
      String place = path + item.getString("name");
      items.put(place, new Compared.Row(item));
      if (item.containsKey("items")) {
        collect(place + "/", item, items);
      }
    }
  }

  private static Map<String, Compared> choices(Form form) {
    Map<String, Compared> choices = new LinkedHashMap<>();
    form.choiceLists()
        .values()
        .forEach(
            list ->
                list.choices()
                    .forEach(
                        c -> choices.put(list.name() + ":" + c.name(), new Compared.Offer(c))));
    return choices;
  }
}
