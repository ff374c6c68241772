package org.fieldvoice.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.TTest;
import org.fieldvoice.analysis.TestResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Intervals and tests as pure functions of counts, so that their cost depends on how many different
 * values there are and not on how many people answered. Each test is empty where it has no meaning:
 * fewer than two groups, nothing that varies. All p are two-sided.
 */
public final class Statistics {

  /** Two-sided 95 % of the standard normal distribution. */
  private static final double Z95 = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** The largest table that Fisher's exact test is worked out for; beyond it chi-square agrees. */
  private static final long FISHER_LIMIT = 1_000_000;

  private Statistics() {}

  /** A share's limits, 0 to 1. */
  public record Interval(double low, double high) {}

  /** One combination of two values and how often it occurs. */
  public record Point(double x, double y, long count) {}

  /**
   * Wilson's score interval at 95 %, without continuity correction (Wilson 1927). {@code n} may be
   * an effective number of answers. Without answers everything is possible: 0 to 1.
   */
  public static Interval wilson(double share, double n) {
    if (n <= 0) {
      return new Interval(0, 1);
    }
    double z2 = Z95 * Z95;
    double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z95 / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    double low = share <= 0 ? 0 : Math.max(0, middle - half);
    double high = share >= 1 ? 1 : Math.min(1, middle + half);
    return new Interval(low, high);
  }

  /**
   * Pearson's chi-square of independence, without continuity correction, with Cramér's V. Rows and
   * columns that nobody is in do not count.
   */
  public static Optional<TestResult> chiSquare(long[][] table) {
    long[][] counts = occupied(table);
    if (counts.length < 2 || counts[0].length < 2) {
      return Optional.empty();
    }
    var result = ChiSquareTest.withDefaults().test(counts);
    double chi2 = result.getStatistic();
    int smaller = Math.min(counts.length, counts[0].length) - 1;
    double df = (counts.length - 1.0) * (counts[0].length - 1.0);
    double v = Math.sqrt(chi2 / (total(counts) * (double) smaller));
    return Optional.of(
        result("chi-square", chi2, df, result.getPValue(), new Effect("Cramér's V", v)));
  }

  /** Fisher's exact test of a 2 × 2 table; the statistic is the sample's odds ratio. */
  public static Optional<TestResult> fisher(long[][] table) {
    long[][] counts = occupied(table);
    if (counts.length != 2 || counts[0].length != 2 || total(counts) > FISHER_LIMIT) {
      return Optional.empty();
    }
    int[][] cells =
        Arrays.stream(counts)
            .map(row -> Arrays.stream(row).mapToInt(Math::toIntExact).toArray())
            .toArray(int[][]::new);
    double p = FisherExactTest.withDefaults().test(cells).getPValue();
    double against = (double) counts[0][1] * counts[1][0];
    @Nullable Double odds = against == 0 ? null : (double) counts[0][0] * counts[1][1] / against;
    return Optional.of(new TestResult("Fisher's exact", odds, null, p, null, null, null));
  }

  /** Spearman's rank correlation with mid-ranks for ties; p from Student's t with n − 2. */
  public static Optional<TestResult> spearman(List<Point> points) {
    SortedMap<Double, Long> xs = new TreeMap<>();
    SortedMap<Double, Long> ys = new TreeMap<>();
    for (Point point : points) {
      xs.merge(point.x(), point.count(), Long::sum);
      ys.merge(point.y(), point.count(), Long::sum);
    }
    long n = total(xs);
    if (n < 3 || xs.size() < 2 || ys.size() < 2) {
      return Optional.empty();
    }
    double rho = correlation(points, midRanks(xs), midRanks(ys), (n + 1) / 2.0);
    double t = rho * Math.sqrt((n - 2) / ((1 + rho) * (1 - rho)));
    double p =
        Math.abs(rho) >= 1 ? 0 : 2 * TDistribution.of(n - 2.0).survivalProbability(Math.abs(t));
    return Optional.of(result("Spearman", rho, n - 2.0, p, new Effect("Spearman's ρ", rho)));
  }

