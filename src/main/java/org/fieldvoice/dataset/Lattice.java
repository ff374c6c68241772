package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds how coarse each attribute has to be. A <em>node</em> is one level for each attribute, used
 * for all rows alike (full-domain generalisation: Samarati, "Protecting Respondents' Identities in
 * Microdata Release", 2001). A node will do when the rows in classes below k, which are left out,
 * are no more than the limit. What a node costs is the weighted mean of what its levels take from
 * each row, all of it for a row left out.
 *
 * <p>Going up never adds rows to leave out, so whatever lies below a node that won't do won't do
 * either (Incognito, LeFevre et al. 2005), and leaving rows out never makes a node cheaper than its
 * levels alone. So nodes are visited by the cost of their levels, those below a failed one are
 * passed over, and the first whose levels alone cost as much as the best found ends the search: the
 * result is the optimum. From each node that fails the search first climbs until one does (as Flash
 * does, Kohlmayer et al. 2012), which finds a good bound early. Above {@link #NODES} nodes only the
 * descent from the top is made, which finds a good node but perhaps not the best.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by the thousand, never compared as records
final class Lattice {

  /** Lattices with more nodes are not searched whole. */
  static final int NODES = 200_000;

  private static final double ROUNDING = 1e-12;

  private final Combinations.Coded data;
  private final Goal goal;

  /** By attribute and level: what the level takes on average. */
  private final double[][] means;

  private final Map<List<Integer>, Found> seen = new HashMap<>();
  private final List<int[]> failed = new ArrayList<>();
  private Optional<Found> best = Optional.empty();

  /**
   * What is to be reached.
   *
   * @param k the least rows of a class
   * @param mayOmit how many rows may be left out for it
   * @param weights by attribute: how much its precision matters against the others'
   */
  record Goal(int k, long mayOmit, double[] weights) {}

  /**
   * A node and what it costs.
   *
   * @param loss 0 (nothing lost) to 1 (everything)
   * @param whole true where every node was considered, so that none is better
   */
  record Found(int[] levels, long omitted, double loss, boolean whole) {}

  private Lattice(Combinations.Coded data, Goal goal) {
    this.data = data;
    this.goal = goal;
    this.means =
        data.columns().stream()
            .map(
                c ->
                    IntStream.range(0, c.groups().length)
                        .mapToDouble(l -> c.meanLoss(l, data))
                        .toArray())
            .toArray(double[][]::new);
  }

  /**
   * The cheapest node that will do; empty where even the top won't. The same data always lead to
   * the same node.
   */
  static Optional<Found> search(Combinations.Coded data, Goal goal) {
    Lattice lattice = new Lattice(data, goal);
    if (!lattice.willDo(lattice.evaluated(lattice.top()))) {
      return Optional.empty();
    }
    lattice.descend();
    return lattice.small() ? lattice.sweep() : lattice.best;
  }

  private int[] top() {
    return data.columns().stream().mapToInt(c -> c.groups().length - 1).toArray();
  }

  private boolean small() {
    double nodes = 1;
    for (int top : top()) {
      nodes *= top + 1;
    }
    return nodes <= NODES;
  }

  /** From the top down, always the step that costs least in the end, while one will do. */
  private void descend() {
    Optional<Found> at = Optional.of(evaluated(top()));
    while (at.isPresent()) {
      int[] here = at.get().levels();
      at = steps(here, -1).stream().map(this::evaluated).filter(this::willDo).min(CHEAPEST);
    }
  }

  private Optional<Found> sweep() {
    for (Node node : byCost()) {
      if (best.isPresent() && node.cost() > best.get().loss() + ROUNDING) {
        break;
      }
      if (!belowFailed(node.levels()) && !willDo(evaluated(node.levels()))) {
        climb(node.levels());
      }
    }
    return best.map(b -> new Found(b.levels(), b.omitted(), b.loss(), true));
  }

  private void climb(int[] from) {
    int[] at = from;
    int[] last = from;
    while (!willDo(evaluated(at))) {
      last = at;
      at = steps(at, 1).stream().min(Comparator.comparingDouble(this::costOfLevels)).orElse(top());
    }
    failed.removeIf(known -> atMost(known, from));
    failed.add(last);
  }

  private List<int[]> steps(int[] from, int by) {
    int[] top = top();
    List<int[]> next = new ArrayList<>();
    for (int a = 0; a < from.length; a++) {
      int level = from[a] + by;
      if (level >= 0 && level <= top[a]) {
        int[] step = from.clone();
        step[a] = level;
        next.add(step);
      }
    }
    return next;
  }

  private boolean belowFailed(int[] node) {
    return failed.stream().anyMatch(f -> atMost(node, f));
  }

  private static boolean atMost(int[] node, int[] other) {
    for (int a = 0; a < node.length; a++) {
      if (node[a] > other[a]) {
        return false;
      }
    }
    return true;
  }

  private boolean willDo(Found found) {
    return found.omitted() <= goal.mayOmit() && found.omitted() < data.rows();
  }

  private Found evaluated(int[] levels) {
    List<Integer> key = Arrays.stream(levels).boxed().toList();
    Found known = seen.get(key);
    if (known != null) {
      return known;
    }
    Found found = evaluate(levels);
    seen.put(key, found);
    if (willDo(found) && (best.isEmpty() || CHEAPEST.compare(found, best.get()) < 0)) {
      best = Optional.of(found);
    }
    return found;
  }

  private Found evaluate(int[] levels) {
    int[] classOf = new int[data.rowsOf().length];
    LongCounts classes = classes(levels, classOf);
    long omitted = 0;
    double loss = 0;
    for (int i = 0; i < classOf.length; i++) {
      int rows = data.rowsOf()[i];
      boolean stays = classes.count(classOf[i]) >= goal.k();
      omitted += stays ? 0 : rows;
      loss += rows * (stays ? lossOf(i, levels) : 1);
    }
    double mean = data.rows() == 0 ? 0 : loss / data.rows();
    return new Found(levels, omitted, Math.rint(mean / ROUNDING) * ROUNDING, false);
  }

  /** The classes' numbers of rows; {@code classOf} receives each combination's class. */
  private LongCounts classes(int[] levels, int[] classOf) {
    long[] keys = new long[classOf.length];
    long span = 1;
    for (int a = 0; a < levels.length; a++) {
      Combinations.Column column = data.columns().get(a);
      int size = column.sizes()[levels[a]];
      if (span > Long.MAX_VALUE / size) {
        span = renumber(keys);
      }
      int[] groups = column.groups()[levels[a]];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = keys[i] * size + groups[column.leaf()[i]];
      }
      span *= size;
    }
    LongCounts classes = new LongCounts(256);
    for (int i = 0; i < keys.length; i++) {
      classOf[i] = classes.add(keys[i], data.rowsOf()[i]);
    }
    return classes;
  }

  private static long renumber(long[] keys) {
    LongCounts numbers = new LongCounts(keys.length);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = numbers.add(keys[i], 1);
    }
    return numbers.size();
  }

  private double lossOf(int combination, int[] levels) {
    double sum = 0;
    double weights = 0;
    for (int a = 0; a < levels.length; a++) {
      Combinations.Column column = data.columns().get(a);
      sum += goal.weights()[a] * column.loss()[levels[a]][column.leaf()[combination]];
      weights += goal.weights()[a];
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private record Node(int[] levels, double cost) {}

  private List<Node> byCost() {
    List<int[]> nodes = new ArrayList<>();
    nodes.add(new int[top().length]);
    for (int a = 0; a < top().length; a++) {
      List<int[]> further = new ArrayList<>();
      for (int[] node : nodes) {
        for (int level = 1; level <= top()[a]; level++) {
          int[] up = node.clone();
          up[a] = level;
          further.add(up);
        }
      }
      nodes.addAll(further);
    }
    return nodes.stream()
        .map(levels -> new Node(levels, costOfLevels(levels)))
        .sorted(Comparator.comparingDouble(Node::cost).thenComparing(Node::levels, Arrays::compare))
        .toList();
  }

  /** What a node would cost if no row had to be left out: the least it can cost. */
  private double costOfLevels(int[] levels) {
    double sum = 0;
    double weights = 0;
    for (int a = 0; a < levels.length; a++) {
      sum += goal.weights()[a] * means[a][levels[a]];
      weights += goal.weights()[a];
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /**
   * The cheaper one; of two alike the one with fewer rows left out, then the one with finer levels.
   */
  private static final Comparator<Found> CHEAPEST =
      Comparator.comparingDouble(Found::loss)
          .thenComparingLong(Found::omitted)
          .thenComparing(Found::levels, Arrays::compare);
}
