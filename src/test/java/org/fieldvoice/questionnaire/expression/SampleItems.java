package org.fieldvoice.questionnaire.expression;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The items of a sample list; a column that holds texts finds them as a form's index does. */
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
    return holdsTexts(column)
        ? Optional.of(
            items.stream()
                .filter(item -> text(item, column).equals(text))
                .map(DataNode.class::cast)
                .toList())
        : Optional.empty();
  }

  @Override
  public Optional<List<DataNode>> with(String column, double number) {
    return holdsTexts(column)
        ? NumberIndex.of(size(), i -> text(items.get(i), column))
            .map(index -> IntStream.of(index.equalTo(number)).mapToObj(this::get).toList())
        : Optional.empty();
  }

  private boolean holdsTexts(String column) {
    List<Object> values =
        items.stream().flatMap(i -> i.children(column).stream()).map(DataNode::value).toList();
    return !values.isEmpty() && values.stream().allMatch(String.class::isInstance);
  }

  private static String text(SampleNode item, String column) {
    return Values.text(new NodeSet(item.children(column)));
  }
}
