package org.fieldvoice.questionnaire;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;
import org.fieldvoice.questionnaire.expression.DataNode;
import org.fieldvoice.questionnaire.expression.ListItems;
import org.jspecify.annotations.Nullable;

/**
 * A choice list as {@code instance('list')/root/item} sees it: each choice's columns, its name and
 * its label. A node is made when an expression comes to it: of a list of 100,000 choices none is
 * kept.
 */
sealed interface ListNode extends DataNode {

  /** Above everything of one list. */
  record Document(String list, ListColumns columns) implements ListNode {

    /**
     * Labels in one language: an expression that shows labels takes them from {@code
     * jr:choice-name}.
     */
    static Document of(ChoiceList list, Language language) {
      return new Document(list.name(), new ListColumns(list, language));
    }

    Items items() {
      return new Items(new Root(this));
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public Optional<DataNode> parent() {
      return Optional.empty();
    }

    @Override
    public List<? extends DataNode> children() {
      return List.of(new Root(this));
    }

    @Override
    public Object value() {
      return list;
    }
  }

  /** Holds the items. */
  record Root(Document document) implements ListNode {

    @Override
    public String name() {
      return "root";
    }

    @Override
    public Optional<DataNode> parent() {
      return Optional.of(document);
    }

    @Override
    public List<? extends DataNode> children() {
      return document.items();
    }
  }

  /** Some of the choices, by their numbers. */
  class Found extends AbstractList<DataNode> implements RandomAccess {
    final Root root;
    private final int size;
    private final IntUnaryOperator numbers;

    Found(Root root, int size, IntUnaryOperator numbers) {
      this.root = root;
      this.size = size;
      this.numbers = numbers;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public DataNode get(int index) {
      return new Item(root, numbers.applyAsInt(index));
    }
  }

  /** All choices. */
  final class Items extends Found implements ListItems {

    Items(Root root) {
      super(root, root.document.columns.choices(), number -> number);
    }

    @Override
    public Optional<List<DataNode>> with(String column, String text) {
      return root.document.columns.with(column, text).map(this::found);
    }

    @Override
    public Optional<List<DataNode>> with(String column, double number) {
      return root.document.columns.with(column, number).map(this::found);
    }

    private List<DataNode> found(int[] numbers) {
      return new Found(root, numbers.length, i -> numbers[i]);
    }
  }

  /**
   * One choice.
   *
   * @param number its place in the list, from 0
   */
  record Item(Root root, int number) implements ListNode {

    @Override
    public String name() {
      return "item";
    }

    @Override
    public Optional<DataNode> parent() {
      return Optional.of(root);
    }

    @Override
    public List<? extends DataNode> children() {
      return columns().of(number).stream().flatMap(c -> children(c).stream()).toList();
    }

    @Override
    public List<? extends DataNode> children(String column) {
      @Nullable String text = columns().text(number, column);
      return text == null ? List.of() : List.of(new Cell(this, column, text));
    }

    @Override
    public int position() {
      return number + 1;
    }

    private ListColumns columns() {
      return root.document.columns;
    }
  }

  /** What stands in a column of a choice. */
  record Cell(Item item, String name, Object value) implements ListNode {

    @Override
    public Optional<DataNode> parent() {
      return Optional.of(item);
    }

    @Override
    public List<? extends DataNode> children() {
      return List.of();
    }
  }

  /** All that are in one node, but for a choice's columns, have one name. */
  @Override
  default List<? extends DataNode> children(String name) {
    List<? extends DataNode> all = children();
    return !all.isEmpty() && all.get(0).name().equals(name) ? all : List.of();
  }

  @Override
  default Object value() {
    return "";
  }

  @Override
  default boolean relevant() {
    return true;
  }

  @Override
  default int position() {
    return 1;
  }
}
