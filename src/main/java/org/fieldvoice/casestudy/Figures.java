package org.fieldvoice.casestudy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fieldvoice.analysis.Crosstab;
import org.fieldvoice.analysis.Tabulation;
import org.fieldvoice.analysis.TestResult;
import org.fieldvoice.platform.Problem;

/** Numbers as they stand in sentences and tables. A base below the smallest group is not shown. */
final class Figures {

  private static final String NONE = "–";

  private final Evidence evidence;
  private final Words words;
  private final int smallest;

  Figures(Evidence evidence, Words words) {
    this.evidence = evidence;
    this.words = words;
    this.smallest = evidence.facts().smallestGroup();
  }

  /** The number as a paragraph prints it. */
  String text(LiveNumber number) {
    if (number instanceof LiveNumber.Share share) {
      return share(share);
    }
    if (number instanceof LiveNumber.Count count) {
      Tabulation table = evidence.tabulation(count.question(), count.where());
      return people(table.base(), row(table, count.value()).count());
    }
    if (number instanceof LiveNumber.Base base) {
      long n = evidence.tabulation(base.question(), base.where()).base();
      return people(n, n);
    }
    if (number instanceof LiveNumber.Responses all) {
      long n = evidence.responses(all.where());
      return people(n, n);
    }
    if (number instanceof LiveNumber.Average average) {
      return average(average);
    }
    if (number instanceof LiveNumber.Test test) {
      return test(test);
    }
    return words.count(evidence.facts().interviews());
  }

  private String share(LiveNumber.Share share) {
    Tabulation table = evidence.tabulation(share.question(), share.where());
    Tabulation.Row row = row(table, share.value());
    return table.base() < smallest ? tooFew() : Words.percent(row.percent());
  }

  private String average(LiveNumber.Average average) {
    Tabulation table = evidence.tabulation(average.question(), average.where());
    Tabulation.Summary summary = table.summary();
    if (table.base() < smallest) {
      return tooFew();
    }
    if (summary == null) {
      throw Problem.CASE_STUDY_NO_NUMBER.with("question", average.question());
    }
    return Words.decimal(
        average.kind() == LiveNumber.Average.Kind.MEAN ? summary.mean() : summary.median());
  }

  private String test(LiveNumber.Test number) {
    Crosstab table = evidence.crosstab(number.first(), number.second(), number.where());
    if (table.base() < smallest) {
      return tooFew();
    }
    TestResult test =
        mainTest(table)
            .orElseThrow(
                () ->
                    Problem.CASE_STUDY_NO_TEST
                        .with("first", number.first())
                        .and("second", number.second()));
    return number.part() == LiveNumber.Test.Part.P ? p(test.p()) : whole(test);
  }

  /** Means are compared by Welch's t, groups by chi-square, two numbers by Spearman. */
  private static Optional<TestResult> mainTest(Crosstab table) {
    return List.of("Welch's t", "chi-square", "Spearman").stream()
        .flatMap(name -> table.tests().stream().filter(t -> t.name().equals(name)))
        .findFirst();
  }

  /** No line may end inside an equation. */
  private String whole(TestResult test) {
    return words(test).replace(" = ", "\u00a0=\u00a0");
  }

  private String words(TestResult test) {
    double statistic = test.statistic() == null ? 0 : test.statistic();
    double df = test.df() == null ? 0 : test.df();
    double effect = test.effect() == null ? 0 : test.effect().value();
    return switch (test.name()) {
      case "chi-square" ->
          words.say(
              "test-chi-square",
              Words.decimal(statistic),
              Math.round(df),
              p(test.p()),
              twoDecimals(effect),
              words.say(strength(effect)));
      case "Spearman" ->
          words.say(
              "test-spearman", twoDecimals(statistic), p(test.p()), words.say(strength(effect)));
      default -> means(test, statistic, df);
    };
  }

