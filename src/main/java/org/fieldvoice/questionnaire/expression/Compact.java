package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * The tree as lists, texts and numbers, the form in which it is stored and sent:
 *
 * <pre>
 * "text"   3.5                  literals
 * ["$", "age"]                  ${age}
 * ["$", 2, "about", "age"]      from the place of the expression two up, then down by names
 * ["."]  ["@"]  ["^"]           context node, current(), root
 * ["/", base, step…]            a step is "name", "..", "*", or ["name", condition…]
 * ["[", base, condition…]       a filter
 * ["=", a, b]  ["-", a]         operators by their sign
 * ["selected", a, b]            calls by their name
 * </pre>
 */
final class Compact {

  private Compact() {}

  static Object write(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    if (node instanceof Node.Numeral numeral) {
      return numeral.value();
    }
    if (node instanceof Node.Reference reference) {
      return List.of("$", reference.name());
    }
    if (node instanceof Node.Operation o) {
      return List.of(o.operator().sign(), write(o.left()), write(o.right()));
    }
    if (node instanceof Node.Negation negation) {
      return List.of("-", write(negation.operand()));
    }
    if (node instanceof Node.Call call) {
      return list(call.function(), call.arguments());
    }
    if (node instanceof Node.Filter filter) {
      List<Object> list = list("[", List.of(filter.base()));
      filter.conditions().forEach(c -> list.add(write(c)));
      return list;
    }
    return node instanceof Node.Path path ? path(path) : List.of(start(node));
  }

  private static String start(Node node) {
    return node instanceof Node.Here ? "." : node instanceof Node.Current ? "@" : "^";
  }

  private static List<Object> list(String head, List<Node> nodes) {
    List<Object> list = new ArrayList<>();
    list.add(head);
    nodes.forEach(n -> list.add(write(n)));
    return list;
  }

  private static Object path(Node.Path path) {
    int ups = plainUps(path);
    List<Object> list =
        new ArrayList<>(ups < 0 ? List.of("/", write(path.base())) : List.of("$", (double) ups));
    for (Step step : path.steps().subList(Math.max(ups, 0), path.steps().size())) {
      list.add(step.isPlain() ? step.test() : list(step.test(), step.conditions()));
    }
    return list;
  }

  /**
   * How many {@code ..} begin a path from the current node that is names after them; -1 for any
   * other path.
   */
  private static int plainUps(Node.Path path) {
    int ups = 0;
    while (ups < path.steps().size() && path.steps().get(ups).equals(Step.PARENT)) {
      ups++;
    }
    boolean names =
        path.steps().stream()
            .skip(ups)
            .allMatch(s -> s.isPlain() && !".*".contains(s.test().substring(0, 1)));
    return path.base() instanceof Node.Current && names ? ups : -1;
  }

  static Node read(Object compact) {
    if (compact instanceof String text) {
      return new Node.Text(text);
    }
    if (compact instanceof Number number) {
      return new Node.Numeral(number.doubleValue());
    }
    List<?> list = (List<?>) compact;
    String head = (String) list.get(0);
    return switch (head) {
      case "." -> new Node.Here();
      case "@" -> new Node.Current();
      case "^" -> new Node.Root();
      case "$" -> reference(list);
      case "/" -> new Node.Path(read(list.get(1)), steps(list.subList(2, list.size())));
      case "[" -> new Node.Filter(read(list.get(1)), nodes(list, 2));
      default -> operation(head, nodes(list, 1));
    };
  }

  private static Node operation(String head, List<Node> nodes) {
    if (head.equals("-") && nodes.size() == 1) {
      return new Node.Negation(nodes.get(0));
    }
    Optional<Operator> operator = Operator.of(head);
    return operator.isPresent()
        ? new Node.Operation(operator.get(), nodes.get(0), nodes.get(1))
        : new Node.Call(head, nodes);
  }

  private static Node reference(List<?> list) {
    if (list.get(1) instanceof String name) {
      return new Node.Reference(name);
    }
    int ups = ((Number) list.get(1)).intValue();
    List<Step> steps = new ArrayList<>(Collections.nCopies(ups, Step.PARENT));
    steps.addAll(steps(list.subList(2, list.size())));
    return new Node.Path(new Node.Current(), List.copyOf(steps));
  }

  private static List<Step> steps(List<?> list) {
    return list.stream().map(Compact::step).toList();
  }

  private static Step step(Object compact) {
    return compact instanceof List<?> list
        ? new Step((String) list.get(0), nodes(list, 1))
        : new Step((String) compact, List.of());
  }

  private static List<Node> nodes(List<?> list, int from) {
    return list.stream().skip(from).map(Compact::read).toList();
  }
}
