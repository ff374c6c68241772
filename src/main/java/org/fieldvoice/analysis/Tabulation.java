package org.fieldvoice.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fieldvoice.analysis.Statistics.Interval;
import org.fieldvoice.analysis.Statistics.Moments;
import org.fieldvoice.analysis.Variable.Category;
import org.fieldvoice.analysis.Variable.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How one question was answered.
 *
 * @param question its name, or an expression's text
 * @param label its wording
 * @param type how to read the rows: {@code one}, {@code many} (shares add up to more than 100),
 *     {@code rank} (the share that put it first), {@code number}, {@code truth}, {@code day},
 *     {@code open}
 * @param ordered whether the order of the rows means more or less
 * @param unit the repeat whose entries are counted instead of people; absent where people are
 * @param base how many answered
 * @param missing how many were not asked or gave no answer
 * @param summary of a number, absent under weights
 */
public record Tabulation(
    String question,
    String label,
    String type,
    boolean ordered,
    @Nullable String unit,
    long base,
    long missing,
    List<Row> rows,
    @Nullable Summary summary) {

  /**
   * One answer.
   *
   * @param count people, whatever they weigh
   * @param percent of the base, 0 to 100, unrounded; weighted where there are weights
   * @param interval its Wilson 95 % limits, on the effective base where there are weights
   * @param meanPlace of a ranked choice, from 1
   * @param apart outside the order of the others: "not applicable"
   */
  public record Row(
      String value,
      String label,
      long count,
      double percent,
      List<Double> interval,
      @Nullable Double meanPlace,
      boolean apart) {}

  /**
   * A number's distribution.
   *
   * @param sd standard deviation with n − 1; quartiles as R's default has them
   */
  public record Summary(
      double mean, double sd, double min, double q1, double median, double q3, double max) {}

  /** The row of this value. */
  public Optional<Row> row(String value) {
    return rows.stream().filter(r -> r.value().equals(value)).findFirst();
  }

  /** What a one-way tally found. */
  static Tabulation of(Tally tally, Words words) {
    Axis axis =
        Axis.of(
            tally.rows(),
            tally.cells().keySet().stream().map(Tally.Cell::row).collect(Collectors.toSet()),
            words);
    long[] counts = new long[axis.entries().size()];
    double[] weights = new double[counts.length];
    tally
        .cells()
        .forEach(
            (cell, count) ->
                axis.entryOf(cell.row())
                    .ifPresent(
                        i -> {
                          counts[i] += count.number();
                          weights[i] += count.weight();
                        }));
    List<Row> rows =
        IntStream.range(0, counts.length)
            .mapToObj(i -> row(axis.entries().get(i), counts[i], weights[i], tally))
            .toList();
    List<String> repeats = tally.rows().repeats();
    return new Tabulation(
        tally.rows().name(),
        tally.rows().label(),
        axis.kind().name().toLowerCase(Locale.ROOT),
        axis.ordered(),
        repeats.isEmpty() ? null : repeats.get(repeats.size() - 1),
        tally.base().number(),
        tally.missing(),
        rows,
        axis.kind() == Kind.NUMBER && !tally.weighted() ? summary(tally) : null);
  }

  private static Row row(Category category, long count, double weight, Tally tally) {
    double all = tally.base().weight();
    Interval interval = Statistics.wilson(all == 0 ? 0 : weight / all, tally.base().effective());
    OptionalDouble place = tally.meanPlace(category.value());
    return new Row(
        category.value(),
        category.label(),
        count,
        all == 0 ? 0 : 100 * weight / all,
        List.of(100 * interval.low(), 100 * interval.high()),
        place.isPresent() ? place.getAsDouble() : null,
        category.apart());
  }

  private static @Nullable Summary summary(Tally tally) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    tally
        .cells()
        .forEach(
            (cell, count) ->
                Axis.number(cell.row())
                    .ifPresent(number -> counts.merge(number, count.number(), Long::sum)));
    if (counts.isEmpty()) {
      return null;
    }
    Moments moments = Moments.of(counts);
    return new Summary(
        moments.mean(),
        moments.deviation(),
        counts.firstKey(),
        Statistics.quantile(counts, 0.25),
        Statistics.quantile(counts, 0.5),
        Statistics.quantile(counts, 0.75),
        counts.lastKey());
  }
}
