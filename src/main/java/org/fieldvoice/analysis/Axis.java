package org.fieldvoice.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fieldvoice.analysis.Variable.Category;
import org.fieldvoice.analysis.Variable.Kind;

/**
 * One side of a table once everything was counted: which rows (or columns) it has, in which order,
 * and which of them a value belongs to.
 */
final class Axis {

  /** A number with more different values than this is shown in bands. */
  private static final int MOST_SINGLE_NUMBERS = 25;

  private static final int MOST_BANDS = 12;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

  private final Variable variable;
  private final Kind kind;
  private final List<Category> entries;
  private final Map<String, Integer> entryOf = new HashMap<>();

  private Axis(Variable variable, Kind kind, List<Category> entries) {
    this.variable = variable;
    this.kind = kind;
    this.entries = entries;
    for (int i = 0; i < entries.size(); i++) {
      entryOf.put(entries.get(i).value(), i);
    }
  }

  static Axis of(Variable variable, Set<String> seen, Words words) {
    return switch (settled(variable.kind(), seen)) {
      case NUMBER -> numbers(variable, seen, words);
      case TRUTH ->
          new Axis(
              variable,
              Kind.TRUTH,
              List.of(
                  new Category("true", words.say("yes"), false),
                  new Category("false", words.say("no"), false)));
      case ONE -> new Axis(variable, Kind.ONE, chosen(variable, seen));
      case MANY -> new Axis(variable, Kind.MANY, chosen(variable, seen));
      case RANK -> new Axis(variable, Kind.RANK, chosen(variable, seen));
      case DAY -> new Axis(variable, Kind.DAY, asTheyAre(seen));
      case OPEN -> new Axis(variable, Kind.OPEN, asTheyAre(seen));
    };
  }

  /** What an expression gives is known by its values. */
  private static Kind settled(Kind kind, Set<String> seen) {
    if (kind != Kind.OPEN || seen.isEmpty()) {
      return kind;
    }
    if (Set.of("true", "false").containsAll(seen)) {
      return Kind.TRUTH;
    }
    return seen.stream().allMatch(v -> number(v).isPresent()) ? Kind.NUMBER : Kind.OPEN;
  }

  /**
   * The list's choices, then what earlier versions of the list had and people chose. Where answers
   * are the choices there is no list: those that were chosen.
   */
  private static List<Category> chosen(Variable variable, Set<String> seen) {
    Map<String, Category> entries = new LinkedHashMap<>();
    variable.categories().forEach(c -> entries.put(c.value(), c));
    boolean apart = !entries.isEmpty();
    new TreeSet<>(seen).forEach(v -> entries.putIfAbsent(v, new Category(v, v, apart)));
    return List.copyOf(entries.values());
  }

  private static List<Category> asTheyAre(Set<String> seen) {
    return new TreeSet<>(seen).stream().map(v -> new Category(v, v, false)).toList();
  }

  private static Axis numbers(Variable variable, Set<String> seen, Words words) {
    List<String> known = seen.stream().filter(v -> number(v).isPresent()).toList();
    if (known.size() > MOST_SINGLE_NUMBERS) {
      return bands(variable, known, words);
    }
    List<Category> entries =
        known.stream()
            .sorted(Comparator.comparing(BigDecimal::new))
            .map(v -> new Category(v, v, false))
            .toList();
    return new Axis(variable, Kind.NUMBER, entries);
  }

  private static Axis bands(Variable variable, List<String> values, Words words) {
    List<BigDecimal> sorted = values.stream().map(BigDecimal::new).sorted().toList();
    BigDecimal least = sorted.get(0);
    BigDecimal most = sorted.get(sorted.size() - 1);
    boolean whole = sorted.stream().allMatch(v -> v.stripTrailingZeros().scale() <= 0);
    BigDecimal step = step(most.subtract(least), whole);
    BigDecimal start = floor(least, step);
    List<Category> entries = new ArrayList<>();
    for (BigDecimal low = start; low.compareTo(most) <= 0; low = low.add(step)) {
      String text = band(low, step, whole, words);
      entries.add(new Category(text, text, false));
    }
    Axis axis = new Axis(variable, Kind.NUMBER, List.copyOf(entries));
    for (String value : values) {
      BigDecimal place =
          floor(new BigDecimal(value), step).subtract(start).divide(step, RoundingMode.HALF_UP);
      axis.entryOf.put(value, place.intValue());
    }
    return axis;
  }

  private static String band(BigDecimal low, BigDecimal step, boolean whole, Words words) {
    BigDecimal next = low.add(step);
    String from = plain(low);
    if (!whole) {
      return words.say("band", from, plain(next));
    }
    String to = plain(next.subtract(BigDecimal.ONE));
    return from.equals(to) ? from : from + "–" + to;
  }

  /** The least of 1, 2 or 5 times a power of ten that needs no more than twelve bands. */
  private static BigDecimal step(BigDecimal span, boolean whole) {
    int exponent = span.precision() - span.scale() - 3;
    for (int power = whole ? Math.max(0, exponent) : exponent; ; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        if (step.multiply(BigDecimal.valueOf(MOST_BANDS - 1L)).compareTo(span) >= 0) {
          return step;
        }
      }
    }
  }

  private static BigDecimal floor(BigDecimal value, BigDecimal step) {
    return value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The number that a value spells out; empty for any other text. */
  static OptionalDouble number(String value) {
    if (!NUMBER.matcher(value).matches()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(value));
  }

  Variable variable() {
    return variable;
  }

  Kind kind() {
    return kind;
  }

  List<Category> entries() {
    return entries;
  }

  /** Which entry the value belongs to. */
  OptionalInt entryOf(String value) {
    Integer index = entryOf.get(value);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Whether more and less mean something along this side. */
  boolean ordered() {
    return kind == Kind.NUMBER || variable.ordered();
  }

  /** Where the value stands in that order; empty for "not applicable" and its like. */
  OptionalDouble position(String value) {
    if (kind == Kind.NUMBER) {
      return number(value);
    }
    OptionalInt place = variable.ordered() ? variable.place(value) : OptionalInt.empty();
    return place.isPresent() ? OptionalDouble.of(place.getAsInt()) : OptionalDouble.empty();
  }

  /** Groups that exclude each other: what a test between groups needs. */
  boolean exclusive() {
    return kind == Kind.ONE || kind == Kind.TRUTH || kind == Kind.OPEN;
  }
}
