package org.fieldvoice.questionnaire;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.DataNode;
import org.jspecify.annotations.Nullable;

/** One question, group or repeat instance of a filling. */
final class FilledNode implements DataNode {

  final FormItem item;
  private final @Nullable FilledNode parent;
  private final List<List<FilledNode>> slots;
  private final int position;

  /** As it goes into the answers document; null without an answer. */
  @Nullable JsonValue answer;

  /** How the answer that was sent differs from its question's type; null when it doesn't. */
  Violation.@Nullable Rule broken;

  Object value = "";
  boolean relevant = true;

  FilledNode(FormItem item, @Nullable FilledNode parent, int position) {
    this.item = item;
    this.parent = parent;
    this.position = position;
    this.slots = item.children.isEmpty() ? List.of() : new ArrayList<>(item.children.size());
  }

  /** The next child's node, or its instances where it repeats. */
  void addSlot(List<FilledNode> nodes) {
    slots.add(nodes);
  }

  List<FilledNode> slot(FormItem child) {
    return slots.get(child.slot);
  }

  /** The nodes of an item of this scope, whatever groups are between. */
  List<FilledNode> slotOf(FormItem wanted) {
    return wanted == item ? List.of(this) : around(wanted).slot(wanted);
  }

  /** The node of this scope that an item stands in directly. */
  FilledNode around(FormItem wanted) {
    FormItem outer = wanted.parent;
    return outer == null || outer == item ? this : around(outer).slot(outer).get(0);
  }

  boolean isEmpty() {
    return value.equals("");
  }

  void clear() {
    value = "";
    answer = null;
  }

  /** {@code child[2]/child_age}: keys, and positions for the repeats around it. */
  String path() {
    StringBuilder path =
        new StringBuilder(
            item.repeats() ? step() : item.key.isEmpty() ? item.pathInScope() : item.key);
    for (FilledNode at = parent; at != null; at = at.parent) {
      if (at.item.repeats()) {
        path.insert(0, at.step() + "/");
      }
    }
    return path.toString();
  }

  private String step() {
    return item.key + "[" + position + "]";
  }

  @Override
  public String name() {
    return item.name();
  }

  @Override
  public Optional<FilledNode> parent() {
    return Optional.ofNullable(parent);
  }

  @Override
  public List<FilledNode> children() {
    return slots.stream().flatMap(List::stream).toList();
  }

  @Override
  public List<FilledNode> children(String childName) {
    Integer slot = item.slots.get(childName);
    return slot == null ? List.of() : slots.get(slot);
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public boolean relevant() {
    return relevant;
  }

  @Override
  public int position() {
    return position;
  }
}
