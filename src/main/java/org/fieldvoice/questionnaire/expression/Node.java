package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an expression's tree. {@code ${name}} and absolute paths depend on where the expression
 * stands in its form; {@link Place#resolve} turns both into paths from {@link Current}, and only
 * then can a tree be evaluated.
 */
public sealed interface Node {

  /** A {@code String}, {@code Double}, {@code Boolean} or node-set. */
  Object value(Evaluation at);

  /** A literal text. */
  record Text(String value) implements Node {

    @Override
    public Object value(Evaluation at) {
      return value;
    }
  }

  /** A literal number. */
  record Numeral(Double value) implements Node {

    @Override
    public Object value(Evaluation at) {
      return value;
    }
  }

  /** {@code ${name}}: the question, group or repeat of that name. */
  record Reference(String name) implements Node {

    @Override
    public Object value(Evaluation at) {
      throw new IllegalStateException("${" + name + "} was not resolved");
    }
  }

  /** {@code .}: the context node, which inside a condition is the node being tested. */
  record Here() implements Node {

    @Override
    public Object value(Evaluation at) {
      return new NodeSet(List.of(at.here));
    }
  }

  /** {@code current()}: the node that the whole expression belongs to. */
  record Current() implements Node {

    @Override
    public Object value(Evaluation at) {
      return new NodeSet(List.of(at.current));
    }
  }

  /** The start of an absolute path. */
  record Root() implements Node {

    @Override
    public Object value(Evaluation at) {
      throw new IllegalStateException("An absolute path was not resolved");
    }
  }

  /** Steps from the nodes of {@code base}. */
  record Path(Node base, List<Step> steps) implements Node {

    @Override
    public Object value(Evaluation at) {
      return at.walk(at.nodes(base).nodes(), steps);
    }
  }

  /** The nodes of {@code base}, taken together, that fulfil each condition in turn. */
  record Filter(Node base, List<Node> conditions) implements Node {

    @Override
    public Object value(Evaluation at) {
      return new NodeSet(at.filter(at.nodes(base).nodes(), conditions));
    }
  }

  record Call(String function, List<Node> arguments) implements Node {

    @Override
    public Object value(Evaluation at) {
      return Functions.call(function, new Arguments(arguments, at));
    }
  }

  record Operation(Operator operator, Node left, Node right) implements Node {

    @Override
    public Object value(Evaluation at) {
      return operator.apply(left, right, at);
    }
  }

  record Negation(Node operand) implements Node {

    @Override
    public Object value(Evaluation at) {
      return -at.number(operand);
    }
  }

  /**
   * One step of a path.
   *
   * @param test a child's name, {@code *} for all children, {@code ..} for the parent, {@code .}
   *     for the node itself
   */
  record Step(String test, List<Node> conditions) {

    static final Step PARENT = new Step("..", List.of());

    static Step named(String name) {
      return new Step(name, List.of());
    }

    boolean isPlain() {
      return conditions.isEmpty();
    }

    Step with(Node condition) {
      List<Node> more = new ArrayList<>(conditions);
      more.add(condition);
      return new Step(test, List.copyOf(more));
    }
  }
}
