package org.fieldvoice.questionnaire;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * The calculations that wait until another question's answer changes. A filling as a whole knows no
 * changes: what was sent is kept, and what was not is worked out where its question has an answer.
 */
final class Triggers {

  private final FormLogic logic;
  private final Working working;

  /** Those that were missing: what was answered just now has set them off already. */
  private final Set<FilledNode> workedOut = Collections.newSetFromMap(new IdentityHashMap<>());

  Triggers(FormLogic logic, Working working) {
    this.logic = logic;
    this.working = working;
  }

  /** True if anything was put in. */
  boolean workOutMissing(FilledNode root) {
    boolean any = false;
    for (FormItem item : logic.items()) {
      if (item.setsOff.isEmpty()) {
        continue;
      }
      for (FilledNode node : nearest(root, item)) {
        any |= node.relevant && !node.isEmpty() && workOutMissing(node, item);
      }
    }
    return any;
  }

  private boolean workOutMissing(FilledNode node, FormItem item) {
    boolean any = false;
    for (FormItem target : item.setsOff) {
      for (FilledNode waiting : nearest(node, target)) {
        if (waiting.relevant && waiting.isEmpty() && waiting.broken == null) {
          value(waiting).ifPresent(value -> Settlement.put(waiting, value));
          workedOut.add(waiting);
          any |= !waiting.isEmpty();
        }
      }
    }
    return any;
  }

  /** What a new answer at a node sets off, by the path of the calculation. */
  Map<String, JsonValue> setOffBy(FilledNode node) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    for (FormItem target : node.item.setsOff) {
      for (FilledNode waiting : nearest(node, target)) {
        if (waiting.relevant) {
          if (workedOut.add(waiting)) {
            value(waiting).ifPresent(value -> Settlement.put(waiting, value));
          }
          values.put(waiting.path(), answerOf(waiting));
        }
      }
    }
    return values;
  }

  private static JsonValue answerOf(FilledNode node) {
    return node.answer == null ? JsonValue.NULL : node.answer;
  }

  private Optional<Object> value(FilledNode waiting) {
    Optional<Node> action = waiting.item.tree(Logic.ACTION);
    return action.flatMap(tree -> working.value(waiting, tree));
  }

  /** The nodes of an item in the same instance as the node, or all that are inside or elsewhere. */
  private static List<FilledNode> nearest(FilledNode node, FormItem wanted) {
    List<FormItem> chain = new ArrayList<>();
    for (FormItem at = wanted; at != null; at = at.parent) {
      chain.add(0, at);
    }
    FilledNode from = node;
    while (from.item == wanted || !chain.contains(from.item)) {
      from = from.parent().orElseThrow();
    }
    List<FilledNode> found = List.of(from);
    for (FormItem step : chain.subList(chain.indexOf(from.item) + 1, chain.size())) {
      found = found.stream().flatMap(one -> one.slot(step).stream()).toList();
    }
    return found;
  }
}
