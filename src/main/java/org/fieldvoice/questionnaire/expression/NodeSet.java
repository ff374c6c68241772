package org.fieldvoice.questionnaire.expression;

import java.util.List;

/** Nodes in document order, one of the language's four kinds of value. */
record NodeSet(List<? extends DataNode> nodes) {

  static final NodeSet EMPTY = new NodeSet(List.of());

  /** What the set stands for where one value is wanted: its first node's. */
  Object first() {
    return nodes.isEmpty() ? "" : nodes.get(0).value();
  }
}