  private String means(TestResult test, double t, double df) {
    List<TestResult.Sample> groups = test.groups() == null ? List.of() : test.groups();
    String each =
        groups.stream()
            .map(g -> words.say("test-mean", g.label(), Words.decimal(g.mean()), g.n()))
            .collect(Collectors.joining(words.say("list-comma-plain")));
    return words.say("test-welch", each, twoDecimals(t), Words.decimal(df), p(test.p()));
  }

  /** Cohen's conventions for an association: 0.1 weak, 0.3 medium, 0.5 strong. */
  private static String strength(double effect) {
    double size = Math.abs(effect);
    if (size < 0.1) {
      return "strength-none";
    }
    if (size < 0.3) {
      return "strength-weak";
    }
    return size < 0.5 ? "strength-medium" : "strength-strong";
  }

  private static String p(double p) {
    return p < 0.001 ? "p\u00a0<\u00a00.001" : String.format(Locale.ROOT, "p\u00a0=\u00a0%.3f", p);
  }

  private static String twoDecimals(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private String people(long base, long n) {
    return base > 0 && base < smallest ? tooFew() : words.count(n);
  }

  private String tooFew() {
    return words.say("too-few", smallest);
  }

  private static Tabulation.Row row(Tabulation table, String value) {
    return table
        .row(value)
        .orElseThrow(
            () ->
                Problem.CASE_STUDY_NO_VALUE.with("value", value).and("question", table.question()));
  }

  /** A question's answers: how many, which share, and how sure that is. */
  Paper.Grid grid(Tabulation table) {
    List<List<String>> rows = new ArrayList<>();
    boolean shown = table.base() >= smallest;
    for (Tabulation.Row row : table.rows()) {
      String interval =
          words.say(
              "interval",
              Words.decimal(row.interval().get(0)),
              Words.decimal(row.interval().get(1)));
      rows.add(
          shown
              ? List.of(
                  row.label(), words.count(row.count()), Words.percent(row.percent()), interval)
              : List.of(row.label(), NONE, NONE, NONE));
    }
    List<String> columns =
        List.of(
            "",
            words.say("column-people"),
            words.say("column-share"),
            words.say("column-interval"));
    return new Paper.Grid(columns, rows);
  }

  /** The share of each answer in each group, and in all of them. */
  Paper.Grid grid(Crosstab table) {
    long[] bases =
        IntStream.range(0, table.columns().size())
            .mapToLong(c -> table.counts().stream().mapToLong(row -> row.get(c)).sum())
            .toArray();
    List<String> columns = new ArrayList<>(List.of(""));
    for (int c = 0; c < bases.length; c++) {
      columns.add(head(table.columns().get(c), bases[c]));
    }
    columns.add(head(words.say("column-all"), table.base()));
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < table.rows().size(); r++) {
      List<Long> counts = table.counts().get(r);
      List<String> cells = new ArrayList<>(List.of(table.rows().get(r)));
      for (int c = 0; c < bases.length; c++) {
        cells.add(cell(counts.get(c), bases[c]));
      }
      cells.add(cell(counts.stream().mapToLong(Long::longValue).sum(), table.base()));
      rows.add(List.copyOf(cells));
    }
    return new Paper.Grid(List.copyOf(columns), List.copyOf(rows));
  }

  private String head(String label, long base) {
    return base < smallest
        ? words.say("column-small", label, smallest)
        : words.say("column-base", label, words.count(base));
  }

  private String cell(long count, long base) {
    return base < smallest ? NONE : Words.percent(100.0 * count / base);
  }

  String foot(Tabulation table) {
    return base(table.base(), table.missing());
  }

  String foot(Crosstab table) {
    String base = base(table.base(), table.missing());
    String shares = base + words.say("foot-columns");
    return mainTest(table)
        .filter(test -> table.base() >= smallest)
        .map(test -> shares + words.say("foot-test", whole(test)))
        .orElse(shares);
  }

  private String base(long base, long missing) {
    String n = base > 0 && base < smallest ? tooFew() : words.count(base);
    String source = evidence.facts().questionnaire();
    return missing == 0
        ? words.say("foot", n, source)
        : words.say("foot-missing", n, words.count(missing), source);
  }
}
