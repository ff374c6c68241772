package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of working out: each item after what its relevance, calculation and count look at and
 * after what it stands in, else as the form has them. Depth first, so that a circle is found with
 * the chain of names that closes it.
 */
final class LogicOrder {

  private final List<FormItem> items;
  private final List<LogicProblem> problems;
  private final List<FormItem> sorted = new ArrayList<>();
  private final Set<FormItem> done = new HashSet<>();
  private final LinkedHashSet<FormItem> open = new LinkedHashSet<>();

  LogicOrder(List<FormItem> items, List<LogicProblem> problems) {
    this.items = items;
    this.problems = problems;
  }

  List<FormItem> sorted() {
    items.forEach(this::visit);
    return List.copyOf(sorted);
  }

  private void visit(FormItem item) {
    if (done.contains(item)) {
      return;
    }
    if (!open.add(item)) {
      report(item);
      return;
    }
    for (FormItem earlier : item.before()) {
      visit(earlier);
    }
    open.remove(item);
    if (done.add(item)) {
      sorted.add(item);
    }
  }

  private void report(FormItem item) {
    List<FormItem> chain = new ArrayList<>(open);
    chain = chain.subList(chain.indexOf(item), chain.size());
    String names = chain.stream().map(FormItem::name).collect(Collectors.joining(" → "));
    FormItem at = chain.stream().filter(i -> !i.needs.isEmpty()).findFirst().orElse(item);
    String column = at.needs.containsKey(FormItem.Logic.CALCULATION) ? "calculation" : "relevant";
    problems.add(
        new LogicProblem(
            at.name(),
            column,
            0,
            "The logic goes in a circle: " + names + " → " + item.name(),
            "Take one of these references out."));
  }
}
