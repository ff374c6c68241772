package org.fieldvoice.response;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormDiff.Change;
import org.fieldvoice.questionnaire.FormDiff.Kind;
import org.fieldvoice.questionnaire.FormDiff.Sort;
import org.fieldvoice.questionnaire.FormDiff.Topic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;

/**
 * What changes of a questionnaire do to the answers that are there already: how many responses are
 * touched, and how. Takes each response once, keeps only counts.
 */
public final class ChangeEffects {

  /** What becomes of answers given before. */
  public enum Effect {
    /** Nobody is touched: there are no such answers, or the change leaves them as they are. */
    NONE,
    /** They stay in lists, exports and results under the old name; nobody is asked any more. */
    NO_LONGER_ASKED,
    /** They stay under the old name, newer ones come under the new one. */
    UNDER_TWO_NAMES,
    /** They chose what is no longer offered. */
    NO_LONGER_OFFERED,
    /** Older and newer answers are of different kinds and don't compare. */
    NOT_COMPARABLE,
    /** They answered other words. */
    OTHER_WORDS,
    /** They were asked, or accepted, under other conditions. */
    OTHER_CONDITIONS,
    /** They were protected in another way. */
    OTHER_PROTECTION
  }

  private final List<Change> changes;
  private final Map<Integer, Long> touched = new HashMap<>();
  private final Map<String, Set<Integer>> byKey = new LinkedHashMap<>();
  private final Map<String, Map<String, Set<Integer>>> byChoice = new LinkedHashMap<>();

  /**
   * @param old the form before the changes
   */
  ChangeEffects(List<Change> changes, Form old) {
    this.changes = changes;
    Map<String, List<String>> keysOfLists = new HashMap<>();
    Map<Question, String> keysOfQuestions = new IdentityHashMap<>();
    keys(Scope.of(old), "", keysOfQuestions);
    Map<String, String> keys = new LinkedHashMap<>();
    places(old.items(), "", keysOfQuestions, keys);
    keysOfQuestions.forEach(
        (question, key) ->
            question
                .choiceList()
                .ifPresent(l -> keysOfLists.computeIfAbsent(l, x -> new ArrayList<>()).add(key)));
    for (int i = 0; i < changes.size(); i++) {
      watch(i, changes.get(i), keys, keysOfLists);
    }
  }

  private void watch(
      int index, Change change, Map<String, String> keys, Map<String, List<String>> keysOfLists) {
    if (change.topic() == Topic.CHOICE) {
      int colon = change.place().indexOf(':');
      String choice =
          change.kind() == Kind.RENAMED ? change.before() : change.place().substring(colon + 1);
      for (String key : keysOfLists.getOrDefault(change.place().substring(0, colon), List.of())) {
        byChoice
            .computeIfAbsent(key, k -> new HashMap<>())
            .computeIfAbsent(choice, c -> new LinkedHashSet<>())
            .add(index);
      }
      return;
    }
    String place = oldPlace(change);
    keys.forEach(
        (path, key) -> {
          if (path.equals(place) || path.startsWith(place + "/")) {
            byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(index);
          }
        });
  }

  private static String oldPlace(Change change) {
    return switch (change.kind()) {
      case MOVED -> change.before();
      case RENAMED -> {
        int slash = change.place().lastIndexOf('/');
        yield change.place().substring(0, slash + 1) + change.before();
      }
      default -> change.place();
    };
  }

  /** Where the answers to each question are: {@code child/child_age} inside of a repeat. */
  private static void keys(Scope scope, String path, Map<Question, String> keys) {
    scope.questions().forEach((key, question) -> keys.put(question, path + key));
    scope.repeats().forEach((key, inner) -> keys(inner, path + key + "/", keys));
  }

  private static void places(
      List<Item> items, String path, Map<Question, String> keys, Map<String, String> byPlace) {
    for (Item item : items) {
      String place = path + item.name();
      if (item instanceof Group group) {
        places(group.items(), place + "/", keys, byPlace);
      } else if (item instanceof Question question) {
        byPlace.put(place, keys.getOrDefault(question, ""));
      }
    }
  }

  /** Counts one response. */
  void add(JsonObject answers) {
    Set<Integer> here = new LinkedHashSet<>();
    look(answers, "", here);
    here.forEach(index -> touched.merge(index, 1L, Long::sum));
  }

  private void look(JsonObject answers, String path, Set<Integer> here) {
    answers.forEach(
        (name, value) -> {
          String key = path + name;
          if (value instanceof JsonArray array) {
            array.forEach(part -> lookIn(part, key, here));
          } else {
            lookIn(value, key, here);
          }
          if (!value.equals(JsonValue.NULL)) {
            here.addAll(byKey.getOrDefault(key, Set.of()));
          }
        });
  }

  private void lookIn(JsonValue value, String key, Set<Integer> here) {
    if (value instanceof JsonObject round) {
      look(round, key + "/", here);
    } else if (value instanceof JsonString choice) {
      here.addAll(byChoice.getOrDefault(key, Map.of()).getOrDefault(choice.getString(), Set.of()));
    }
  }

  /** How many responses the change touches. */
  long responses(int index) {
    return effectOf(changes.get(index)) == Effect.NONE ? 0 : touched.getOrDefault(index, 0L);
  }

  Effect effect(int index) {
    return responses(index) == 0 ? Effect.NONE : effectOf(changes.get(index));
  }

  private static Effect effectOf(Change change) {
    boolean choice = change.topic() == Topic.CHOICE;
    return switch (change.kind()) {
      case ADDED, MOVED, REORDERED -> Effect.NONE;
      case RENAMED -> choice ? Effect.NO_LONGER_OFFERED : Effect.UNDER_TWO_NAMES;
      case REMOVED -> choice ? Effect.NO_LONGER_OFFERED : Effect.NO_LONGER_ASKED;
      case CHANGED -> Optional.ofNullable(BY_SORT.get(change.sort())).orElse(Effect.NONE);
    };
  }

  private static final Map<Sort, Effect> BY_SORT =
      Map.of(
          Sort.TYPE, Effect.NOT_COMPARABLE,
          Sort.WORDING, Effect.OTHER_WORDS,
          Sort.LOGIC, Effect.OTHER_CONDITIONS,
          Sort.PRIVACY, Effect.OTHER_PROTECTION);
}
