package org.fieldvoice.questionnaire.expression;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;

/** The operators between two operands, by growing {@code level}: a higher one binds closer. */
public enum Operator {
  OR("or", 0, (l, r, at) -> at.truth(l) || at.truth(r)),
  AND("and", 1, (l, r, at) -> at.truth(l) && at.truth(r)),
  EQUAL("=", 2, (l, r, at) -> any(l, r, at, (a, b) -> Values.equal(a, b, at.dates))),
  UNEQUAL("!=", 2, (l, r, at) -> any(l, r, at, (a, b) -> !Values.equal(a, b, at.dates))),
  AT_MOST("<=", 3, (l, r, at) -> any(l, r, at, (a, b) -> compare(a, b, at) <= 0)),
  AT_LEAST(">=", 3, (l, r, at) -> any(r, l, at, (b, a) -> compare(b, a, at) <= 0)),
  LESS("<", 3, (l, r, at) -> any(l, r, at, (a, b) -> compare(a, b, at) < 0)),
  MORE(">", 3, (l, r, at) -> any(r, l, at, (b, a) -> compare(b, a, at) < 0)),
  PLUS("+", 4, numbers((a, b) -> a + b)),
  MINUS("-", 4, numbers((a, b) -> a - b)),
  TIMES("*", 5, numbers((a, b) -> a * b)),
  DIVIDED("div", 5, numbers((a, b) -> a / b)),
  REMAINDER("mod", 5, numbers((a, b) -> a % b)),
  UNION("|", 6, Operator::union);

  static final int LEVELS = 7;

  private interface Meaning {
    Object of(Node left, Node right, Evaluation at);
  }

  private final String sign;
  private final int level;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Meaning meaning;

  Operator(String sign, int level, Meaning meaning) {
    this.sign = sign;
    this.level = level;
    this.meaning = meaning;
  }

  public String sign() {
    return sign;
  }

  /** How closely it binds: operands of a lower level need brackets. */
  public int level() {
    return level;
  }

  boolean isWord() {
    return Character.isLetter(sign.charAt(0));
  }

  static List<Operator> atLevel(int level) {
    return Arrays.stream(values()).filter(o -> o.level == level).toList();
  }

  static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(o -> o.sign.equals(sign)).findFirst();
  }

  Object apply(Node left, Node right, Evaluation at) {
    return meaning.of(left, right, at);
  }

  private static Meaning numbers(DoubleBinaryOperator operator) {
    return (l, r, at) -> operator.applyAsDouble(at.number(l), at.number(r));
  }

  /** Negative, 0 or positive; NaN when one of them is no number. */
  private static double compare(Object a, Object b, Evaluation at) {
    double x = Values.number(a, at.dates);
    double y = Values.number(b, at.dates);
    return x == y ? 0 : x - y;
  }

  /** Whether it holds for one value of each side; an empty node-set counts as one empty text. */
  private static boolean any(
      Node left, Node right, Evaluation at, BiPredicate<Object, Object> holds) {
    Object others = right.value(at);
    Object ones = left.value(at);
    if (!areSeveral(ones) && !areSeveral(others)) {
      at.budget.spend(1);
      return holds.test(Values.single(ones), Values.single(others));
    }
    List<Object> a = candidates(ones);
    List<Object> b = candidates(others);
    at.budget.spend(a.size() * Math.min(b.size(), Budget.ONE));
    return a.stream().anyMatch(one -> b.stream().anyMatch(other -> holds.test(one, other)));
  }

  private static boolean areSeveral(Object value) {
    return value instanceof NodeSet set && set.nodes().size() > 1;
  }

  private static List<Object> candidates(Object value) {
    return areSeveral(value)
        ? ((NodeSet) value).nodes().stream().map(DataNode::value).toList()
        : List.of(Values.single(value));
  }

  private static Object union(Node left, Node right, Evaluation at) {
    Set<DataNode> nodes = new LinkedHashSet<>(at.nodes(left).nodes());
    nodes.addAll(at.nodes(right).nodes());
    return new NodeSet(List.copyOf(nodes));
  }
}
