package org.fieldvoice.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Policy.Rule;
import org.fieldvoice.dataset.Variable.Kind;
import org.fieldvoice.dataset.Variable.Standing;

/**
 * What a policy may ask for, given the form: identifiers never, free words never half, groups never
 * split again.
 */
final class PolicyCheck {

  private static final int LEAST_K = 2;
  private static final int MOST_K = 1000;
  private static final double MOST_SUPPRESSION = 0.5;

  private final List<PolicyFault> faults = new ArrayList<>();

  private PolicyCheck() {}

  static List<PolicyFault> faults(Policy policy, Variables variables) {
    PolicyCheck check = new PolicyCheck();
    check.numbers(policy);
    policy.only().keySet().forEach(key -> check.only(key, variables.find(key)));
    policy.variables().forEach((key, rule) -> check.rule(key, rule, variables.find(key)));
    return List.copyOf(check.faults);
  }

  private void numbers(Policy policy) {
    refuseIf(policy.k() < LEAST_K || policy.k() > MOST_K, "k", "k-out-of-range", policy.k());
    boolean possible = policy.suppression() >= 0 && policy.suppression() <= MOST_SUPPRESSION;
    refuseIf(!possible, "suppression", "suppression-out-of-range", policy.suppression());
  }

  private void only(String key, Optional<Variable> variable) {
    boolean choice =
        variable.filter(v -> v.kind() == Kind.CHOICE && v.standing() != Standing.NEVER).isPresent();
    refuseIf(!choice, "only." + key, "not-a-choice", key);
  }

  private void rule(String key, Rule rule, Optional<Variable> known) {
    String at = "variables." + key;
    if (known.isEmpty()) {
      refuseIf(true, at, "no-such-variable", key);
      return;
    }
    Variable variable = known.get();
    Action action = rule.action();
    boolean number = variable.kind() == Kind.NUMBER || variable.kind() == Kind.WHOLE_NUMBER;
    boolean free = variable.kind() == Kind.TEXT;
    refuseIf(!variable.may(action), at + ".action", "never-released", variable.reason().word());
    refuseIf(free && action == Action.GENERALISE, at + ".action", "free-text", key);
    refuseIf(
        variable.kind() == Kind.DAY && action == Action.KEEP,
        at + ".action",
        "days-are-coarsened",
        key);
    refuseIf(
        rule.weight() <= 0 || rule.weight() > 1000,
        at + ".weight",
        "weight-out-of-range",
        rule.weight());
    refuseIf(
        !number && !(rule.bands().isEmpty() && rule.cuts().isEmpty()),
        at,
        "not-a-number-variable",
        key);
    refuseIf(
        variable.kind() != Kind.CHOICE && !rule.levels().isEmpty(),
        at + ".levels",
        "not-a-choice",
        key);
    refuseIf(!rule.bands().isEmpty() && !rule.cuts().isEmpty(), at, "bands-or-cuts", key);
    refuseIf(!nested(rule.bands()), at + ".bands", "bands-not-multiples", rule.bands());
    refuseIf(!within(rule.cuts()), at + ".cuts", "cuts-not-nested", rule.cuts());
    new Hierarchy.Categories(List.copyOf(rule.levels()))
        .split()
        .ifPresent(choice -> refuseIf(true, at + ".levels", "group-split", choice));
  }

  private static boolean nested(List<BigDecimal> bands) {
    for (int i = 0; i < bands.size(); i++) {
      BigDecimal finer = i == 0 ? bands.get(0) : bands.get(i - 1);
      if (bands.get(i).signum() <= 0 || bands.get(i).remainder(finer).signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(List<List<BigDecimal>> cuts) {
    for (int i = 0; i < cuts.size(); i++) {
      List<BigDecimal> points = cuts.get(i);
      List<BigDecimal> finer = cuts.get(Math.max(0, i - 1));
      boolean rising = points.stream().sorted().distinct().toList().equals(points);
      boolean known = points.stream().allMatch(p -> contains(finer, p));
      if (points.isEmpty() || !rising || !known) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(List<BigDecimal> points, BigDecimal point) {
    return points.stream().anyMatch(p -> p.compareTo(point) == 0);
  }

  private void refuseIf(boolean wrong, String at, String fault, Object value) {
    if (wrong) {
      faults.add(new PolicyFault(at, fault, String.valueOf(value)));
    }
  }
}