  private static double correlation(
      List<Point> points, Map<Double, Double> rankOfX, Map<Double, Double> rankOfY, double mean) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Point point : points) {
      double dx = rank(rankOfX, point.x()) - mean;
      double dy = rank(rankOfY, point.y()) - mean;
      xx += point.count() * dx * dx;
      yy += point.count() * dy * dy;
      xy += point.count() * dx * dy;
    }
    return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  }

  /**
   * Mann–Whitney's U of the first group, with mid-ranks; p from the normal approximation corrected
   * for ties and continuity, as SciPy's {@code method="asymptotic"} and R's {@code
   * wilcox.test(exact = FALSE)} have it. The effect is the probability that one of the first group
   * is above one of the second.
   */
  public static Optional<TestResult> mannWhitney(
      SortedMap<Double, Long> first, SortedMap<Double, Long> second) {
    double n1 = total(first);
    double n2 = total(second);
    SortedMap<Double, Long> all = new TreeMap<>(first);
    second.forEach((value, count) -> all.merge(value, count, Long::sum));
    if (n1 == 0 || n2 == 0 || all.size() < 2) {
      return Optional.empty();
    }
    Map<Double, Double> ranks = midRanks(all);
    double rankSum = 0;
    for (var entry : first.entrySet()) {
      rankSum += entry.getValue() * rank(ranks, entry.getKey());
    }
    double u = rankSum - n1 * (n1 + 1) / 2;
    double n = n1 + n2;
    double ties = all.values().stream().mapToDouble(c -> (double) c * c * c - c).sum();
    double deviation = Math.sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
    double z = (Math.max(u, n1 * n2 - u) - n1 * n2 / 2 - 0.5) / deviation;
    double p = Math.min(1, 2 * NORMAL.survivalProbability(z));
    return Optional.of(
        result("Mann–Whitney U", u, null, p, new Effect("P(first > second)", u / (n1 * n2))));
  }

  /** Welch's t of two groups with unequal variances, with Welch and Satterthwaite's df. */
  public static Optional<TestResult> welch(
      SortedMap<Double, Long> first, SortedMap<Double, Long> second) {
    Moments one = Moments.of(first);
    Moments two = Moments.of(second);
    if (one.n() < 2 || two.n() < 2 || one.variance() + two.variance() == 0) {
      return Optional.empty();
    }
    var result =
        TTest.withDefaults()
            .with(DataDispersion.HETEROSCEDASTIC)
            .test(one.mean(), one.variance(), one.n(), two.mean(), two.variance(), two.n());
    return Optional.of(
        result(
            "Welch's t",
            result.getStatistic(),
            result.getDegreesOfFreedom(),
            result.getPValue(),
            new Effect("difference of means", one.mean() - two.mean())));
  }

  /** How many, their mean and their variance with n − 1. */
  public record Moments(long n, double mean, double variance) {

    public static Moments of(SortedMap<Double, Long> counts) {
      long n = total(counts);
      if (n == 0) {
        return new Moments(0, 0, 0);
      }
      double sum = 0;
      for (var entry : counts.entrySet()) {
        sum += entry.getKey() * entry.getValue();
      }
      double mean = sum / n;
      double squares = 0;
      for (var entry : counts.entrySet()) {
        squares += entry.getValue() * Math.pow(entry.getKey() - mean, 2);
      }
      return new Moments(n, mean, n < 2 ? 0 : squares / (n - 1));
    }

    public double deviation() {
      return Math.sqrt(variance);
    }
  }

  /** The quantile of at least one value, between two by straight line (R's default, type 7). */
  public static double quantile(SortedMap<Double, Long> counts, double share) {
    long n = total(counts);
    double place = (n - 1) * share;
    double low = valueAt(counts, (long) Math.floor(place));
    double high = valueAt(counts, (long) Math.ceil(place));
    return low + (high - low) * (place - Math.floor(place));
  }

  private static double valueAt(SortedMap<Double, Long> counts, long index) {
    long seen = 0;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen > index) {
        return entry.getKey();
      }
    }
    return counts.lastKey();
  }

  private static Map<Double, Double> midRanks(SortedMap<Double, Long> counts) {
    Map<Double, Double> ranks = new TreeMap<>();
    long below = 0;
    for (var entry : counts.entrySet()) {
      ranks.put(entry.getKey(), below + (entry.getValue() + 1) / 2.0);
      below += entry.getValue();
    }
    return ranks;
  }

  private static double rank(Map<Double, Double> ranks, double value) {
    return ranks.getOrDefault(value, 0.0);
  }

  /** The table without its empty rows and columns. */
  private static long[][] occupied(long[][] table) {
    int width = table.length == 0 ? 0 : table[0].length;
    int[] columns =
        IntStream.range(0, width)
            .filter(c -> Arrays.stream(table).anyMatch(row -> row[c] > 0))
            .toArray();
    return Arrays.stream(table)
        .filter(row -> Arrays.stream(row).sum() > 0)
        .map(row -> Arrays.stream(columns).mapToLong(c -> row[c]).toArray())
        .toArray(long[][]::new);
  }

  private static long total(long[][] counts) {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  private static long total(Map<Double, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static TestResult result(
      String name, double statistic, @Nullable Double df, double p, Effect effect) {
    return new TestResult(name, statistic, df, p, effect, null, null);
  }
}
