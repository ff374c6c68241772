package org.fieldvoice.questionnaire.expression;

import java.util.List;
import java.util.Optional;

/** A node of the answers, or of a list that {@code instance()} names, as expressions see it. */
public interface DataNode {

  String name();

  /** Empty for the topmost node. */
  Optional<? extends DataNode> parent();

  List<? extends DataNode> children();

  List<? extends DataNode> children(String name);

  /**
   * A {@code Double} where the question holds a number, else a {@code String}; empty without an
   * answer.
   */
  Object value();

  /** False where the question or something around it is skipped: such nodes are in no node-set. */
  boolean relevant();

  /** Its place among its siblings of the same name, from 1. */
  int position();
}
