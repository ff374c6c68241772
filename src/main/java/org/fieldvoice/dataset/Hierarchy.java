package org.fieldvoice.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one variable becomes coarser, step by step. Level 0 is the finest that a release may show,
 * the last level is {@link #ANYTHING}. Each level only joins groups of the level before; an empty
 * answer stays empty until the last.
 */
sealed interface Hierarchy {

  /** The one value of the last level: the variable says nothing any more. */
  String ANYTHING = "*";

  /** The number of levels, the last one among them; 1 where the variable stays as it is. */
  int levels();

  /**
   * The value at a level above none: never called with an empty value or the last level of several.
   */
  String coarse(int level, String value);

  /** True where level 0 is the answer itself. */
  default boolean exactAtFirst() {
    return false;
  }

  /** What a release shows at this level for this answer. */
  default String at(int level, String value) {
    if (level > 0 && level == levels() - 1) {
      return ANYTHING;
    }
    return value.isEmpty() ? value : coarse(level, value);
  }

  /** The answer as given, at every release: it counts for k but is never made coarser. */
  record AsGiven() implements Hierarchy {
    @Override
    public boolean exactAtFirst() {
      return true;
    }

    @Override
    public int levels() {
      return 1;
    }

    @Override
    public String coarse(int level, String value) {
      return value;
    }
  }

  /**
   * Choices by tables: each table leads from a choice to its group; a choice that a table doesn't
   * know becomes {@link #ANYTHING}. Level 0 is the choice itself.
   */
  record Categories(List<Map<String, String>> tables) implements Hierarchy {
    @Override
    public boolean exactAtFirst() {
      return true;
    }

    @Override
    public int levels() {
      return tables.size() + 2;
    }

    @Override
    public String coarse(int level, String value) {
      return level == 0 ? value : tables.get(level - 1).getOrDefault(value, ANYTHING);
    }

    /** A choice whose group at some level is split again at the next one, if there is any. */
    Optional<String> split() {
      for (int i = 1; i < tables.size(); i++) {
        Map<String, String> parents = new HashMap<>();
        for (Map.Entry<String, String> entry : tables.get(i - 1).entrySet()) {
          String above = tables.get(i).getOrDefault(entry.getKey(), ANYTHING);
          String known = parents.putIfAbsent(entry.getValue(), above);
          if (known != null && !known.equals(above)) {
            return Optional.of(entry.getKey());
          }
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Numbers in bands of equal width, each width a multiple of the one before.
   *
   * @param whole true for whole numbers: {@code 20-24}; otherwise {@code [20,25)}
   */
  record Bands(List<BigDecimal> widths, boolean whole) implements Hierarchy {
    @Override
    public int levels() {
      return widths.size() + 1;
    }

    @Override
    public String coarse(int level, String value) {
      return number(value).map(n -> band(n, widths.get(level))).orElse(ANYTHING);
    }

    private String band(BigDecimal n, BigDecimal width) {
      BigDecimal from = n.divide(width, 0, RoundingMode.FLOOR).multiply(width);
      BigDecimal to = from.add(width);
      if (!whole || from.signum() < 0) {
        return "[" + plain(from) + "," + plain(to) + ")";
      }
      BigDecimal last = to.subtract(BigDecimal.ONE);
      return last.compareTo(from) == 0 ? plain(from) : plain(from) + "-" + plain(last);
    }
  }

  /**
   * Numbers between cut points, each level's cuts among those of the level before: {@code <1},
   * {@code [1,3)}, {@code >=3}.
   */
  record Cuts(List<List<BigDecimal>> cuts) implements Hierarchy {
    @Override
    public int levels() {
      return cuts.size() + 1;
    }

    @Override
    public String coarse(int level, String value) {
      return number(value).map(n -> between(n, cuts.get(level))).orElse(ANYTHING);
    }

    private static String between(BigDecimal n, List<BigDecimal> points) {
      int above = 0;
      while (above < points.size() && n.compareTo(points.get(above)) >= 0) {
        above++;
      }
      if (above == 0) {
        return "<" + plain(points.get(0));
      }
      String from = plain(points.get(above - 1));
      return above == points.size()
          ? ">=" + from
          : "[" + from + "," + plain(points.get(above)) + ")";
    }
  }

  /** Days by calendar units: {@code 2016-08}, {@code 2016-Q3}, {@code 2016}. */
  record Dates(List<DateUnit> units) implements Hierarchy {

    Dates(DateUnit finest) {
      this(List.copyOf(EnumSet.range(finest, DateUnit.YEAR)));
    }

    @Override
    public int levels() {
      return units.size() + 1;
    }

    @Override
    public String coarse(int level, String value) {
      try {
        LocalDate day = LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
        return units.get(level).of(day);
      } catch (DateTimeParseException e) {
        return ANYTHING;
      }
    }
  }

  /**
   * Values whose coarser forms stand in a table with a row a value, as disclosure-control tools
   * exchange them.
   */
  record Table(Map<String, List<String>> rows, int levels) implements Hierarchy {
    @Override
    public String coarse(int level, String value) {
      List<String> row = rows.get(value);
      return row == null ? ANYTHING : row.get(level);
    }
  }

  private static Optional<BigDecimal> number(String value) {
    try {
      return Optional.of(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal n) {
    return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
  }
}
