package org.fieldvoice.questionnaire.xform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.expression.Answered;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Operator;
import org.fieldvoice.questionnaire.expression.Place;

/**
 * An expression as the XPath of its place. A reference becomes an absolute path, except to what is
 * in the same instance of a repeat: that is reached from where the expression stands.
 */
final class XPath {

  private static final String LAST_SAVED = "last-saved#";

  /** Inside a condition, where {@code .} is the node being tested. */
  private static final String FROM_CONDITION = "current()/";

  /** Words of other tools, which are paths once they are resolved. */
  private static final Set<String> OF_REPEATS =
      Set.of(
          "index",
          "count-if",
          "sum-if",
          "min-if",
          "max-if",
          "join-if",
          "rank-index",
          "rank-index-if");

  private final Layout layout;
  private final Place place;

  XPath(Layout layout, Place place) {
    this.layout = layout;
    this.place = place;
  }

  String of(Expression expression) {
    return print(expression.tree(), "");
  }

  /** A condition that is tested on each item of a list. */
  String condition(Expression expression) {
    return print(expression.tree(), FROM_CONDITION);
  }

  /** The path that {@code ${name}} stands for. */
  String reference(String name) {
    return reference(name, "");
  }

  private String print(Node node, String from) {
    if (node instanceof Node.Text text) {
      return quoted(text.value());
    }
    if (node instanceof Node.Numeral number) {
      return Expression.asText(number.value());
    }
    if (node instanceof Node.Reference reference) {
      return reference(reference.name(), from);
    }
    if (node instanceof Node.Operation operation) {
      return operation(operation, from);
    }
    if (node instanceof Node.Negation negation) {
      boolean simple =
          !(negation.operand() instanceof Node.Operation
              || negation.operand() instanceof Node.Negation);
      String operand = print(negation.operand(), from);
      return simple ? "-" + operand : "-(" + operand + ")";
    }
    if (node instanceof Node.Call call) {
      return call(call, from);
    }
    if (node instanceof Node.Filter filter) {
      return base(filter.base(), from) + conditions(filter.conditions());
    }
    if (node instanceof Node.Path path) {
      return path(path, from);
    }
    return node instanceof Node.Current ? "current()" : node instanceof Node.Here ? "." : "/";
  }

  private String operation(Node.Operation operation, String from) {
    Operator operator = operation.operator();
    String left = print(operation.left(), from);
    String right = print(operation.right(), from);
    if (level(operation.left()) < operator.level()) {
      left = "(" + left + ")";
    }
    if (level(operation.right()) <= operator.level()) {
      right = "(" + right + ")";
    }
    return left + " " + operator.sign() + " " + right;
  }

  private static int level(Node node) {
    return node instanceof Node.Operation operation
        ? operation.operator().level()
        : Integer.MAX_VALUE;
  }

  private String call(Node.Call call, String from) {
    if (OF_REPEATS.contains(call.function())) {
      return print(place.resolve(new Expression("", call)), from);
    }
    List<Node> arguments = call.arguments();
    StringBuilder text = new StringBuilder(call.function()).append('(');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(argument(call.function(), i, arguments.get(i), from));
    }
    return text.append(')').toString();
  }

  /** Some functions take a path as it is, not what stands there. */
  private String argument(String function, int index, Node argument, String from) {
    if (function.equals("indexed-repeat")
        && (index == 0 || index % 2 == 1)
        && argument instanceof Node.Reference reference) {
      return layout.path(named(reference.name()));
    }
    if (function.equals("jr:choice-name") && index == 1 && argument instanceof Node.Text text) {
      return quoted(layout.withPaths(text.value(), place));
    }
    return print(argument, from);
  }

  private String path(Node.Path path, String from) {
    if (path.base() instanceof Node.Root) {
      List<Node.Step> inside = path.steps().subList(1, path.steps().size());
      return "/" + layout.root() + (inside.isEmpty() ? "" : "/" + steps(inside));
    }
    return path.base() instanceof Node.Here
        ? steps(path.steps())
        : base(path.base(), from) + "/" + steps(path.steps());
  }

  private String base(Node base, String from) {
    boolean plain = !(base instanceof Node.Operation || base instanceof Node.Negation);
    return plain ? print(base, from) : "(" + print(base, from) + ")";
  }

  private String steps(List<Node.Step> steps) {
    return steps.stream()
        .map(step -> Spelling.of(step.test()) + conditions(step.conditions()))
        .collect(Collectors.joining("/"));
  }

  private String conditions(List<Node> conditions) {
    return conditions.stream()
        .map(condition -> "[" + print(condition, FROM_CONDITION) + "]")
        .collect(Collectors.joining());
  }

  private String reference(String name, String from) {
    if (name.startsWith(LAST_SAVED)) {
      String saved = name.substring(LAST_SAVED.length());
      return "instance('" + Lists.LAST_SAVED + "')" + layout.path(named(saved));
    }
    if (Expression.isAlwaysEmpty(name) && place.named(name).isEmpty()) {
      return "/" + layout.root() + "/meta/" + name;
    }
    Place target = named(name);
    Node resolved = place.resolve(new Expression(name, new Node.Reference(name)));
    List<Node.Step> steps = resolved instanceof Node.Path path ? path.steps() : List.of();
    boolean near = isNear(steps) || (target.repeats() && isAround(target));
    return near ? from + steps(steps) : layout.path(target);
  }

  /** True for steps that stay in the instance that is around. */
  private boolean isNear(List<Node.Step> steps) {
    Place common = place;
    for (Node.Step step : steps) {
      common = step.test().equals("..") ? common.parent().orElse(common) : common;
    }
    return Layout.isInRepeat(common);
  }

  /** The path to all instances in which the answers stand that a question here offers. */
  String instances(Answered answered) {
    List<Node.Step> steps = answered.tree(Optional.empty()).steps();
    int inside = answered.inInstance().split("/", -1).length;
    return isNear(steps) || isAround(answered.repeat())
        ? steps(steps.subList(0, steps.size() - inside))
        : layout.path(answered.repeat());
  }

  /** From inside a repeat its absolute path would mean the one instance, not all of them. */
  private boolean isAround(Place target) {
    Optional<Place> at = Optional.of(place);
    while (at.isPresent() && at.get() != target) {
      at = at.get().parent();
    }
    return at.isPresent();
  }

  private Place named(String name) {
    return place
        .named(name)
        .orElseThrow(() -> new IllegalArgumentException("The form has no question " + name));
  }

  private static String quoted(String text) {
    if (!text.contains("'")) {
      return "'" + text + "'";
    }
    if (!text.contains("\"")) {
      return "\"" + text + "\"";
    }
    return "concat('" + text.replace("'", "', \"'\", '") + "')";
  }
}
