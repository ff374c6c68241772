package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Answered;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Place;
import org.jspecify.annotations.Nullable;

/** Makes a form's items ready: places, keys, resolved trees, order; gathers what can't run. */
final class LogicBuilder {

  /** What a calculation may give anew each time: a value that was sent is kept. */
  private static final Set<String> CHANCE =
      Set.of("random", "randomize", "uuid", "geo-scatter", "now", "today", "once");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  final List<FormItem> items = new ArrayList<>();
  final List<FormItem> order;
  final List<LogicProblem> problems = new ArrayList<>();

  /** Paths to nothing, which count as empty: in each {@code what} is the name that is not there. */
  final List<LogicProblem> doubts = new ArrayList<>();

  private final IdentityHashMap<Place, FormItem> byPlace = new IdentityHashMap<>();

  /** Those whose calculations others set off. */
  private final Set<FormItem> waiting = new HashSet<>();

  LogicBuilder(Form form) {
    FormItem root = add(null, Place.root(), null);
    form.items().forEach(item -> addItem(root, item));
    setKeys();
    items.forEach(this::findTriggers);
    items.forEach(this::resolveAll);
    order = new LogicOrder(items, problems).sorted();
    boolean more = true;
    while (more) {
      more = order.stream().filter(LogicBuilder::markIdentifying).count() > 0;
    }
  }

  private FormItem add(@Nullable FormItem parent, Place place, @Nullable Item item) {
    FormItem added = new FormItem(items.size(), parent, place, item);
    items.add(added);
    byPlace.put(place, added);
    return added;
  }

  private void addItem(FormItem parent, Item item) {
    boolean repeats = item instanceof Group group && group.repeats();
    FormItem added = add(parent, parent.place.add(item.name(), repeats), item);
    if (item instanceof Group group) {
      group.items().forEach(inner -> addItem(added, inner));
    }
  }

  /** The name, or where it stands in several groups of one repeat or form, {@code group/name}. */
  private void setKeys() {
    Map<FormItem, Map<String, Integer>> counts = new HashMap<>();
    List<FormItem> keyed = items.stream().filter(i -> i.question != null || i.repeats()).toList();
    keyed.forEach(
        i ->
            counts
                .computeIfAbsent(i.scope(), s -> new HashMap<>())
                .merge(i.name(), 1, Integer::sum));
    for (FormItem item : keyed) {
      boolean alone = counts.getOrDefault(item.scope(), Map.of()).getOrDefault(item.name(), 0) == 1;
      item.key = alone ? item.name() : item.pathInScope();
    }
    for (FormItem item : items) {
      FormItem scope = item.scope();
      scope.reach.put(item.pathInScope(), item);
      scope.reach.put(item.key.isEmpty() ? item.name() : item.key, item);
    }
  }

  /**
   * Notes what {@code trigger} names; a calculation that nothing sets off is worked out as others.
   */
  private void findTriggers(FormItem item) {
    if (item.question == null || item.question.calculation().isEmpty()) {
      return;
    }
    Matcher matcher = REFERENCE.matcher(item.question.trigger());
    while (matcher.find()) {
      Optional<Place> place = item.place.named(matcher.group(1));
      if (place.isEmpty()) {
        problems.add(
            new LogicProblem(
                item.name(),
                "trigger",
                matcher.start(),
                "There is no question '" + matcher.group(1) + "'",
                "Write the name of the question whose answer sets the calculation off."));
      } else {
        itemAt(place.get()).setsOff.add(item);
        waiting.add(item);
      }
    }
  }

  private void resolveAll(FormItem item) {
    expressions(item).forEach((logic, expression) -> resolve(item, logic, expression));
    Optional.ofNullable(item.question)
        .flatMap(Question::choicesFrom)
        .ifPresent(name -> offer(item, name));
  }

  /** Answers to another question are its choices, as far as its choice filter lets them. */
  private void offer(FormItem item, String name) {
    Optional<Expression> filter = Objects.requireNonNull(item.question).choiceFilter();
    String column = "type";
    try {
      Answered answered = new Answered(item.place, name);
      item.offers = itemAt(answered.question());
      column = Logic.CHOICE_FILTER.column;
      Node tree = answered.tree(filter);
      filter.ifPresent(f -> doubt(item, Logic.CHOICE_FILTER, tree, f));
      put(item, Logic.CHOICE_FILTER, tree);
    } catch (ExpressionException e) {
      problems.add(new LogicProblem(item.name(), column, e.offset(), e.what(), e.hint()));
    }
  }

