package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.response.Scope;

/**
 * Where the questions of a form and of the versions before it stand, and which of them an
 * expression leads to. A name means all that any version called so: what was worked out from words
 * once may still hold them.
 */
final class Entries {

  private final List<Entry> all = new ArrayList<>();
  private final Map<String, List<Entry>> byName = new HashMap<>();
  private final Map<String, List<Entry>> byKey = new HashMap<>();
  private final Map<String, List<Group>> groups = new HashMap<>();

  /** The questions themselves: two of them may be equal. */
  private final IdentityHashMap<Question, Entry> byQuestion = new IdentityHashMap<>();

  /**
   * A question of one version.
   *
   * @param key its key in the answers document; what stands in a repeat has none there and is named
   *     after both
   * @param path the groups around it
   */
  record Entry(Form form, String key, Question question, List<Group> path) {

    boolean repeated() {
      return path.stream().anyMatch(Group::repeats);
    }

    /** The conditions of its groups and its own. */
    Stream<Expression> conditions() {
      return Stream.concat(path.stream().map(Group::relevant), Stream.of(question.relevant()))
          .flatMap(Optional::stream);
    }

    /** What its value is made of, or chosen by. */
    Stream<Expression> sources() {
      return Stream.of(question.calculation(), question.choiceFilter(), question.dflt())
          .flatMap(Optional::stream);
    }
  }

  /** Takes in a version; the newest comes first. Gives its questions that have answers. */
  List<Entry> add(Form form) {
    IdentityHashMap<Question, String> keys = new IdentityHashMap<>();
    Scope.of(form).questions().forEach((key, question) -> keys.put(question, key));
    int before = all.size();
    walk(form, form.items(), List.of(), keys);
    return all.subList(before, all.size()).stream()
        .filter(e -> e.question().type() != QuestionType.NOTE)
        .toList();
  }

  private void walk(
      Form form, List<Item> items, List<Group> path, IdentityHashMap<Question, String> keys) {
    for (Item item : items) {
      if (item instanceof Question question) {
        Entry entry = new Entry(form, key(question, path, keys), question, path);
        all.add(entry);
        byName.computeIfAbsent(question.name(), n -> new ArrayList<>()).add(entry);
        byKey.computeIfAbsent(entry.key(), k -> new ArrayList<>()).add(entry);
        byQuestion.put(question, entry);
      } else if (item instanceof Group group) {
        groups.computeIfAbsent(group.name(), n -> new ArrayList<>()).add(group);
        walk(form, group.items(), Stream.concat(path.stream(), Stream.of(group)).toList(), keys);
      }
    }
  }

  private static String key(
      Question question, List<Group> path, IdentityHashMap<Question, String> keys) {
    String key = keys.get(question);
    if (key != null) {
      return key;
    }
    Group repeat = path.stream().filter(Group::repeats).findFirst().orElseThrow();
    return repeat.name() + "[]/" + question.name();
  }

  /** Where a question of one of the versions stands. */
  Optional<Entry> of(Question question) {
    return Optional.ofNullable(byQuestion.get(question));
  }

  /** The same question in every version that has it, the newest first. */
  List<Entry> versions(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  /**
   * True where the expression leads to such a question: straight, or through what its questions
   * hang on.
   */
  boolean lead(Expression expression, Predicate<Entry> what) {
    return lead(expression, what, new LinkedHashSet<>());
  }

  private boolean lead(Expression expression, Predicate<Entry> what, Set<String> seen) {
    return expression.names().stream().anyMatch(name -> seen.add(name) && leads(name, what, seen));
  }

  private boolean leads(String name, Predicate<Entry> what, Set<String> seen) {
    boolean throughGroup =
        groups.getOrDefault(name, List.of()).stream()
            .anyMatch(
                group ->
                    below(group).anyMatch(what)
                        || group.relevant().filter(e -> lead(e, what, seen)).isPresent());
    return throughGroup
        || byName.getOrDefault(name, List.of()).stream()
            .anyMatch(
                e ->
                    what.test(e)
                        || Stream.concat(e.sources(), e.conditions())
                            .anyMatch(next -> lead(next, what, seen)));
  }

  private Stream<Entry> below(Group group) {
    return all.stream().filter(e -> e.path().contains(group));
  }
}
