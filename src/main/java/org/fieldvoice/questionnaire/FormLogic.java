package org.fieldvoice.questionnaire;

import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * A form made ready for fillings, once: keys, resolved expressions, and the order in which
 * everything that depends on answers is worked out. Immutable and shared by all fillings of the
 * form.
 */
public final class FormLogic {

  /** Asked for once: each static method of {@code Json} looks for a provider anew. */
  static final JsonProvider JSON = JsonProvider.provider();

  private final Form form;
  private final List<FormItem> items;
  private final List<FormItem> order;
  private final Map<Item, FormItem> byItem = new IdentityHashMap<>();
  private final Map<String, ListNode.Document> lists = new HashMap<>();

  private FormLogic(Form form, LogicBuilder built) {
    this.form = form;
    this.items = List.copyOf(built.items);
    this.order = built.order;
    items.forEach(
        item ->
            Stream.<Item>of(item.question, item.group)
                .filter(Objects::nonNull)
                .forEach(one -> byItem.putIfAbsent(one, item)));
    Map<String, Set<String>> choiceNames = new HashMap<>();
    form.choiceLists()
        .forEach(
            (name, list) -> {
              lists.put(name, ListNode.Document.of(list, form.defaultLanguage()));
              choiceNames.put(name, list.names());
            });
    items.forEach(
        item ->
            Optional.ofNullable(item.question)
                .flatMap(Question::choiceList)
                .ifPresent(list -> item.choiceNames = choiceNames.get(list)));
  }

  /**
   * @throws IllegalArgumentException for a form that has {@link #problems}
   */
  public static FormLogic of(Form form) {
    LogicBuilder built = new LogicBuilder(form);
    if (!built.problems.isEmpty()) {
      throw new IllegalArgumentException("The form's logic can't run: " + built.problems);
    }
    return new FormLogic(form, built);
  }

  /** References to nothing, and calculations in a circle with the chain of their names. */
  public static List<LogicProblem> problems(Form form) {
    return check(form).problems();
  }

  /**
   * What stands in the way of a form's logic, and what in it is likely meant otherwise.
   *
   * @param doubts paths that lead to nothing, and so are empty: {@code what} is the name that is
   *     not there
   */
  public record Checked(List<LogicProblem> problems, List<LogicProblem> doubts) {}

  /** Both of them, in one go. */
  public static Checked check(Form form) {
    LogicBuilder built = new LogicBuilder(form);
    return new Checked(List.copyOf(built.problems), List.copyOf(built.doubts));
  }

  public Form form() {
    return form;
  }

  /**
   * Its key in the answers document: the name, or {@code group/name} where the name alone is not
   * enough.
   */
  public String key(Question question) {
    return item(question).key;
  }

  /**
   * The key of a repeat's entries in the answers document; empty for a group that does not repeat.
   */
  public String key(Group group) {
    return item(group).key;
  }

  /**
   * An item's own part of its path: a question's or repeat's key, a group's names from its scope.
   */
  public String step(Item item) {
    FormItem found = item(item);
    return found.key.isEmpty() ? found.pathInScope() : found.key;
  }

  /** True for the questions whose answers go to the vault, and the calculations made from them. */
  public boolean isIdentifying(Question question) {
    return item(question).identifying;
  }

  /** The first question of this name. */
  public Optional<Question> question(String name) {
    return items.stream()
        .flatMap(i -> Optional.ofNullable(i.question).stream())
        .filter(q -> q.name().equals(name))
        .findFirst();
  }

  /**
   * An expression's tree for the item at a path of names, {@code child/child_age} or only {@code
   * child_age}, as the browser evaluates it there; empty when nothing stands there.
   *
   * @throws org.fieldvoice.questionnaire.expression.ExpressionException when it refers to nothing
   */
  public Optional<Node> resolve(Expression expression, String path) {
    return itemAt(path).map(item -> item.place.resolve(expression));
  }

  /**
   * The item at a path, whose instances are left out, or at a name; the form itself for an empty
   * one.
   */
  Optional<FormItem> itemAt(String path) {
    String wanted = path.replaceAll("\\[\\d+]", "");
    return items.stream()
        .filter(item -> wanted.equals(item.fullKey()) || wanted.equals(item.fullPath()))
        .findFirst()
        .or(() -> items.stream().filter(item -> wanted.equals(item.name())).findFirst());
  }

  /** Of this very form, or one like it. */
  private FormItem item(Item wanted) {
    FormItem known = byItem.get(wanted);
    return known != null
        ? known
        : items.stream()
            .filter(i -> wanted.equals(i.question) || wanted.equals(i.group))
            .findFirst()
            .orElseThrow();
  }

  List<FormItem> items() {
    return items;
  }

  FormItem root() {
    return items.get(0);
  }

  /** Every item after those that it looks at. */
  List<FormItem> order() {
    return order;
  }

  /** The first choice of a list that has this name. */
  Optional<ChoiceList.Choice> choice(String list, String name) {
    return Optional.ofNullable(lists.get(list)).flatMap(found -> found.columns().named(name));
  }

  /** A list by its name; one from a file goes by the file's name without its ending, too. */
  Optional<ListNode.Document> list(String name) {
    return Stream.of("", ".csv", ".xml", ".geojson")
        .flatMap(ending -> Optional.ofNullable(lists.get(name + ending)).stream())
        .findFirst();
  }
}
