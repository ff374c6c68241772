package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each combination of quasi-identifying values occurs: all that the search for a
 * generalisation has to know, so memory grows with the distinct combinations and not with the rows.
 * Values are kept at their hierarchy's level 0, raw ones only as a 64-bit hash (for the share of
 * unique rows before).
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by the million, never compared as records
final class Combinations {

  private final List<Hierarchy> hierarchies;
  private final Map<List<String>, int[]> counts = new HashMap<>();

  /**
   * By attribute: for each value at level 0 an answer that leads to it; all of them lead to the
   * same groups above.
   */
  private final List<Map<String, String>> examples = new ArrayList<>();

  private final LongCounts raw = new LongCounts(1024);
  private long rows;

  Combinations(List<Hierarchy> hierarchies) {
    this.hierarchies = List.copyOf(hierarchies);
    hierarchies.forEach(h -> examples.add(new HashMap<>()));
  }

  /** Counts one row by its raw values, in the order of the hierarchies. */
  void add(List<String> values) {
    String[] base = new String[values.size()];
    long hash = 1125899906842597L;
    for (int i = 0; i < base.length; i++) {
      base[i] = hierarchies.get(i).at(0, values.get(i)).intern();
      examples.get(i).putIfAbsent(base[i], values.get(i));
      hash = mixed(hash, values.get(i));
    }
    counts.computeIfAbsent(Arrays.asList(base), key -> new int[1])[0]++;
    raw.add(hash, 1);
    rows++;
  }

  private static long mixed(long hash, String value) {
    long h = hash * 31 + 0x1F;
    for (int i = 0; i < value.length(); i++) {
      h = (h ^ value.charAt(i)) * 0x100000001B3L;
    }
    return h ^ (h >>> 32);
  }

  long rows() {
    return rows;
  }

  int distinct() {
    return counts.size();
  }

  /** Rows whose combination of raw values no other row has. */
  long uniqueRaw() {
    return raw.withCount(1);
  }

  List<Hierarchy> hierarchies() {
    return hierarchies;
  }

  /** The classes at these levels: the values that a release shows, and how many rows show them. */
  Map<List<String>, Integer> classes(int[] levels) {
    Map<List<String>, Integer> classes = new HashMap<>();
    for (Map.Entry<List<String>, int[]> entry : counts.entrySet()) {
      String[] shown = new String[levels.length];
      for (int a = 0; a < levels.length; a++) {
        String example = examples.get(a).getOrDefault(entry.getKey().get(a), "");
        shown[a] = hierarchies.get(a).at(levels[a], example);
      }
      classes.merge(List.of(shown), entry.getValue()[0], Integer::sum);
    }
    return classes;
  }

  /**
   * The combinations as columns of codes, ordered by value, so that the order of the rows leaves no
   * trace.
   */
  Coded coded() {
    List<Map.Entry<List<String>, int[]>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Comparator.comparing(e -> String.join("\u0001", e.getKey())));
    int[] rowsOf = sorted.stream().mapToInt(e -> e.getValue()[0]).toArray();
    List<Column> columns = new ArrayList<>();
    for (int a = 0; a < hierarchies.size(); a++) {
      int attribute = a;
      Leaves leaves = new Leaves(hierarchies.get(a), new TreeMap<>(examples.get(a)));
      columns.add(Column.of(leaves, sorted.stream().map(e -> e.getKey().get(attribute)).toList()));
    }
    return new Coded(columns, rowsOf, rows);
  }

  /** All columns and, for each combination, its number of rows. */
  record Coded(List<Column> columns, int[] rowsOf, long rows) {}

  /**
   * One attribute of all combinations.
   *
   * @param leaf the code of each combination's value at level 0
   * @param groups by level: from the leaf's code to its group's
   * @param sizes by level: how many groups there are
   * @param loss by level: from the leaf's code to what that level takes from it, 0 to 1
   */
  record Column(int[] leaf, int[][] groups, int[] sizes, double[][] loss) {

    /** What this level takes from the values, on average over the rows. */
    double meanLoss(int level, Coded data) {
      double sum = 0;
      for (int i = 0; i < leaf.length; i++) {
        sum += data.rowsOf()[i] * loss[level][leaf[i]];
      }
      return data.rows() == 0 ? 0 : sum / data.rows();
    }

    private static Column of(Leaves leaves, List<String> values) {
      Map<String, Integer> codes = new HashMap<>();
      leaves.examples().keySet().forEach(leaf -> codes.put(leaf, codes.size()));
      int levels = leaves.hierarchy().levels();
      Column column =
          new Column(
              values.stream().mapToInt(codes::get).toArray(),
              new int[levels][codes.size()],
              new int[levels],
              new double[levels][codes.size()]);
      for (int level = 0; level < levels; level++) {
        column.fill(level, leaves.at(level));
      }
      return column;
    }

    /**
     * The loss is the normalised certainty penalty (Xu et al., "Utility-Based Anonymization Using
     * Local Recoding", KDD 2006): of the other values that occur, the share that this one can no
     * longer be told from.
     */
    private void fill(int level, List<String> coarse) {
      Map<String, Integer> codes = new HashMap<>();
      int[] members = new int[coarse.size()];
      for (int i = 0; i < coarse.size(); i++) {
        groups[level][i] = code(codes, coarse.get(i));
        members[groups[level][i]]++;
      }
      sizes[level] = Math.max(1, codes.size());
      for (int i = 0; i < coarse.size(); i++) {
        int others = members[groups[level][i]] - 1;
        loss[level][i] = others == 0 ? 0 : (double) others / (coarse.size() - 1);
      }
    }
  }

  private static int code(Map<String, Integer> codes, String value) {
    Integer known = codes.putIfAbsent(value, codes.size());
    return known == null ? codes.size() - 1 : known;
  }

  /** The values of level 0 that occur, in order, each with an answer that leads to it. */
  private record Leaves(Hierarchy hierarchy, SortedMap<String, String> examples) {
    List<String> at(int level) {
      return examples.values().stream().map(answer -> hierarchy.at(level, answer)).toList();
    }
  }
}
