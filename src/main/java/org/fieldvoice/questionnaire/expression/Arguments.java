package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;

/** A call's arguments, each evaluated when a function asks for it. */
record Arguments(List<Node> nodes, Evaluation at) {

  int size() {
    return nodes.size();
  }

  Object value(int index) {
    return nodes.get(index).value(at);
  }

  String text(int index) {
    return at.text(nodes.get(index));
  }

  double number(int index) {
    return at.number(nodes.get(index));
  }

  boolean truth(int index) {
    return at.truth(nodes.get(index));
  }

  NodeSet set(int index) {
    return at.nodes(nodes.get(index));
  }

  /** The argument, or without one the context node. */
  Object valueOrHere(int index) {
    return index < size() ? value(index) : at.here.value();
  }

  /**
   * The values from one argument on: all of a node-set's where it is the only one or has several,
   * else one for each argument.
   */
  List<Object> spread(int from) {
    List<Object> values = new ArrayList<>();
    for (int i = from; i < size(); i++) {
      Object value = value(i);
      boolean all = value instanceof NodeSet set && (size() == from + 1 || set.nodes().size() > 1);
      if (all) {
        ((NodeSet) value).nodes().forEach(node -> values.add(node.value()));
      } else {
        values.add(Values.single(value));
      }
    }
    return values;
  }

  /** Those of {@link #spread} that are numbers. */
  double[] numbers(int from) {
    return spread(from).stream()
        .mapToDouble(value -> Values.number(value, at.dates))
        .filter(number -> !Double.isNaN(number))
        .toArray();
  }
}
