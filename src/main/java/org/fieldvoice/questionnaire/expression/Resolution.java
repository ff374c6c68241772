package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * Turns {@code ${name}}, absolute paths, {@code indexed-repeat} and the {@code -if} functions of
 * repeats into paths from one place of a form.
 */
final class Resolution {

  /** The rank of an instance that isn't there, as SurveyCTO has it. */
  private static final double NO_RANK = 999;

  private final Place place;
  private final String text;

  Resolution(Place place, String text) {
    this.place = place;
    this.text = text;
  }

  Node resolve(Node node) {
    if (node instanceof Node.Reference reference) {
      return reference(reference.name());
    }
    if (node instanceof Node.Operation o) {
      return new Node.Operation(o.operator(), resolve(o.left()), resolve(o.right()));
    }
    if (node instanceof Node.Negation negation) {
      return new Node.Negation(resolve(negation.operand()));
    }
    if (node instanceof Node.Call call) {
      return switch (call.function()) {
        case "indexed-repeat" -> indexed(call.arguments());
        case "index" -> index();
        case "rank-index", "rank-index-if" -> rank(call.arguments());
        case "count-if", "sum-if", "min-if", "max-if" ->
            new Node.Call(call.function().replace("-if", ""), List.of(those(call.arguments(), 0)));
        case "join-if" ->
            new Node.Call(
                "join", List.of(resolve(call.arguments().get(0)), those(call.arguments(), 1)));
        default -> new Node.Call(call.function(), all(call.arguments()));
      };
    }
    if (node instanceof Node.Filter filter) {
      return filter(resolve(filter.base()), all(filter.conditions()));
    }
    return node instanceof Node.Path path ? path(path) : node;
  }

  private List<Node> all(List<Node> nodes) {
    return nodes.stream().map(this::resolve).toList();
  }

  private static Node from(List<Step> steps) {
    return steps.isEmpty()
        ? new Node.Current()
        : new Node.Path(new Node.Current(), List.copyOf(steps));
  }

  Place named(String name) {
    return place
        .named(name)
        .orElseThrow(
            () -> {
              int offset = Math.max(0, text.indexOf(name));
              return new ExpressionException(
                  offset,
                  "There is no question '" + name + "'",
                  "Write the name of a question, group or repeat of this form.");
            });
  }

  private Node reference(String name) {
    if (Expression.isAlwaysEmpty(name) && place.named(name).isEmpty()) {
      return new Node.Text("");
    }
    return from(stepsTo(named(name)));
  }

  private List<Step> stepsTo(Place target) {
    return place.stepsTo(target, target.parent().orElse(target));
  }

  /** {@code ${child}[…]} tests the repeat's instances in the step that reaches them. */
  private static Node filter(Node base, List<Node> conditions) {
    if (base instanceof Node.Path path && path.base() instanceof Node.Current) {
      List<Step> steps = new ArrayList<>(path.steps());
      Step last = steps.get(steps.size() - 1);
      steps.set(steps.size() - 1, new Step(last.test(), conditions));
      boolean single = steps.stream().limit(steps.size() - 1L).allMatch(s -> s.test().equals(".."));
      if (single && last.isPlain() && !last.test().equals("..")) {
        return new Node.Path(path.base(), List.copyOf(steps));
      }
    }
    return new Node.Filter(base, conditions);
  }

  private Node path(Node.Path path) {
    List<Step> steps =
        path.steps().stream().map(s -> new Step(s.test(), all(s.conditions()))).toList();
    if (path.base() instanceof Node.Root) {
      return absolute(steps);
    }
    Node base = resolve(path.base());
    if (base instanceof Node.Path start && start.base() instanceof Node.Current) {
      List<Step> whole = new ArrayList<>(start.steps());
      whole.addAll(steps);
      return from(whole);
    }
    return new Node.Path(base, steps);
  }

  /**
   * The first step is the form's root; the longest run of plain names that the form knows is
   * shortened.
   */
  private Node absolute(List<Step> steps) {
    Place target = place;
    while (target.parent().isPresent()) {
      target = target.parent().get();
    }
    int known = 1;
    while (known < steps.size() && steps.get(known).isPlain()) {
      Optional<Place> next = target.child(steps.get(known).test());
      if (next.isEmpty()) {
        break;
      }
      target = next.get();
      known++;
    }
    List<Step> whole =
        new ArrayList<>(known == steps.size() ? stepsTo(target) : place.stepsTo(target, target));
    whole.addAll(steps.subList(Math.min(known, steps.size()), steps.size()));
    return from(whole);
  }

  /**
   * {@code indexed-repeat(${age}, ${child}, 2)} is the path to {@code age} through {@code
   * child[2]}.
   */
  private Node indexed(List<Node> arguments) {
    Place target = placeOf(arguments.get(0));
    Place outermost = placeOf(arguments.get(1));
    List<Step> steps = place.stepsTo(target, outermost.parent().orElse(outermost));
    for (int i = 1; i + 1 < arguments.size(); i += 2) {
      Place repeat = placeOf(arguments.get(i));
      int index = steps.size() - 1 - (target.depth() - repeat.depth());
      if (!target.isIn(repeat) || index < 0) {
        throw new ExpressionException(
            0,
            "'" + repeat.name() + "' is not around '" + target.name() + "'",
            "Name the repeat that the question is in.");
      }
      steps.set(index, steps.get(index).with(isAt(resolve(arguments.get(i + 1)))));
    }
    return from(steps);
  }

