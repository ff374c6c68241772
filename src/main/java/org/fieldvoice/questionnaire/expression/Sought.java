package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * What a condition leaves of a list's items, as far as the list's index can tell: where the
 * condition, or one of those that {@code and} joins in it, is {@code column = value} or {@code
 * number(column) = value} with a value that is the same for every item, or several of these that
 * {@code or} joins. Of all such the one that leaves the fewest. The browser seeks texts alike.
 *
 * @param rest what else must be true
 */
record Sought(List<DataNode> found, List<Node> rest) {

  private static final Set<String> NUMBER = Set.of("number");

  /** Functions of nothing but their arguments, which choice filters use. */
  private static final Set<String> SAME_FOR_ALL =
      Set.of("number", "string", "int", "concat", "substr", "coalesce", "if", "selected-at");

  private static final Set<Operator> ARITHMETIC =
      EnumSet.of(
          Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDED, Operator.REMAINDER);

  static Optional<Sought> in(List<? extends DataNode> nodes, Node condition, Evaluation at) {
    return nodes instanceof ListItems items ? in(items, parts(condition), at) : Optional.empty();
  }

  private static Optional<Sought> in(ListItems items, List<Node> parts, Evaluation at) {
    Optional<Sought> fewest = Optional.empty();
    for (int i = 0; i < parts.size(); i++) {
      Optional<List<DataNode>> found = found(items, parts.get(i), at);
      if (found.isPresent() && found.get().size() < fewest.map(Sought::size).orElse(1 << 30)) {
        List<Node> rest = new ArrayList<>(parts);
        rest.remove(i);
        fewest = Optional.of(new Sought(found.get(), rest));
      }
    }
    return fewest;
  }

  private int size() {
    return found.size();
  }

  private static List<Node> parts(Node condition) {
    if (condition instanceof Node.Operation o && o.operator() == Operator.AND) {
      return Stream.of(o.left(), o.right()).flatMap(side -> parts(side).stream()).toList();
    }
    return condition instanceof Node.Call call && call.function().equals("boolean")
        ? parts(call.arguments().get(0))
        : List.of(condition);
  }

  private static Optional<List<DataNode>> found(ListItems items, Node part, Evaluation at) {
    if (!(part instanceof Node.Operation o)) {
      return Optional.empty();
    }
    return switch (o.operator()) {
      case EQUAL ->
          found(items, o.left(), o.right(), at).or(() -> found(items, o.right(), o.left(), at));
      case OR ->
          found(items, o.left(), at)
              .flatMap(one -> found(items, o.right(), at).map(other -> together(one, other)));
      default -> Optional.empty();
    };
  }

  private static List<DataNode> together(List<DataNode> one, List<DataNode> other) {
    SortedMap<Integer, DataNode> all = new TreeMap<>();
    one.forEach(item -> all.put(item.position(), item));
    other.forEach(item -> all.put(item.position(), item));
    return List.copyOf(all.values());
  }

  private static Optional<List<DataNode>> found(
      ListItems items, Node column, Node value, Evaluation at) {
    boolean counted = isCall(column, NUMBER);
    Node path = counted ? ((Node.Call) column).arguments().get(0) : column;
    if (!isColumn(path) || !isFixed(value)) {
      return Optional.empty();
    }
    Object wanted = value.value(at);
    boolean several = wanted instanceof NodeSet set && set.nodes().size() > 1;
    return several
        ? Optional.empty()
        : found(
            items,
            ((Node.Path) path).steps().get(0).test(),
            counted ? Values.number(wanted, at.dates) : Values.single(wanted));
  }

  private static Optional<List<DataNode>> found(ListItems items, String column, Object wanted) {
    if (wanted instanceof Double number) {
      return items.with(column, number);
    }
    return wanted instanceof String text ? items.with(column, text) : Optional.empty();
  }

  private static boolean isCall(Node node, Set<String> functions) {
    return node instanceof Node.Call call
        && !call.arguments().isEmpty()
        && functions.contains(call.function());
  }

  private static boolean isColumn(Node node) {
    return node instanceof Node.Path path
        && path.base() instanceof Node.Here
        && path.steps().size() == 1
        && path.steps().get(0).isPlain();
  }

  /** A text, a number, an answer seen from the question, and what is made of them. */
  private static boolean isFixed(Node node) {
    if (node instanceof Node.Operation o) {
      return ARITHMETIC.contains(o.operator()) && isFixed(o.left()) && isFixed(o.right());
    }
    if (node instanceof Node.Negation negation) {
      return isFixed(negation.operand());
    }
    return node instanceof Node.Text
        || node instanceof Node.Numeral
        || isCall(node, SAME_FOR_ALL)
            && ((Node.Call) node).arguments().stream().allMatch(Sought::isFixed)
        || node instanceof Node.Path path
            && path.base() instanceof Node.Current
            && path.steps().stream().allMatch(Step::isPlain);
  }
}
