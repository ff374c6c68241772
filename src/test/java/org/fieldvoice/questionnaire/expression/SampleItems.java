package org.fieldvoice.questionnaire.expression;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** The items of a sample list; a column that holds texts finds them. */
final class SampleItems extends AbstractList<DataNode> implements ListItems {

  private final List<SampleNode> items;

  SampleItems(List<SampleNode> items) {
    this.items = items;
  }

  @Override
  public DataNode get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public Optional<List<DataNode>> with(String column, String text) {
    List<Object> values =
        items.stream().flatMap(i -> i.children(column).stream()).map(DataNode::value).toList();
    boolean texts = !values.isEmpty() && values.stream().allMatch(String.class::isInstance);
    return texts
        ? Optional.of(
            items.stream().filter(i -> holds(i, column, text)).map(DataNode.class::cast).toList())
        : Optional.empty();
  }

  private static boolean holds(SampleNode item, String column, String text) {
    return Values.text(new NodeSet(item.children(column))).equals(text);
  }
}
