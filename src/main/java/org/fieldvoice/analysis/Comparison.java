package org.fieldvoice.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fieldvoice.analysis.Statistics.Moments;
import org.fieldvoice.analysis.Statistics.Point;
import org.fieldvoice.analysis.TestResult.Sample;
import org.fieldvoice.analysis.Variable.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A two-way tally with its sides known, and the tests that their kinds allow:
 *
 * <ul>
 *   <li>two sets of groups: chi-square, and for 2 × 2 Fisher's exact;
 *   <li>two that are ordered: Spearman, over the raw values and without what stands apart;
 *   <li>a number by two groups: Welch's t and Mann–Whitney.
 * </ul>
 */
final class Comparison {

  private final Tally tally;
  private final Axis rows;
  private final Axis columns;
  private final Words words;
  private final long[][] counts;
  private final double[][] weights;

  Comparison(Tally tally, Axis rows, Axis columns, Words words) {
    this.tally = tally;
    this.rows = rows;
    this.columns = columns;
    this.words = words;
    this.counts = new long[rows.entries().size()][columns.entries().size()];
    this.weights = new double[rows.entries().size()][columns.entries().size()];
    tally.cells().forEach(this::place);
  }

  private void place(Tally.Cell cell, Tally.Count count) {
    OptionalInt row = rows.entryOf(cell.row());
    OptionalInt column = columns.entryOf(cell.column());
    if (row.isPresent() && column.isPresent()) {
      counts[row.getAsInt()][column.getAsInt()] += count.number();
      weights[row.getAsInt()][column.getAsInt()] += count.weight();
    }
  }

  long[][] counts() {
    return counts;
  }

  List<List<Double>> weights() {
    return Arrays.stream(weights).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  Optional<String> note() {
    if (tally.weighted()) {
      return Optional.of(words.say("no-tests-weighted"));
    }
    return overlaps() ? Optional.of(words.say("no-tests-several")) : Optional.empty();
  }

  private boolean overlaps() {
    return tally.rows().several() || columns.variable().several();
  }

  List<TestResult> tests() {
    if (tally.weighted() || overlaps()) {
      return List.of();
    }
    List<TestResult> tests = new ArrayList<>();
    if (rows.exclusive() && columns.exclusive()) {
      Statistics.chiSquare(counts).map(this::warned).ifPresent(tests::add);
      Statistics.fisher(counts).ifPresent(tests::add);
    }
    if (rows.ordered() && columns.ordered()) {
      Statistics.spearman(points())
          .map(t -> bothNumbers() ? t : t.noted(words.say("order-of-lists")))
          .ifPresent(tests::add);
    }
    tests.addAll(twoGroups());
    return List.copyOf(tests);
  }

  private boolean bothNumbers() {
    return rows.kind() == Kind.NUMBER && columns.kind() == Kind.NUMBER;
  }

  /**
   * Chi-square is off where many expected counts are small (Cochran: more than a fifth below 5).
   */
  private TestResult warned(TestResult test) {
    double[] down = Arrays.stream(counts).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double[] across =
        IntStream.range(0, columns.entries().size())
            .mapToDouble(c -> Arrays.stream(counts).mapToLong(row -> row[c]).sum())
            .toArray();
    double total = Arrays.stream(down).sum();
    long cells = 0;
    long small = 0;
    for (double row : down) {
      for (double column : across) {
        double expected = row * column / total;
        cells += expected > 0 ? 1 : 0;
        small += expected > 0 && expected < 5 ? 1 : 0;
      }
    }
    return small * 5 > cells ? test.noted(words.say("small-expected", small, cells)) : test;
  }

  private List<Point> points() {
    Map<List<Double>, Long> joint = new TreeMap<>(Comparison::compare);
    tally
        .cells()
        .forEach(
            (cell, count) -> {
              OptionalDouble x = rows.position(cell.row());
              OptionalDouble y = columns.position(cell.column());
              if (x.isPresent() && y.isPresent()) {
                joint.merge(List.of(x.getAsDouble(), y.getAsDouble()), count.number(), Long::sum);
              }
            });
    return joint.entrySet().stream()
        .map(e -> new Point(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  private static int compare(List<Double> one, List<Double> other) {
    int first = Double.compare(one.get(0), other.get(0));
    return first != 0 ? first : Double.compare(one.get(1), other.get(1));
  }

  private List<TestResult> twoGroups() {
    if (numberSide().isEmpty()) {
      return List.of();
    }
    List<SortedMap<Double, Long>> groups = groups().stream().filter(g -> !g.isEmpty()).toList();
    @Nullable List<Sample> samples = samples();
    if (groups.size() != 2 || samples == null) {
      return List.of();
    }
    List<TestResult> tests = new ArrayList<>();
    Statistics.welch(groups.get(0), groups.get(1)).ifPresent(t -> tests.add(t.between(samples)));
    Statistics.mannWhitney(groups.get(0), groups.get(1))
        .ifPresent(t -> tests.add(t.between(samples)));
    return tests;
  }

  /** Which side is a number, the other being groups. */
  private Optional<Axis> numberSide() {
    if (rows.kind() == Kind.NUMBER && columns.exclusive()) {
      return Optional.of(rows);
    }
    return columns.kind() == Kind.NUMBER && rows.exclusive()
        ? Optional.of(columns)
        : Optional.empty();
  }

  private Axis groupSide() {
    return rows.kind() == Kind.NUMBER ? columns : rows;
  }

  /** The numbers of each group, in the groups' order. */
  private List<SortedMap<Double, Long>> groups() {
    List<SortedMap<Double, Long>> groups = new ArrayList<>();
    groupSide().entries().forEach(entry -> groups.add(new TreeMap<>()));
    boolean down = rows.kind() == Kind.NUMBER;
    tally
        .cells()
        .forEach(
            (cell, count) -> {
              OptionalInt group = groupSide().entryOf(down ? cell.column() : cell.row());
              OptionalDouble number = Axis.number(down ? cell.row() : cell.column());
              if (group.isPresent() && number.isPresent()) {
                groups.get(group.getAsInt()).merge(number.getAsDouble(), count.number(), Long::sum);
              }
            });
    return groups;
  }

  /** Each occupied group's mean, where one side is a number; else null, which JSON leaves out. */
  @Nullable List<Sample> samples() {
    if (tally.weighted() || overlaps() || numberSide().isEmpty()) {
      return null;
    }
    List<SortedMap<Double, Long>> groups = groups();
    return IntStream.range(0, groups.size())
        .filter(i -> !groups.get(i).isEmpty())
        .mapToObj(
            i -> {
              Moments moments = Moments.of(groups.get(i));
              String label = groupSide().entries().get(i).label();
              return new Sample(label, moments.n(), moments.mean(), moments.deviation());
            })
        .toList();
  }
}
