package org.fieldvoice.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statistical test says about a cross table.
 *
 * @param name the test's usual English name, stable on the wire: {@code chi-square}
 * @param statistic χ², odds ratio, ρ, U or t; absent where the test has none (an odds ratio over an
 *     empty cell)
 * @param df degrees of freedom, where the test has them
 * @param p two-sided
 * @param effect how strong it is, which {@code p} does not say
 * @param groups for a number by two groups: what was compared, in the table's order
 * @param note what a reader must know to read it rightly; absent where nothing is special
 */
public record TestResult(
    String name,
    @Nullable Double statistic,
    @Nullable Double df,
    double p,
    @Nullable Effect effect,
    @Nullable List<Sample> groups,
    @Nullable String note) {

  /** A measure of effect by its usual name: {@code Cramér's V}, 0 to 1. */
  public record Effect(String name, double value) {}

  /**
   * A group's numbers.
   *
   * @param sd standard deviation with n − 1
   */
  public record Sample(String label, long n, double mean, double sd) {}

  TestResult noted(String words) {
    return new TestResult(name, statistic, df, p, effect, groups, words);
  }

  TestResult between(List<Sample> samples) {
    return new TestResult(name, statistic, df, p, effect, samples, note);
  }
}
