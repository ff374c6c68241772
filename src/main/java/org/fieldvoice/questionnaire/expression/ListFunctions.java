package org.fieldvoice.questionnaire.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** SurveyCTO's functions on texts that are lists: a separator between items. */
final class ListFunctions {

  private ListFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("count-items", new Function(2, 2, a -> (double) items(a).size()));
    functions.put("item-at", new Function(3, 3, ListFunctions::itemAt));
    functions.put("item-index", new Function(3, 3, a -> (double) items(a).indexOf(a.text(2))));
    functions.put("item-present", new Function(3, 3, a -> items(a).contains(a.text(2))));
    functions.put(
        "de-duplicate",
        new Function(
            2,
            2,
            a -> a.at().budget.written(String.join(a.text(0), new LinkedHashSet<>(items(a))))));
    functions.put("rank-value", new Function(2, 2, ListFunctions::rank));
  }

  /** An empty text has none. */
  private static List<String> items(Arguments a) {
    String list = a.text(1);
    String separator = a.text(0);
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> items =
        separator.isEmpty() ? List.of(list) : List.of(list.split(Pattern.quote(separator), -1));
    a.at().budget.spend(items.size());
    return items;
  }

  private static Object itemAt(Arguments a) {
    List<String> items = items(a);
    double number = a.number(2);
    boolean there = number > -1 && number < items.size();
    return there ? items.get((int) number) : "";
  }

  /** Of a number among those of a list with spaces between them; the highest has rank 1. */
  private static Object rank(Arguments a) {
    double value = a.number(0);
    List<String> others = TextFunctions.words(a.text(1));
    a.at().budget.spend(others.size());
    return Double.isNaN(value)
        ? Double.NaN
        : 1.0 + others.stream().filter(o -> Values.number(o, a.at().dates) > value).count();
  }
}
