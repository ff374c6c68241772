package org.fieldvoice.analysis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldvoice.analysis.TestResult.Sample;
import org.fieldvoice.analysis.Variable.Category;
import org.jspecify.annotations.Nullable;

/**
 * Two questions against each other.
 *
 * @param rows the labels of the rows, {@code rowValues} their values; the columns' likewise
 * @param row the row question's wording
 * @param counts people, a list for each row
 * @param weighted the sums of their weights; absent without weights
 * @param base how many answered both
 * @param missing how many did not
 * @param unit the repeat whose entries are counted instead of people
 * @param groups the means of a number within each group, where one side is a number
 * @param tests those that the two questions' types allow; none where answers overlap (several
 *     choices each) or are weighted
 * @param note why there are no tests, or what to mind
 */
public record Crosstab(
    String row,
    String column,
    List<String> rows,
    List<String> columns,
    List<String> rowValues,
    List<String> columnValues,
    List<List<Long>> counts,
    @Nullable List<List<Double>> weighted,
    long base,
    long missing,
    @Nullable String unit,
    @Nullable List<Sample> groups,
    List<TestResult> tests,
    @Nullable String note) {

  /** What a two-way tally found. */
  static Crosstab of(Tally tally, Words words) {
    Variable across = tally.columns().orElseThrow();
    Set<String> down = new HashSet<>();
    Set<String> over = new HashSet<>();
    tally
        .cells()
        .keySet()
        .forEach(
            cell -> {
              down.add(cell.row());
              over.add(cell.column());
            });
    Axis rows = Axis.of(tally.rows(), down, words);
    Axis columns = Axis.of(across, over, words);
    Comparison comparison = new Comparison(tally, rows, columns, words);
    List<String> repeats =
        across.repeats().size() > tally.rows().repeats().size()
            ? across.repeats()
            : tally.rows().repeats();
    return new Crosstab(
        tally.rows().label(),
        across.label(),
        rows.entries().stream().map(Category::label).toList(),
        columns.entries().stream().map(Category::label).toList(),
        rows.entries().stream().map(Category::value).toList(),
        columns.entries().stream().map(Category::value).toList(),
        Arrays.stream(comparison.counts())
            .map(line -> Arrays.stream(line).boxed().toList())
            .toList(),
        tally.weighted() ? comparison.weights() : null,
        tally.base().number(),
        tally.missing(),
        repeats.isEmpty() ? null : repeats.get(repeats.size() - 1),
        comparison.samples(),
        comparison.tests(),
        comparison.note().orElse(null));
  }
}
