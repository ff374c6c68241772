package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * What a condition leaves of a list's items, as far as the list's index can tell: where the
 * condition, or one of those that {@code and} joins in it, is {@code column = value} with a text
 * that is the same for every item. Of several such the one that leaves the fewest. The browser
 * finds them alike.
 *
 * @param rest what else must be true
 */
record Sought(List<DataNode> found, List<Node> rest) {

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
    return part instanceof Node.Operation o && o.operator() == Operator.EQUAL
        ? found(items, o.left(), o.right(), at).or(() -> found(items, o.right(), o.left(), at))
        : Optional.empty();
  }

  private static Optional<List<DataNode>> found(
      ListItems items, Node column, Node value, Evaluation at) {
    if (!isColumn(column) || !isFixed(value)) {
      return Optional.empty();
    }
    Object wanted = value.value(at);
    boolean several = wanted instanceof NodeSet set && set.nodes().size() > 1;
    return !several && Values.single(wanted) instanceof String text
        ? items.with(((Node.Path) column).steps().get(0).test(), text)
        : Optional.empty();
  }

  private static boolean isColumn(Node node) {
    return node instanceof Node.Path path
        && path.base() instanceof Node.Here
        && path.steps().size() == 1
        && path.steps().get(0).isPlain();
  }

  /** A text, or an answer seen from the question. */
  private static boolean isFixed(Node node) {
    return node instanceof Node.Text
        || node instanceof Node.Path path
            && path.base() instanceof Node.Current
            && path.steps().stream().allMatch(Step::isPlain);
  }
}
