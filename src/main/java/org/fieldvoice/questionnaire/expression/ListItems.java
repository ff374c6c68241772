package org.fieldvoice.questionnaire.expression;

import java.util.List;
import java.util.Optional;

/** All the items of a list that {@code instance()} names; an index finds them by a column. */
public interface ListItems extends List<DataNode> {

  /**
   * In their order, the items in whose column stands exactly this text; those without the column
   * count as empty. Empty if no item has such a column.
   */
  Optional<List<DataNode>> with(String column, String text);

  /**
   * In their order, the items whose column is this number. Empty if no item has such a column, or
   * dates stand in it.
   */
  Optional<List<DataNode>> with(String column, double number);
}
