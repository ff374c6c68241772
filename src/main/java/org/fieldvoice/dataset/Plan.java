package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Policy.Rule;
import org.fieldvoice.dataset.Variable.Kind;

/**
 * A policy laid out for one form: which variables make up a class, and which only go along.
 *
 * @param quasi those that make up a class
 * @param silent for each condition that hangs on a quasi-identifier, the kept variables it decides
 *     about: whether they have a value is part of the class as well
 * @param kept those that go along as answered
 */
record Plan(
    Variables variables,
    Policy policy,
    List<Quasi> quasi,
    List<Silent> silent,
    List<Variable> kept) {

  private static final String OTHER = "other";

  /** A variable of the class and how it becomes coarser. */
  record Quasi(Variable variable, Hierarchy hierarchy, double weight) {}

  /** Variables that are asked under one and the same condition. */
  record Silent(List<String> when, List<Variable> variables) {}

  static Plan of(Policy policy, Variables variables) {
    List<Quasi> quasi = new ArrayList<>();
    List<Variable> kept = new ArrayList<>();
    Map<List<String>, List<Variable>> silent = new LinkedHashMap<>();
    for (Variable variable : variables.all()) {
      Rule rule = policy.rule(variable);
      if (variable.quasi(rule.action())) {
        quasi.add(new Quasi(variable, hierarchy(variable, rule, policy.dates()), rule.weight()));
      } else if (rule.action() == Action.KEEP) {
        kept.add(variable);
        if (!variable.when().isEmpty()) {
          silent.computeIfAbsent(variable.when(), w -> new ArrayList<>()).add(variable);
        }
      }
    }
    List<Silent> conditions =
        silent.entrySet().stream().map(e -> new Silent(e.getKey(), e.getValue())).toList();
    return new Plan(variables, policy, quasi, conditions, kept);
  }

  private static Hierarchy hierarchy(Variable variable, Rule rule, DateUnit dates) {
    if (rule.action() == Action.KEEP) {
      return new Hierarchy.AsGiven();
    }
    if (variable.kind() == Kind.DAY) {
      return new Hierarchy.Dates(dates);
    }
    if (!rule.bands().isEmpty()) {
      return new Hierarchy.Bands(rule.bands(), variable.kind() == Kind.WHOLE_NUMBER && whole(rule));
    }
    return rule.cuts().isEmpty()
        ? new Hierarchy.Categories(List.copyOf(rule.levels()))
        : new Hierarchy.Cuts(rule.cuts());
  }

  private static boolean whole(Rule rule) {
    return rule.bands().stream().allMatch(width -> width.stripTrailingZeros().scale() <= 0);
  }

  /** The names of a variable's choices, in the form's order. */
  List<String> choicesOf(Variable variable) {
    List<String> names = new ArrayList<>();
    variable.question().ifPresent(q -> variables.choices(q).forEach(c -> names.add(c.name())));
    if (variables.hasOther(variable) && !names.contains(OTHER)) {
      names.add(OTHER);
    }
    return names;
  }

  /** True where the policy wants this response at all. */
  boolean wants(Answered row) {
    return policy.only().entrySet().stream()
        .allMatch(e -> e.getValue().contains(row.value(e.getKey())));
  }

  /**
   * The raw values of a row's class: those of {@link #quasi}, then one for each of {@link #silent}.
   */
  List<String> classOf(Answered row) {
    List<String> values = new ArrayList<>(quasi.size() + silent.size());
    for (Quasi q : quasi) {
      values.add(row.value(q.variable()));
    }
    for (Silent s : silent) {
      boolean answered = s.variables().stream().anyMatch(v -> !row.value(v).isEmpty());
      values.add(answered ? "answered" : "");
    }
    return values;
  }

  List<Hierarchy> hierarchies() {
    List<Hierarchy> all = new ArrayList<>();
    quasi.forEach(q -> all.add(q.hierarchy()));
    silent.forEach(s -> all.add(new Hierarchy.AsGiven()));
    return all;
  }

  /** Weights beside {@link #hierarchies}; conditions never become coarser and weigh nothing. */
  double[] weights() {
    double[] weights = new double[quasi.size() + silent.size()];
    for (int i = 0; i < quasi.size(); i++) {
      weights[i] = quasi.get(i).weight();
    }
    return weights;
  }
}
