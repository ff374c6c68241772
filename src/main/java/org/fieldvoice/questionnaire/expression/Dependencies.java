package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Node.Step;

/** The places that a resolved tree looks at, found by walking its paths over the form's names. */
final class Dependencies {

  private final Place place;
  private final Set<Place> found = new LinkedHashSet<>();
  private final Set<String> nowhere = new LinkedHashSet<>();

  Dependencies(Place place) {
    this.place = place;
  }

  Collection<Place> of(Node tree) {
    add(tree, List.of(place));
    return found;
  }

  /**
   * The names in paths that lead from somewhere in the form to nothing.
   *
   * @param here where a bare name begins: nowhere in a choice filter, which names columns
   */
  Collection<String> nowhere(Node tree, List<Place> here) {
    add(tree, here);
    return nowhere;
  }

  /** Adds what the tree looks at when {@code .} is one of {@code here}; returns where it leads. */
  private List<Place> add(Node node, List<Place> here) {
    if (node instanceof Node.Here) {
      return reached(here);
    }
    if (node instanceof Node.Current) {
      return reached(List.of(place));
    }
    if (node instanceof Node.Path path) {
      return reached(walk(path, here));
    }
    if (node instanceof Node.Filter filter) {
      List<Place> base = add(filter.base(), here);
      filter.conditions().forEach(c -> add(c, base));
      return base;
    }
    if (node instanceof Node.Operation operation) {
      List<Place> both = new ArrayList<>(add(operation.left(), here));
      both.addAll(add(operation.right(), here));
      return operation.operator() == Operator.UNION ? both : List.of();
    }
    if (node instanceof Node.Negation negation) {
      add(negation.operand(), here);
    }
    if (node instanceof Node.Call call) {
      call.arguments().forEach(argument -> add(argument, here));
      return call.function().equals("once") ? reached(List.of(place)) : List.of();
    }
    return List.of();
  }

  private List<Place> reached(List<Place> places) {
    found.addAll(places);
    return places;
  }

  private List<Place> walk(Node.Path path, List<Place> here) {
    List<Place> at = start(path.base(), here);
    for (Step step : path.steps()) {
      List<Place> from = at;
      at = at.stream().flatMap(p -> next(p, step).stream()).distinct().toList();
      if (at.isEmpty() && !from.isEmpty() && !References.NO_NAMES.contains(step.test())) {
        nowhere.add(step.test());
      }
      List<Place> tested = at;
      step.conditions().forEach(c -> add(c, tested));
    }
    return at;
  }

  private List<Place> start(Node base, List<Place> here) {
    if (base instanceof Node.Current) {
      return List.of(place);
    }
    return base instanceof Node.Here ? here : add(base, here);
  }

  private static Collection<Place> next(Place at, Step step) {
    return switch (step.test()) {
      case "." -> List.of(at);
      case ".." -> at.parent().stream().toList();
      case "*" -> at.children();
      default -> at.child(step.test()).stream().toList();
    };
  }
}
