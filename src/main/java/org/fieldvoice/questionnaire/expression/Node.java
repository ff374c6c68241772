package org.fieldvoice.questionnaire.expression;

import java.util.List;

/**
 * A part of an expression's tree. {@code ${name}} and absolute paths depend on where the expression
 * stands in its form; publication turns both into paths from {@link Current}.
 */
public sealed interface Node {

  /** A literal text. */
  record Text(String value) implements Node {}

  /** A literal number. */
  record Numeral(double value) implements Node {}

  /** {@code ${name}}: the question, group or repeat of that name. */
  record Reference(String name) implements Node {}

  /** {@code .}: the context node, which inside a condition is the node being tested. */
  record Here() implements Node {}

  /** {@code current()}: the node that the whole expression belongs to. */
  record Current() implements Node {}

  /** The start of an absolute path. */
  record Root() implements Node {}

  /** Steps from the nodes of {@code base}. */
  record Path(Node base, List<Step> steps) implements Node {}

  /** The nodes of {@code base}, taken together, that fulfil each condition in turn. */
  record Filter(Node base, List<Node> conditions) implements Node {}

  record Call(String function, List<Node> arguments) implements Node {}

  record Operation(Operator operator, Node left, Node right) implements Node {}

  record Negation(Node operand) implements Node {}

  /**
   * One step of a path.
   *
   * @param test a child's name, {@code *} for all children, {@code ..} for the parent, {@code .}
   *     for the node itself
   */
  record Step(String test, List<Node> conditions) {

    static final Step PARENT = new Step("..", List.of());

    boolean isPlain() {
      return conditions.isEmpty();
    }
  }
}
