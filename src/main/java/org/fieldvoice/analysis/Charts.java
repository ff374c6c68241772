package org.fieldvoice.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldvoice.analysis.Chart.Bar;
import org.fieldvoice.analysis.Chart.Panel;
import org.fieldvoice.analysis.Chart.Tone;
import org.fieldvoice.analysis.Tabulation.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes charts of what was counted. A group of people below the smallest size is not drawn, and the
 * foot says so; a small share of a large group is.
 */
public final class Charts {

  private static final Tone ACCENT = new Tone(0x0a6b5f);
  private static final Tone APART = new Tone(0x7a8a84);

  /** The ends of the accent's hue, both at least 3 : 1 on paper. */
  private static final int DARK = 0x054a41;

  private static final int LIGHT = 0x5a9c92;

  private final Words words;
  private final String language;
  private final int smallest;
  private final String source;

  /**
   * @param language the reader's, a BCP 47 tag
   * @param smallestGroup groups of fewer people are not drawn
   * @param source what the foot names: the study or questionnaire
   */
  public Charts(String language, int smallestGroup, String source) {
    this.words = Words.in(language);
    this.language = language;
    this.smallest = smallestGroup;
    this.source = source;
  }

  /** One question. */
  public Chart of(Tabulation table) {
    return of("", List.of(table));
  }

  /**
   * Several questions that share a list of answers, a panel each.
   *
   * @param question what they ask together; for a single table its own wording does
   */
  public Chart of(String question, List<Tabulation> tables) {
    boolean single = tables.size() == 1;
    List<Tabulation> drawn = tables.stream().filter(t -> t.base() >= smallest).toList();
    List<Panel> panels =
        drawn.stream()
            .map(t -> new Panel(single ? "" : heading(t, drawn), single ? plain(t) : stepped(t)))
            .toList();
    String asked = single ? tables.get(0).label() : question;
    return new Chart(finding(drawn), asked, panels, foot(tables, drawn), language);
  }

