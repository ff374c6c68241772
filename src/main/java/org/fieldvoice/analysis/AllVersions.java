package org.fieldvoice.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldvoice.analysis.Asked.Past;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.response.Scope;

/**
 * A form together with what only earlier versions asked, so that an expression can name it. Of the
 * latter only the answers count: it has no logic of its own, and what names a person in any version
 * is an identifier here. A name that the newest version has anywhere means that and nothing else.
 */
final class AllVersions {

  private final FormLogic newest;
  private final List<Past> earlier;
  private final Set<String> taken = new HashSet<>();

  /** The names that the newest version has. */
  private final Set<String> own;

  private AllVersions(FormLogic newest, List<Past> earlier) {
    this.newest = newest;
    this.earlier = earlier;
    take(newest.form().items());
    this.own = Set.copyOf(taken);
  }

  private void take(List<Item> items) {
    for (Item item : items) {
      taken.add(item.name());
      if (item instanceof Group group) {
        take(group.items());
      }
    }
  }

  /** What a version has in the document itself, or in the rounds of one repeat. */
  private record Part(FormLogic version, Scope scope) {

    /** The same of the rounds of a repeat in there, where it has that. */
    Stream<Part> within(String repeat) {
      return Stream.ofNullable(scope.repeats().get(repeat)).map(s -> new Part(version, s));
    }

    boolean identifies(String key) {
      Question question = scope.questions().get(key);
      return question != null && version.isIdentifying(question);
    }
  }

  /**
   * @param earlier the newest first
   */
  static FormLogic logic(FormLogic newest, List<Past> earlier) {
    return earlier.isEmpty() ? newest : FormLogic.of(new AllVersions(newest, earlier).form());
  }

  private Form form() {
    Form form = newest.form();
    Map<String, ChoiceList> lists = new LinkedHashMap<>(form.choiceLists());
    earlier.forEach(past -> past.logic().form().choiceLists().forEach(lists::putIfAbsent));
    List<Part> parts =
        earlier.stream().map(p -> new Part(p.logic(), Scope.of(p.logic().form()))).toList();
    return form.asking(scope(form.items(), parts), lists);
  }

  /** The items of one scope: the newest version's own, then what only the others have there. */
  private List<Item> scope(List<Item> own, List<Part> parts) {
    List<Item> items = new ArrayList<>(own.stream().map(item -> fuller(item, parts)).toList());
    for (String key : keys(parts, Scope::questions)) {
      if (taken.add(key)) {
        items.add(answersOnly(key, parts));
      }
    }
    items.addAll(grouped(byGroup(parts), "", parts));
    for (String key : keys(parts, Scope::repeats)) {
      if (taken.add(key)) {
        items.add(
            new Group(
                key,
                Texts.NONE,
                Optional.empty(),
                Appearance.NONE,
                Optional.of(new Group.Repeat(Optional.empty())),
                scope(List.of(), parts.stream().flatMap(p -> p.within(key)).toList()),
                Map.of()));
      }
    }
    return items;
  }

  /** A group with what only earlier versions asked in it, where it repeats. */
  private Item fuller(Item item, List<Part> parts) {
    if (!(item instanceof Group group)) {
      return item;
    }
    List<Item> items =
        group.repeats()
            ? scope(
                group.items(), parts.stream().flatMap(p -> p.within(newest.key(group))).toList())
            : group.items().stream().map(inner -> fuller(inner, parts)).toList();
    return new Group(
        group.name(),
        group.label(),
        group.relevant(),
        group.appearance(),
        group.repeat(),
        items,
        group.extra());
  }

  /** Keys that are names. */
  private static List<String> keys(List<Part> parts, Function<Scope, Map<String, ?>> of) {
    return parts.stream()
        .flatMap(part -> of.apply(part.scope()).keySet().stream())
        .filter(key -> key.indexOf('/') < 0)
        .distinct()
        .toList();
  }

  /**
   * The questions that go by {@code group/name}, since their version had several of that name:
   * those that have no name in common with the newest version, or their answers would go by other
   * keys.
   */
  private List<String> byGroup(List<Part> parts) {
    List<String> found =
        parts.stream()
            .flatMap(part -> part.scope().questions().keySet().stream())
            .filter(key -> key.indexOf('/') > 0)
            .filter(key -> Stream.of(key.split("/")).noneMatch(own::contains))
            .distinct()
            .toList();
    return found.stream()
        .filter(key -> found.stream().filter(other -> leaf(other).equals(leaf(key))).count() > 1)
        .toList();
  }

  private static String leaf(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The questions of these keys in their groups, below a path that ends in a slash. */
  private static List<Item> grouped(List<String> keys, String path, List<Part> parts) {
    List<Item> items = new ArrayList<>();
    Map<String, List<String>> inner = new LinkedHashMap<>();
    for (String key : keys) {
      String rest = key.substring(path.length());
      int cut = rest.indexOf('/');
      if (cut < 0) {
        items.add(answersOnly(key, parts));
      } else {
        inner.computeIfAbsent(rest.substring(0, cut), g -> new ArrayList<>()).add(key);
      }
    }
    inner.forEach(
        (group, within) ->
            items.add(
                new Group(
                    group,
                    Texts.NONE,
                    Optional.empty(),
                    Appearance.NONE,
                    Optional.empty(),
                    grouped(within, path + group + "/", parts),
                    Map.of())));
    return items;
  }

  private static Question answersOnly(String key, List<Part> parts) {
    boolean identifies = parts.stream().anyMatch(part -> part.identifies(key));
    Question q =
        parts.stream()
            .flatMap(part -> Stream.ofNullable(part.scope().questions().get(key)))
            .findFirst()
            .orElseThrow();
    return new Question(
        q.type(),
        leaf(key),
        q.label(),
        Texts.NONE,
        Texts.NONE,
        q.choiceList().filter(list -> q.choicesFrom().isEmpty()),
        Optional.empty(),
        q.orOther(),
        Optional.empty(),
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        q.readOnly(),
        q.appearance(),
        q.parameters(),
        identifies ? Privacy.IDENTIFIER : q.privacy(),
        Map.of(),
        Map.of());
  }
}