  /**
   * {@code sum-if(${age}, ${sex} = 'f')} adds up the ages of the instances for which the condition
   * holds: of {@code age} in {@code child[sex = 'f']}.
   *
   * @param at which argument names the repeat, or a question in it; the condition follows
   */
  private Node those(List<Node> arguments, int at) {
    Place target = placeOf(arguments.get(at));
    Place repeat = repeatAround(target);
    return through(repeat, tested(repeat, arguments.get(at + 1)), target);
  }

  /** Whether a condition holds for the instance of a repeat that is looked at. */
  private Node tested(Place repeat, Node written) {
    Node condition = new Resolution(repeat, text).resolve(written);
    if (References.hasConditions(condition)) {
      throw new ExpressionException(
          0,
          "The condition on '" + repeat.name() + "' looks into another list",
          "Calculate that in the repeat first, and name the calculation here.");
    }
    return new Node.Call(
        "boolean", List.of(swapped(condition, new Node.Current(), new Node.Here())));
  }

  static Place repeatAround(Place target) {
    Place repeat = target;
    while (!repeat.repeats()) {
      repeat =
          repeat
              .parent()
              .orElseThrow(
                  () ->
                      new ExpressionException(
                          0,
                          "'" + target.name() + "' stands in no repeat",
                          "Name a repeat, or a question in one."));
    }
    return repeat;
  }

  /** The path to a target in those instances of a repeat for which a condition holds. */
  private Node through(Place repeat, Node condition, Place target) {
    List<Step> steps = place.stepsTo(target, repeat.parent().orElse(repeat));
    int index = steps.size() - 1 - (target.depth() - repeat.depth());
    steps.set(index, steps.get(index).with(condition));
    return from(steps);
  }

  /**
   * {@code rank-index(2, ${score})}: how many instances have a higher score than the second, and
   * one; 999 where the second has none. {@code rank-index-if} looks only at those for which a
   * condition holds.
   */
  private Node rank(List<Node> arguments) {
    Place target = placeOf(arguments.get(1));
    Place repeat = repeatAround(target);
    UnaryOperator<Node> among =
        arguments.size() < 3 ? UnaryOperator.identity() : and(tested(repeat, arguments.get(2)));
    Node one = through(repeat, among.apply(isAt(resolve(arguments.get(0)))), target);
    Node other = new Node.Path(new Node.Here(), repeat.stepsTo(target, target));
    Node higher =
        through(repeat, among.apply(new Node.Operation(Operator.MORE, other, one)), repeat);
    Node number = new Node.Call("number", List.of(one));
    return new Node.Call(
        "if",
        List.of(
            new Node.Operation(Operator.EQUAL, number, number),
            new Node.Operation(
                Operator.PLUS, new Node.Call("count", List.of(higher)), new Node.Numeral(1.0)),
            new Node.Numeral(NO_RANK)));
  }

  private static UnaryOperator<Node> and(Node condition) {
    return other -> new Node.Operation(Operator.AND, other, condition);
  }

  /** {@code index()} is the position of the nearest instance around. */
  private Node index() {
    List<Step> steps = new ArrayList<>();
    Place around = place;
    while (!around.repeats()) {
      steps.add(Step.PARENT);
      around =
          around
              .parent()
              .orElseThrow(
                  () ->
                      new ExpressionException(
                          Math.max(0, text.indexOf("index")),
                          "index() stands in no repeat",
                          "Write position(..) or indexed-repeat in a question of a repeat."));
    }
    return new Node.Call("position", List.of(from(steps)));
  }

  private Place placeOf(Node node) {
    if (node instanceof Node.Reference reference) {
      return named(reference.name());
    }
    return place.dependencies(resolve(node)).stream()
        .reduce((first, last) -> last)
        .orElseThrow(
            () ->
                new ExpressionException(
                    0,
                    "indexed-repeat needs a question and its repeat",
                    "Write indexed-repeat(${question}, ${repeat}, number)."));
  }

  /** Where {@code .} means the place of the expression, whatever condition it is put into. */
  private static Node isAt(Node index) {
    Node position = new Node.Call("position", List.of());
    Node fixed = swapped(index, new Node.Here(), new Node.Current());
    return new Node.Operation(Operator.EQUAL, position, new Node.Call("int", List.of(fixed)));
  }

  /** The same tree that begins elsewhere, but for the conditions in it. */
  static Node swapped(Node node, Node start, Node other) {
    if (node.equals(start)) {
      return other;
    }
    if (node instanceof Node.Operation o) {
      return new Node.Operation(
          o.operator(), swapped(o.left(), start, other), swapped(o.right(), start, other));
    }
    if (node instanceof Node.Negation negation) {
      return new Node.Negation(swapped(negation.operand(), start, other));
    }
    if (node instanceof Node.Call call) {
      return new Node.Call(
          call.function(), call.arguments().stream().map(a -> swapped(a, start, other)).toList());
    }
    if (node instanceof Node.Filter filter) {
      return new Node.Filter(swapped(filter.base(), start, other), filter.conditions());
    }
    return node instanceof Node.Path path
        ? new Node.Path(swapped(path.base(), start, other), path.steps())
        : node;
  }
}
