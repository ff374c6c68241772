package org.fieldvoice.questionnaire.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fieldvoice.questionnaire.edit.Uses.Use;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Node.Step;
import org.fieldvoice.questionnaire.expression.Operator;
import org.jspecify.annotations.Nullable;

/** The texts and path steps of an expression in the order in which they are written. */
final class Literals {

  private static final Set<Operator> EQUALITIES = Set.of(Operator.EQUAL, Operator.UNEQUAL);

  private final Uses uses;
  private final Use use;
  private final List<Literal> found = new ArrayList<>();
  private final List<Named> steps = new ArrayList<>();

  /**
   * A text in quotes.
   *
   * @param question whose answer it is compared with, where that is plain to see
   * @param plain whether it is plain what it is compared with: a question, or a column of a list
   */
  record Literal(String text, @Nullable Row question, boolean plain) {}

  /** A path's step by its name, and the rows that it leads to. */
  record Named(String name, Collection<Row> rows) {}

  Literals(Uses uses, Use use) {
    this.uses = uses;
    this.use = use;
  }

  List<Literal> of(Node tree) {
    walk(tree, new Node.Here());
    return found;
  }

  List<Named> stepsOf(Node tree) {
    walk(tree, new Node.Here());
    return steps;
  }

  /** Here is what {@code .} stands for: inside a condition the path that is being tested. */
  private void walk(Node node, Node here) {
    if (node instanceof Node.Text text) {
      found.add(new Literal(text.value(), null, false));
    } else if (node instanceof Node.Operation operation) {
      operation(operation, here);
    } else if (node instanceof Node.Negation negation) {
      walk(negation.operand(), here);
    } else if (node instanceof Node.Call call) {
      call(call, here);
    } else if (node instanceof Node.Filter filter) {
      walk(filter.base(), here);
      Node tested = plain(filter, here);
      filter.conditions().forEach(c -> walk(c, tested));
    } else if (node instanceof Node.Path path) {
      path(path, here);
    }
  }

  private void path(Node.Path path, Node here) {
    walk(path.base(), here);
    Node base = plain(path.base(), here);
    List<Step> before = new ArrayList<>();
    for (Step step : path.steps()) {
      before.add(new Step(step.test(), List.of()));
      Node reached = joined(base, before);
      steps.add(new Named(step.test(), uses.rowsOf(use, reached)));
      step.conditions().forEach(c -> walk(c, reached));
    }
  }

  private void operation(Node.Operation operation, Node here) {
    boolean equality = EQUALITIES.contains(operation.operator());
    if (equality && operation.left() instanceof Node.Text text) {
      compared(text, operation.right(), here);
      walk(operation.right(), here);
    } else if (equality && operation.right() instanceof Node.Text text) {
      walk(operation.left(), here);
      compared(text, operation.left(), here);
    } else {
      walk(operation.left(), here);
      walk(operation.right(), here);
    }
  }

  private void call(Node.Call call, Node here) {
    List<Node> arguments = call.arguments();
    boolean two = arguments.size() == 2;
    if (call.function().equals("selected") && two && arguments.get(1) instanceof Node.Text text) {
      walk(arguments.get(0), here);
      compared(text, arguments.get(0), here);
    } else if (call.function().equals("jr:choice-name")
        && two
        && arguments.get(0) instanceof Node.Text text) {
      compared(text, arguments.get(1), here);
      walk(arguments.get(1), here);
    } else {
      arguments.forEach(argument -> walk(argument, here));
    }
  }

  private void compared(Node.Text text, Node with, Node here) {
    boolean path =
        with instanceof Node.Path || with instanceof Node.Reference || with instanceof Node.Here;
    Row question =
        path
            ? uses.rowsOf(use, plain(with, here)).stream()
                .filter(r -> uses.listOf(r).isPresent())
                .findFirst()
                .orElse(null)
            : null;
    boolean known = path && !uses.rowsOf(use, plain(with, here)).isEmpty();
    found.add(new Literal(text.value(), question, known));
  }

  /** A path without conditions that starts where {@code .} does. */
  private static Node plain(Node node, Node here) {
    if (node instanceof Node.Here) {
      return here;
    }
    if (node instanceof Node.Filter filter) {
      return plain(filter.base(), here);
    }
    if (node instanceof Node.Path path) {
      return joined(
          plain(path.base(), here),
          path.steps().stream().map(s -> new Step(s.test(), List.of())).toList());
    }
    return node;
  }

  private static Node joined(Node base, List<Step> steps) {
    if (base instanceof Node.Path path) {
      List<Step> all = new ArrayList<>(path.steps());
      all.addAll(steps);
      return new Node.Path(path.base(), List.copyOf(all));
    }
    return new Node.Path(base, List.copyOf(steps));
  }
}
