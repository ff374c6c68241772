package org.fieldvoice.questionnaire.expression;

import java.util.Optional;

/** What an expression sees besides the answers. */
public interface Surroundings {

  /** The respondent's local time with its offset, {@code 2016-08-01T08:51:12.000+08:00}. */
  String now();

  /** At least 0, less than 1. */
  double random();

  /** The list of this name as {@code root/item} nodes, the items as {@link ListItems}. */
  Optional<? extends DataNode> instance(String name);

  /** The text of this id, which for a choice is its list's name and its number: {@code city-0}. */
  Optional<String> itext(String id);

  /** The label of a choice of this question; empty where it has none. */
  Optional<String> choiceLabel(DataNode question, String choice);
}
