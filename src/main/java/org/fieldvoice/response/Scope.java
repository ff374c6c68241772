package org.fieldvoice.response;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;

/**
 * The keys of one object of the answers document, in the form's order: the whole document's, or
 * those of one round of a repeat. Groups that don't repeat leave no trace in it; where a name
 * stands twice, its key is its path of groups, {@code group/name}.
 */
public final class Scope {

  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Scope> repeats = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();

  private Scope() {}

  /** The scope of the whole document. */
  public static Scope of(Form form) {
    return of(form.items());
  }

  /** The questions that have an answer, by key. */
  public Map<String, Question> questions() {
    return Collections.unmodifiableMap(questions);
  }

  /** The scopes of the repeats, by key. */
  public Map<String, Scope> repeats() {
    return Collections.unmodifiableMap(repeats);
  }

  /** The keys of both, in the form's order. */
  public List<String> keys() {
    return Collections.unmodifiableList(keys);
  }

  private static Scope of(List<Item> items) {
    Map<String, Integer> uses = new HashMap<>();
    countNames(items, uses);
    Scope scope = new Scope();
    scope.add(items, "", uses);
    return scope;
  }

  private static void countNames(List<Item> items, Map<String, Integer> uses) {
    for (Item item : items) {
      if (item instanceof Group group && !group.repeats()) {
        countNames(group.items(), uses);
      } else {
        uses.merge(item.name(), 1, Integer::sum);
      }
    }
  }

  private void add(List<Item> items, String path, Map<String, Integer> uses) {
    for (Item item : items) {
      String key = uses.getOrDefault(item.name(), 0) > 1 ? path + item.name() : item.name();
      if (item instanceof Question question) {
        questions.put(key, question);
        keys.add(key);
      } else if (item instanceof Group inner && inner.repeats()) {
        repeats.put(key, of(inner.items()));
        keys.add(key);
      } else if (item instanceof Group inner) {
        add(inner.items(), path + inner.name() + "/", uses);
      }
    }
  }
}
