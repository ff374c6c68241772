package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.DataNode;
import org.jspecify.annotations.Nullable;

/**
 * A choice list as {@code instance('list')/root/item} sees it: each choice's columns, its name and
 * its label.
 */
final class ListNode implements DataNode {

  static final String TEXT_ID = "itextId";

  private final String name;
  private final @Nullable ListNode parent;
  private final String value;
  private final int position;
  private final Map<String, List<ListNode>> children = new LinkedHashMap<>();

  private ListNode(String name, @Nullable ListNode parent, String value) {
    this.name = name;
    this.parent = parent;
    this.value = value;
    if (parent == null) {
      this.position = 1;
    } else {
      List<ListNode> siblings = parent.children.computeIfAbsent(name, n -> new ArrayList<>());
      siblings.add(this);
      this.position = siblings.size();
    }
  }

  /**
   * Labels in one language: an expression that shows labels takes them from {@code jr:choice-name}.
   */
  static DataNode of(ChoiceList list, Language language) {
    ListNode document = new ListNode("", null, list.name());
    ListNode root = new ListNode("root", document, "");
    for (ChoiceList.Choice choice : list.choices()) {
      ListNode item = new ListNode("item", root, "");
      Map<String, String> columns = new LinkedHashMap<>(choice.columns());
      columns.putIfAbsent("name", choice.name());
      columns.putIfAbsent("label", choice.label().in(language, language));
      columns.forEach((column, text) -> new ListNode(column, item, text));
    }
    return document;
  }

  /** The items of a list's document. */
  static List<? extends DataNode> items(DataNode document) {
    return document.children("root").get(0).children("item");
  }

  /** What {@code jr:itext} takes for this choice's label; kept by no list, since few forms ask. */
  private ListNode textId() {
    ListNode document = this;
    while (document.parent != null) {
      document = document.parent;
    }
    return new ListNode(TEXT_ID, null, document.value + "-" + (position - 1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<DataNode> parent() {
    return Optional.ofNullable(parent);
  }

  @Override
  public List<ListNode> children() {
    return children.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public List<ListNode> children(String childName) {
    boolean text =
        childName.equals(TEXT_ID) && name.equals("item") && !children.containsKey(TEXT_ID);
    return text ? List.of(textId()) : children.getOrDefault(childName, List.of());
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public boolean relevant() {
    return true;
  }

  @Override
  public int position() {
    return position;
  }
}
