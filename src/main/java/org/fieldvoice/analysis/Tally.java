package org.fieldvoice.analysis;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Counts one variable, or two against each other, over a stream of answers documents. It keeps a
 * count for each value and nothing of any respondent, so it needs no more memory for a million
 * responses than for ten.
 */
final class Tally {

  /** More different values than this are no table, and would need memory without end. */
  static final int MOST_VALUES = 100_000;

  /**
   * A value of the rows and one of the columns; the column is empty where there is one variable.
   */
  record Cell(String row, String column) {}

  /** How many, and the sum of their weights. */
  static final class Count {
    private long number;
    private double weight;
    private double squares;

    void add(double w) {
      number++;
      weight += w;
      squares += w * w;
    }

    long number() {
      return number;
    }

    double weight() {
      return weight;
    }

    /** Kish's effective number of answers: how many equal weights would tell as much. */
    double effective() {
      return squares == 0 ? 0 : weight * weight / squares;
    }
  }

  /** How often a choice was ranked, and the sum of its places. */
  private record Places(long number, long sum) {
    Places plus(Places other) {
      return new Places(number + other.number, sum + other.sum);
    }

    double mean() {
      return (double) sum / number;
    }
  }

  private final Variable rows;
  private final Optional<Variable> columns;
  private final List<String> repeats;
  private final Map<Cell, Count> cells = new HashMap<>();
  private final Map<String, Places> places = new HashMap<>();
  private final Count base = new Count();
  private long missing;
  private boolean overfull;

  Tally(Variable rows) {
    this(rows, Optional.empty());
  }

  /** Both variables stand at the top or in the same repeat, or one inside the other's. */
  Tally(Variable rows, Optional<Variable> columns) {
    this.rows = rows;
    this.columns = columns;
    List<String> others = columns.map(Variable::repeats).orElse(List.of());
    this.repeats = others.size() > rows.repeats().size() ? others : rows.repeats();
  }

  static boolean canMeet(Variable one, Variable other) {
    int common = Math.min(one.repeats().size(), other.repeats().size());
    return one.repeats().subList(0, common).equals(other.repeats().subList(0, common));
  }

  /** Counts one response; in a repeat, each of its entries. */
  void add(JsonObject answers, double weight) {
    visit(List.of(answers), weight);
  }

  private void visit(List<JsonObject> scopes, double weight) {
    int depth = scopes.size() - 1;
    if (depth == repeats.size()) {
      count(scopes, weight);
      return;
    }
    JsonValue entries = scopes.get(depth).get(repeats.get(depth));
    if (entries instanceof JsonArray array) {
      for (JsonValue entry : array) {
        if (entry instanceof JsonObject object) {
          List<JsonObject> deeper = new ArrayList<>(scopes);
          deeper.add(object);
          visit(deeper, weight);
        }
      }
    }
  }

  private void count(List<JsonObject> scopes, double weight) {
    List<String> down = rows.reader().values(scopes);
    List<String> across = columns.map(c -> c.reader().values(scopes)).orElse(List.of(""));
    if (down.isEmpty() || across.isEmpty()) {
      missing++;
      return;
    }
    base.add(weight);
    if (rows.kind() == Variable.Kind.RANK) {
      for (int place = 0; place < down.size(); place++) {
        places.merge(down.get(place), new Places(1, place + 1), Places::plus);
      }
    }
    for (String row : chosen(rows, down)) {
      for (String column : columns.map(c -> chosen(c, across)).orElse(across)) {
        cell(new Cell(row, column)).add(weight);
      }
    }
  }

  /** Of an order only its first place counts. */
  private static List<String> chosen(Variable variable, List<String> values) {
    return variable.kind() == Variable.Kind.RANK ? values.subList(0, 1) : values;
  }

  private Count cell(Cell cell) {
    Count count = cells.get(cell);
    if (count != null) {
      return count;
    }
    Count fresh = new Count();
    if (cells.size() < MOST_VALUES) {
      cells.put(cell, fresh);
    } else {
      overfull = true;
    }
    return fresh;
  }

  /**
   * True where there were more different values than a table can hold: the counts are not whole.
   */
  boolean overfull() {
    return overfull;
  }

  Variable rows() {
    return rows;
  }

  Optional<Variable> columns() {
    return columns;
  }

  Map<Cell, Count> cells() {
    return Collections.unmodifiableMap(cells);
  }

  /** Those who answered; each once, however many choices they made. */
  Count base() {
    return base;
  }

  long missing() {
    return missing;
  }

  /** True where some weight is not 1. */
  boolean weighted() {
    return base.weight != base.number || base.squares != base.number;
  }

  /** The mean place of a ranked choice, from 1; empty where nobody ranked it. */
  OptionalDouble meanPlace(String value) {
    Places of = places.get(value);
    return of == null ? OptionalDouble.empty() : OptionalDouble.of(of.mean());
  }
}
