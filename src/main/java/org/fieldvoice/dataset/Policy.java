package org.fieldvoice.dataset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a release does to each variable, and how safe it has to be. A value: the same policy over
 * the same responses with the same seed gives the same bytes. Variables that it doesn't name are
 * left out.
 *
 * @param k the least number of rows that share one combination of quasi-identifying values; at
 *     least 2
 * @param suppression the share of the rows, 0 to 0.5, that may be left out to reach it
 * @param dates the finest unit in which a day is shown
 * @param only for some choice questions the answers a response must have, or it is no row at all:
 *     {@code consent: yes}
 */
record Policy(
    int k,
    double suppression,
    DateUnit dates,
    Map<String, List<String>> only,
    SortedMap<String, Rule> variables) {

  static final int DEFAULT_K = 5;
  static final double DEFAULT_SUPPRESSION = 0.05;

  enum Action {
    /** As answered. A quasi-identifier counts for k all the same and is never made coarser. */
    KEEP,
    /** As coarse as k needs. */
    GENERALISE,
    DROP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What happens to one variable.
   *
   * @param weight how much its precision matters against the others', above 0; 1 is usual
   * @param bands for numbers: widths, each a multiple of the one before
   * @param cuts for numbers instead of bands: cut points by level, each level's among those before
   * @param levels for choices: from each choice to its group, by level
   * @param labels of the groups: by group, then language tag
   */
  record Rule(
      Action action,
      double weight,
      List<BigDecimal> bands,
      List<List<BigDecimal>> cuts,
      List<SortedMap<String, String>> levels,
      SortedMap<String, SortedMap<String, String>> labels) {

    static Rule of(Action action) {
      return new Rule(action, 1, List.of(), List.of(), List.of(), new TreeMap<>());
    }

    Rule banded(List<BigDecimal> widths) {
      return new Rule(action, weight, widths, cuts, levels, labels);
    }

    Rule levelled(
        List<SortedMap<String, String>> tables,
        SortedMap<String, SortedMap<String, String>> names) {
      return new Rule(action, weight, bands, cuts, tables, names);
    }
  }

  /** The same without what it says of variables that a newer version of the form no longer has. */
  Policy forThe(Variables known) {
    SortedMap<String, List<String>> still = new TreeMap<>(only);
    still.keySet().removeIf(key -> known.find(key).isEmpty());
    SortedMap<String, Rule> rules = new TreeMap<>(variables);
    rules.keySet().removeIf(key -> known.find(key).isEmpty());
    return new Policy(k, suppression, dates, still, rules);
  }

  Rule rule(Variable variable) {
    return variables.getOrDefault(variable.key(), Rule.of(Action.DROP));
  }
}
