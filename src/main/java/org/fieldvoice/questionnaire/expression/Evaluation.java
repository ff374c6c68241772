package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * One evaluation of a tree whose references {@link Place#resolve} has turned into paths.
 *
 * <p>{@code current} is the node that the expression belongs to; {@code here} is the same node, or
 * inside a condition the one being tested, whose place among the tested ones is {@code position}.
 *
 * <p>What takes too many steps, by its form's design or somebody's malice, ends with an {@link
 * ExpressionException} that says so.
 */
public final class Evaluation {

  final Surroundings surroundings;
  final Dates dates;
  final Budget budget;
  final DataNode current;
  final DataNode here;
  final int position;
  final int size;

  private Evaluation(
      Surroundings surroundings,
      Dates dates,
      Budget budget,
      DataNode current,
      DataNode here,
      int position,
      int size) {
    this.surroundings = surroundings;
    this.dates = dates;
    this.budget = budget;
    this.current = current;
    this.here = here;
    this.position = position;
    this.size = size;
  }

  /** For expressions that belong to this node. */
  public Evaluation(Surroundings surroundings, DataNode current) {
    this(surroundings, new Dates(surroundings.now()), Budget.forAll(), current, current, 1, 1);
  }

  /** For an expression of another node; it has steps of its own. */
  public Evaluation at(DataNode node) {
    return new Evaluation(surroundings, dates, budget.next(), node, node, 1, 1);
  }

  /** For a condition on {@code node}, which is number {@code position} of {@code size}. */
  public Evaluation testing(DataNode node, int position, int size) {
    return new Evaluation(surroundings, dates, budget, current, node, position, size);
  }

  /** A {@code String}, {@code Double} or {@code Boolean}. */
  public Object value(Node tree) {
    return Values.single(tree.value(this));
  }

  public String text(Node tree) {
    return Values.text(tree.value(this));
  }

  public double number(Node tree) {
    return Values.number(tree.value(this), dates);
  }

  public boolean truth(Node tree) {
    return Values.truth(tree.value(this));
  }

  /** What stands in the nodes that a tree leads to: each text once, in their order. */
  public Set<String> texts(Node tree) {
    Set<String> texts = new LinkedHashSet<>();
    nodes(tree).nodes().forEach(node -> texts.add(Values.text(node.value())));
    return texts;
  }

  NodeSet nodes(Node tree) {
    return tree.value(this) instanceof NodeSet set ? set : NodeSet.EMPTY;
  }

  /** The nodes that steps reach, without those that are not relevant. */
  NodeSet walk(List<? extends DataNode> from, List<Step> steps) {
    List<? extends DataNode> nodes = from;
    for (Step step : steps) {
      nodes = nodes.size() == 1 ? step(nodes.get(0), step) : stepEach(nodes, step);
    }
    return new NodeSet(relevant(nodes));
  }

  private static List<? extends DataNode> relevant(List<? extends DataNode> nodes) {
    for (DataNode node : nodes) {
      if (!node.relevant()) {
        return nodes.stream().filter(DataNode::relevant).toList();
      }
    }
    return nodes;
  }

  private List<? extends DataNode> stepEach(List<? extends DataNode> nodes, Step step) {
    List<DataNode> found = new ArrayList<>();
    for (DataNode node : nodes) {
      for (DataNode next : step(node, step)) {
        if (found.isEmpty() || !step.test().equals("..") || !found.contains(next)) {
          found.add(next);
        }
      }
    }
    return found;
  }

  private List<? extends DataNode> step(DataNode node, Step step) {
    List<? extends DataNode> next =
        switch (step.test()) {
          case "." -> List.of(node);
          case ".." -> node.parent().map(List::<DataNode>of).orElse(List.of());
          case "*" -> node.children();
          default -> node.children(step.test());
        };
    budget.spend(step.isPlain() ? 1 + next.size() : 1);
    return step.isPlain() ? next : filter(next, step.conditions());
  }

  /** The items of a choice list that a choice filter, which is true or false, leaves. */
  public List<? extends DataNode> offered(List<? extends DataNode> items, Node filter) {
    return filter(items, List.of(new Node.Call("boolean", List.of(filter))));
  }

  List<? extends DataNode> filter(List<? extends DataNode> nodes, List<Node> conditions) {
    List<? extends DataNode> left = nodes;
    for (Node condition : conditions) {
      List<? extends DataNode> before = left;
      left =
          Sought.in(before, condition, this)
              .<List<? extends DataNode>>map(sought -> kept(sought, before.size()))
              .orElseGet(() -> kept(before, condition));
    }
    return left;
  }

  private List<? extends DataNode> kept(List<? extends DataNode> nodes, Node condition) {
    budget.spend(nodes.size());
    List<DataNode> kept = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      DataNode node = nodes.get(i);
      if (testing(node, i + 1, nodes.size()).holds(condition)) {
        kept.add(node);
      }
    }
    return kept;
  }

  /** Of a list's items, which keep the positions that they have in the list. */
  private List<? extends DataNode> kept(Sought sought, int size) {
    budget.spend(1 + sought.found().size());
    List<DataNode> kept = new ArrayList<>();
    for (DataNode node : sought.found()) {
      Evaluation at = testing(node, node.position(), size);
      if (sought.rest().stream().allMatch(at::truth)) {
        kept.add(node);
      }
    }
    return kept;
  }

  /** A condition that is a number is a position. */
  private boolean holds(Node condition) {
    Object value = value(condition);
    return value instanceof Double number ? number == position : Values.truth(value);
  }
}
