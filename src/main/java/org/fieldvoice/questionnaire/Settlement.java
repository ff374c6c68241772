package org.fieldvoice.questionnaire;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * Works out relevance, counts and calculations of a filling, each item after those that it looks
 * at.
 */
final class Settlement {

  private final FormLogic logic;
  private final Working working;
  private final FillingReader reader;
  private final List<List<FilledNode>> nodes;

  Settlement(FormLogic logic, Working working, FillingReader reader) {
    this.logic = logic;
    this.working = working;
    this.reader = reader;
    this.nodes = new ArrayList<>();
  }

  void settleAll(FilledNode root) {
    nodes.clear();
    logic.items().forEach(item -> nodes.add(List.of()));
    nodes.set(0, List.of(root));
    for (FormItem item : logic.order()) {
      if (item.parent != null) {
        settle(item, nodes.get(item.parent.index));
      }
    }
  }

  private void settle(FormItem item, List<FilledNode> parents) {
    item.tree(Logic.REPEAT_COUNT)
        .ifPresent(count -> parents.forEach(parent -> adjust(item, parent, count)));
    List<FilledNode> own = parents.size() == 1 ? parents.get(0).slot(item) : slots(item, parents);
    nodes.set(item.index, own);
    for (FilledNode node : own) {
      settle(node);
    }
  }

  private static List<FilledNode> slots(FormItem item, List<FilledNode> parents) {
    return parents.stream().flatMap(parent -> parent.slot(item).stream()).toList();
  }

  /** As many instances as the repeat's count says, seen from where an instance would stand. */
  private void adjust(FormItem repeat, FilledNode parent, Node count) {
    List<FilledNode> instances = parent.slot(repeat);
    FilledNode here = new FilledNode(repeat, parent, 1);
    double wanted = parent.relevant ? working.count(here, count) : 0;
    int number = (int) Math.min(Math.max(0, wanted), FillingReader.MOST_INSTANCES);
    while (instances.size() > number) {
      instances.remove(instances.size() - 1);
    }
    while (instances.size() < number) {
      instances.add(
          reader.instance(repeat, parent, instances.size() + 1, JsonValue.EMPTY_JSON_OBJECT));
    }
  }

  /** One instance that no answer has made, in the form's order. */
  void settleBelow(FilledNode instance) {
    settle(instance);
    instance.children().forEach(this::settleBelow);
  }

  private void settle(FilledNode node) {
    FormItem item = node.item;
    boolean around = node.parent().map(FilledNode::relevant).orElse(true);
    node.relevant = around && working.truth(node, Logic.RELEVANT, true);
    Optional<Node> calculation = item.tree(Logic.CALCULATION);
    if (!node.relevant || calculation.isEmpty() || item.question == null) {
      return;
    }
    boolean sent = !node.isEmpty();
    if (sent ? item.isCalculated() && !item.byChance : node.broken == null) {
      working.value(node, calculation.get()).ifPresent(value -> put(node, value));
    }
  }

  /** Gives a node a worked-out value: texts for truths, nothing for what is no number. */
  static void put(FilledNode node, Object result) {
    boolean number = result instanceof Double d && Double.isFinite(d);
    boolean wanted = node.item.question != null && node.item.question.type().isNumber();
    String text =
        result instanceof Double d ? (number ? Expression.asText(d) : "") : result.toString();
    node.value = number && wanted ? result : text;
    node.answer =
        text.isEmpty()
            ? null
            : number ? FormLogic.JSON.createValue(decimal(text)) : FormLogic.JSON.createValue(text);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
