package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What an expression refers to. */
final class References {

  /** Steps that lead somewhere without a name. */
  static final Set<String> NO_NAMES = Set.of(".", "..", "*");

  private References() {}

  static List<String> namesIn(Node tree) {
    Set<String> names = new LinkedHashSet<>();
    walk(
        tree,
        node -> {
          if (node instanceof Node.Reference reference) {
            names.add(reference.name());
          }
        });
    return List.copyOf(names);
  }

  static Set<String> functionsIn(Node tree) {
    Set<String> names = new LinkedHashSet<>();
    walk(
        tree,
        node -> {
          if (node instanceof Node.Call call) {
            names.add(call.function());
          }
        });
    return names;
  }

  static Set<String> bareNamesIn(Node tree) {
    Set<String> names = new LinkedHashSet<>();
    addBareNames(tree, names);
    return names;
  }

  private static void addBareNames(Node node, Set<String> names) {
    if (node instanceof Node.Path path) {
      String first = path.steps().get(0).test();
      if (path.base() instanceof Node.Here && !NO_NAMES.contains(first)) {
        names.add(first);
      }
    } else if (!(node instanceof Node.Filter)) {
      parts(node).forEach(part -> addBareNames(part, names));
    }
  }

  /** Whether it tests the nodes of a path or list. */
  static boolean hasConditions(Node tree) {
    List<Node> testing = new ArrayList<>();
    walk(
        tree,
        node -> {
          boolean path =
              node instanceof Node.Path p && !p.steps().stream().allMatch(Node.Step::isPlain);
          if (path || node instanceof Node.Filter) {
            testing.add(node);
          }
        });
    return !testing.isEmpty();
  }

  /** Visits every node, outer before inner, left before right. */
  static void walk(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    parts(node).forEach(part -> walk(part, visitor));
  }

  private static List<Node> parts(Node node) {
    if (node instanceof Node.Operation operation) {
      return List.of(operation.left(), operation.right());
    }
    if (node instanceof Node.Negation negation) {
      return List.of(negation.operand());
    }
    if (node instanceof Node.Call call) {
      return call.arguments();
    }
    List<Node> parts = new ArrayList<>();
    if (node instanceof Node.Filter filter) {
      parts.add(filter.base());
      parts.addAll(filter.conditions());
    }
    if (node instanceof Node.Path path) {
      parts.add(path.base());
      path.steps().forEach(step -> parts.addAll(step.conditions()));
    }
    return parts;
  }
}