  /** How a question's answers are spread in each group of another: a panel for each column. */
  public Chart of(Crosstab table) {
    List<Panel> panels = new ArrayList<>();
    List<String> small = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      int at = column;
      long n = table.counts().stream().mapToLong(row -> row.get(at)).sum();
      if (n < smallest) {
        small.add(table.columns().get(at));
      } else {
        panels.add(
            new Panel(words.say("group-base", table.columns().get(at), n), bars(table, at, n)));
      }
    }
    List<String> foot = new ArrayList<>();
    foot.add(base(table.base(), table.missing(), table.unit()));
    if (!small.isEmpty()) {
      foot.add(words.say("not-drawn", smallest, String.join(words.say("and"), small)));
    }
    foot.add(words.say("source", source));
    String title = words.say("by", table.row(), table.column());
    return new Chart(title, "", panels, List.copyOf(foot), language);
  }

  private static List<Bar> plain(Tabulation table) {
    return table.rows().stream().map(row -> bar(row, ACCENT)).toList();
  }

  /** Ordered answers in steps of one hue, so that the same answer is found in each panel. */
  private static List<Bar> stepped(Tabulation table) {
    if (!table.ordered()) {
      return plain(table);
    }
    long steps = table.rows().stream().filter(r -> !r.apart()).count();
    List<Bar> bars = new ArrayList<>();
    int step = 0;
    for (Row row : table.rows()) {
      bars.add(bar(row, row.apart() ? APART : step(step, steps)));
      step += row.apart() ? 0 : 1;
    }
    return List.copyOf(bars);
  }

  private static Bar bar(Row row, Tone tone) {
    return new Bar(
        row.label(),
        row.percent(),
        Words.percent(row.percent()),
        String.valueOf(row.count()),
        tone);
  }

  private static List<Bar> bars(Crosstab table, int column, long n) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(
            row -> {
              long count = table.counts().get(row).get(column);
              double percent = 100.0 * count / n;
              String label = table.rows().get(row);
              return new Bar(label, percent, Words.percent(percent), String.valueOf(count), ACCENT);
            })
        .toList();
  }

  /** From dark to light through one hue. */
  private static Tone step(int step, long steps) {
    double share = steps < 2 ? 0.35 : step / (steps - 1.0);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = DARK >> shift & 0xff;
      int to = LIGHT >> shift & 0xff;
      rgb |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return new Tone(rgb);
  }

  /** Where all bases are the same the foot names it; else each heading its own. */
  private String heading(Tabulation table, List<Tabulation> all) {
    return all.stream().allMatch(t -> t.base() == table.base())
        ? table.label()
        : words.say("group-base", table.label(), table.base());
  }

  private List<String> foot(List<Tabulation> tables, List<Tabulation> drawn) {
    List<String> foot = new ArrayList<>();
    Tabulation first = (drawn.isEmpty() ? tables : drawn).get(0);
    if (drawn.stream().allMatch(t -> t.base() == first.base()) && !drawn.isEmpty()) {
      foot.add(base(first.base(), first.missing(), first.unit()));
    } else if (!drawn.isEmpty()) {
      foot.add(words.say("bases-differ"));
    }
    List<String> small =
        tables.stream().filter(t -> !drawn.contains(t)).map(Tabulation::label).toList();
    if (!small.isEmpty()) {
      foot.add(words.say("not-drawn", smallest, String.join(words.say("and"), small)));
    }
    if (first.type().equals("many")) {
      foot.add(words.say("several-answers"));
    }
    if (first.type().equals("rank")) {
      foot.add(words.say("first-places"));
    }
    foot.add(words.say("source", source));
    return List.copyOf(foot);
  }

  private String base(long base, long missing, @Nullable String unit) {
    String n = unit == null ? words.say("base", base) : words.say("base-entries", base, unit);
    return missing == 0 ? n : n + words.say("missing", missing);
  }

  /** What the numbers say, in a sentence; a title for an author to improve. */
  private String finding(List<Tabulation> tables) {
    if (tables.isEmpty()) {
      return words.say("finding-none");
    }
    Tabulation first = tables.get(0);
    Tabulation.Summary summary = first.summary();
    if (tables.size() == 1 && summary != null) {
      return words.say(
          "finding-number", plain(summary.median()), plain(summary.q1()), plain(summary.q3()));
    }
    List<Row> leaders = tables.stream().flatMap(t -> leader(t).stream()).toList();
    if (leaders.size() < tables.size()) {
      return words.say("finding-none");
    }
    if (tables.size() == 1) {
      String key =
          Map.of("many", "finding-many", "rank", "finding-rank")
              .getOrDefault(first.type(), "finding-one");
      return words.say(key, leaders.get(0).label(), Words.percent(leaders.get(0).percent()));
    }
    return together(tables, leaders);
  }

  private String together(List<Tabulation> tables, List<Row> leaders) {
    double low = leaders.stream().mapToDouble(Row::percent).min().orElse(0);
    double high = leaders.stream().mapToDouble(Row::percent).max().orElse(0);
    boolean agree = leaders.stream().allMatch(r -> r.value().equals(leaders.get(0).value()));
    if (agree) {
      return words.say(
          "finding-together", leaders.get(0).label(), Words.percent(low), Words.percent(high));
    }
    int most =
        IntStream.range(0, leaders.size())
            .boxed()
            .max(Comparator.comparingDouble(i -> leaders.get(i).percent()))
            .orElse(0);
    return words.say(
        "finding-highest",
        tables.get(most).label(),
        leaders.get(most).label(),
        Words.percent(high));
  }

  private static Optional<Row> leader(Tabulation table) {
    return table.rows().stream()
        .filter(r -> r.count() > 0)
        .max(Comparator.comparingDouble(Row::percent));
  }

  private static String plain(double number) {
    return new BigDecimal(number)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