  private Map<Logic, Expression> expressions(FormItem item) {
    Map<Logic, Expression> found = new LinkedHashMap<>();
    Question q = item.question;
    if (q != null) {
      q.relevant().ifPresent(e -> found.put(Logic.RELEVANT, e));
      Logic calculation = waiting.contains(item) ? Logic.ACTION : Logic.CALCULATION;
      q.calculation().ifPresent(e -> found.put(calculation, e));
      q.dflt().ifPresent(e -> found.put(Logic.DEFAULT, e));
      q.required().ifPresent(e -> found.put(Logic.REQUIRED, e));
      q.constraint().ifPresent(e -> found.put(Logic.CONSTRAINT, e));
      q.choiceFilter()
          .filter(e -> q.choicesFrom().isEmpty())
          .ifPresent(e -> found.put(Logic.CHOICE_FILTER, e));
    }
    Optional.ofNullable(item.group)
        .flatMap(Group::relevant)
        .ifPresent(e -> found.put(Logic.RELEVANT, e));
    Optional.ofNullable(item.group)
        .flatMap(Group::repeat)
        .flatMap(Group.Repeat::count)
        .ifPresent(e -> found.put(Logic.REPEAT_COUNT, e));
    return found;
  }

  private void resolve(FormItem item, Logic logic, Expression expression) {
    try {
      Node tree = item.place.resolve(expression);
      doubt(item, logic, tree, expression);
      put(item, logic, tree);
      if (!isCircle(item, logic, expression)) {
        Objects.requireNonNull(item.needs.get(logic)).remove(item);
      }
      item.byChance |=
          logic == Logic.ACTION
              || logic == Logic.CALCULATION
                  && expression.functions().stream().anyMatch(CHANCE::contains);
    } catch (ExpressionException e) {
      problems.add(new LogicProblem(item.name(), logic.column, e.offset(), e.what(), e.hint()));
    }
  }

  private void put(FormItem item, Logic logic, Node tree) {
    item.trees.put(logic, tree);
    Set<FormItem> needs = new LinkedHashSet<>();
    item.place.dependencies(tree).forEach(p -> needs.add(itemAt(p)));
    item.needs.put(logic, needs);
  }

  /**
   * Whether looking at its own answer leads in a circle: where that decides if it is asked at all,
   * or what it is by its name; not by {@code .}, which is what it was, nor in another instance.
   */
  private static boolean isCircle(FormItem item, Logic logic, Expression expression) {
    return !expression.functions().contains("indexed-repeat")
        && (logic == Logic.RELEVANT
            || logic == Logic.CALCULATION && expression.names().contains(item.name()));
  }

  private void doubt(FormItem item, Logic logic, Node tree, Expression expression) {
    Collection<String> names =
        logic == Logic.CHOICE_FILTER ? item.place.nowhereInFilter(tree) : item.place.nowhere(tree);
    names.forEach(
        name ->
            doubts.add(
                new LogicProblem(
                    item.name(),
                    logic.column,
                    Math.max(0, expression.text().indexOf(name)),
                    name,
                    "")));
  }

  private FormItem itemAt(Place place) {
    FormItem item = byPlace.get(place);
    if (item == null) {
      throw new IllegalStateException("A place of another form: " + place.name());
    }
    return item;
  }

  /**
   * A calculation made from an identifier identifies as well, and so does a choice among such.
   *
   * @return true where that is new
   */
  private static boolean markIdentifying(FormItem item) {
    boolean before = item.identifying;
    boolean from =
        Stream.of(Logic.CALCULATION, Logic.ACTION)
            .flatMap(logic -> item.needs.getOrDefault(logic, Set.of()).stream())
            .anyMatch(n -> n.identifying);
    boolean among = item.offers != null && item.offers.identifying;
    item.identifying |= item.isCalculated() && from || among;
    return item.identifying != before;
  }
}
