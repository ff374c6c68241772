package org.fieldvoice.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.fieldvoice.dataset.Variable.Kind;
import org.fieldvoice.dataset.Variable.Standing;
import org.fieldvoice.platform.Problem;

/**
 * From responses to rows in which nobody stands out. The responses are read twice, a row at a time:
 * once to count the combinations of quasi-identifying values, once to write. In between the {@link
 * Lattice} finds how coarse each value has to be. What was written is counted again; if a class has
 * fallen below k because responses changed meanwhile, nothing of it leaves.
 */
final class Anonymisation {

  /** Takes the rows that leave. */
  @FunctionalInterface
  interface Rows {
    void add(UUID instance, List<String> cells);
  }

  /**
   * What came of it.
   *
   * @param read the responses there were
   * @param wanted those that the policy wanted
   */
  record Outcome(
      Plan plan,
      Combinations.Coded data,
      Lattice.Found node,
      Tally tally,
      long read,
      long wanted,
      long uniqueBefore) {}

  private final Plan plan;
  private final Snapshot snapshot;
  private final DoubleConsumer progress;
  private long read;

  Anonymisation(Plan plan, Snapshot snapshot, DoubleConsumer progress) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.progress = progress;
  }

  /**
   * Writes the rows; a {@code Problem} where k can't be reached, and then nothing of what was
   * written may leave.
   */
  Outcome writeTo(Rows rows) {
    Combinations combinations = new Combinations(plan.hierarchies());
    snapshot.each(row -> count(row, combinations));
    int k = plan.policy().k();
    if (combinations.rows() < k) {
      throw Problem.TOO_FEW_RESPONSES.with("rows", combinations.rows()).and("k", k);
    }
    Combinations.Coded data = combinations.coded();
    Lattice.Found node = search(data);
    progress.accept(0.5);
    Tally tally = written(rows, node, combinations.classes(node.levels()));
    if (tally.smallest() < k) {
      throw Problem.RESPONSES_CHANGED.asException();
    }
    return new Outcome(
        plan, data, node, tally, read, combinations.rows(), combinations.uniqueRaw());
  }

  private void count(Answered row, Combinations combinations) {
    read++;
    if (read % 1000 == 0) {
      progress.accept(0.4 * read / (read + 20_000));
    }
    if (plan.wants(row)) {
      combinations.add(plan.classOf(row));
    }
  }

  private Lattice.Found search(Combinations.Coded data) {
    Policy policy = plan.policy();
    long mayOmit = (long) Math.floor(data.rows() * policy.suppression());
    Optional<Lattice.Found> found =
        Lattice.search(data, new Lattice.Goal(policy.k(), mayOmit, plan.weights()));
    return found.orElseThrow(
        () ->
            Problem.NOT_ANONYMOUS.with("k", policy.k()).and("percent", policy.suppression() * 100));
  }

  private Tally written(Rows rows, Lattice.Found node, Map<List<String>, Integer> classes) {
    Columns columns = new Columns(plan, node.levels());
    List<Variable> sensitive = sensitive(plan);
    Tally tally = new Tally();
    long[] seen = {0};
    snapshot.each(
        row -> {
          seen[0]++;
          if (seen[0] % 1000 == 0) {
            progress.accept(0.5 + 0.4 * Math.min(1, (double) seen[0] / read));
          }
          List<String> shown = columns.shown(row);
          if (plan.wants(row) && classes.getOrDefault(shown, 0) >= plan.policy().k()) {
            tally.add(shown, sensitive.stream().map(row::value).toList());
            rows.add(row.instance(), columns.cells(row, shown));
          }
        });
    return tally;
  }

  /** The sensitive variables that go along and have values to count. */
  static List<Variable> sensitive(Plan plan) {
    return plan.kept().stream()
        .filter(v -> v.standing() == Standing.SENSITIVE && v.kind() != Kind.TEXT)
        .toList();
  }
}
