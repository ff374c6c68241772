package org.fieldvoice.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.assertj.core.data.Offset;
import org.fieldvoice.analysis.Statistics.Point;
import org.junit.jupiter.api.Test;

/** Expected figures are SciPy 1.17's, to twelve digits. */
class StatisticsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void wilsonsIntervalIsTheLibrarysForEveryWholeCount() {
    for (int n = 1; n < 60; n++) {
      for (int count = 0; count <= n; count++) {
        var expected = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, count, 0.05);
        var interval = Statistics.wilson((double) count / n, n);
        assertThat(interval.low()).isEqualTo(expected.getLowerBound(), EXACT);
        assertThat(interval.high()).isEqualTo(expected.getUpperBound(), EXACT);
      }
    }
  }

  @Test
  void anIntervalReachesItsEndWhereNobodyOrEverybodySaidSo() {
    assertThat(Statistics.wilson(0, 145).low()).isZero();
    assertThat(Statistics.wilson(1, 17).high()).isEqualTo(1);
    assertThat(Statistics.wilson(1, 17).low()).isEqualTo(0.8156818649911483, EXACT);
  }

  @Test
  void withoutAnswersEveryShareIsPossible() {
    assertThat(Statistics.wilson(0, 0)).isEqualTo(new Statistics.Interval(0, 1));
  }

  @Test
  void chiSquareLeavesOutRowsAndColumnsThatNobodyIsIn() {
    long[][] table = {{10, 0, 20}, {0, 0, 0}, {30, 0, 5}, {7, 0, 7}};
    TestResult test = Statistics.chiSquare(table).orElseThrow();
    assertThat(test.statistic()).isEqualTo(19.02838462512664, EXACT);
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.p()).isEqualTo(7.379701217851931e-05, EXACT);
  }

  @Test
  void aTableWithOneRowHasNoTest() {
    assertThat(Statistics.chiSquare(new long[][] {{10, 20}, {0, 0}})).isEmpty();
    assertThat(Statistics.fisher(new long[][] {{10, 20}, {0, 0}})).isEmpty();
    assertThat(Statistics.chiSquare(new long[0][0])).isEmpty();
  }

  @Test
  void fishersExactTestIsTwoSided() {
    TestResult tea = Statistics.fisher(new long[][] {{3, 1}, {1, 3}}).orElseThrow();
    assertThat(tea.p()).isEqualTo(0.48571428571428565, EXACT);
    assertThat(tea.statistic()).isEqualTo(9);
    TestResult empty = Statistics.fisher(new long[][] {{8, 0}, {2, 5}}).orElseThrow();
    assertThat(empty.p()).isEqualTo(0.006993006993006993, EXACT);
    assertThat(empty.statistic()).isNull();
  }

  @Test
  void spearmanSharesRanksBetweenTies() {
    double[] x = {1, 2, 2, 3, 9, 4};
    double[] y = {2, 1, 4, 4, 7, 8};
    List<Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i], 1));
    }
    TestResult test = Statistics.spearman(points).orElseThrow();
    assertThat(test.statistic()).isEqualTo(0.8088235294117647, EXACT);
    assertThat(test.p()).isEqualTo(0.051329063199674334, EXACT);
  }

  @Test
  void spearmanOfAPerfectOrderIsOneAndOfNothingThatVariesIsNoTest() {
    List<Point> rising = List.of(new Point(1, 1, 4), new Point(2, 5, 3));
    assertThat(Statistics.spearman(rising).orElseThrow().statistic()).isEqualTo(1.0, EXACT);
    assertThat(Statistics.spearman(rising).orElseThrow().p()).isEqualTo(0.0, EXACT);
    assertThat(Statistics.spearman(List.of(new Point(1, 1, 4), new Point(1, 2, 4)))).isEmpty();
  }

  @Test
  void mannWhitneyCorrectsForTiesAndContinuity() {
    TestResult test =
        Statistics.mannWhitney(counts(1, 2, 2, 3, 9), counts(2, 4, 4, 5, 7, 8)).orElseThrow();
    assertThat(test.statistic()).isEqualTo(8);
    assertThat(test.p()).isEqualTo(0.22996380068573008, EXACT);
    assertThat(Statistics.mannWhitney(counts(1, 2), counts(1, 2)).orElseThrow().p()).isEqualTo(1);
  }

  @Test
  void welchDoesNotAssumeEqualVariances() {
    TestResult test =
        Statistics.welch(counts(1, 2, 2, 3, 9), counts(2, 4, 4, 5, 7, 8)).orElseThrow();
    assertThat(test.statistic()).isEqualTo(-0.9460998335825324, EXACT);
    assertThat(test.df()).isEqualTo(6.879973084363699, EXACT);
    assertThat(test.p()).isEqualTo(0.37613147645881595, EXACT);
  }

  @Test
  void groupsThatAreEmptyOrAllAlikeHaveNoTest() {
    assertThat(Statistics.mannWhitney(counts(), counts(1, 2))).isEmpty();
    assertThat(Statistics.mannWhitney(counts(3, 3), counts(3))).isEmpty();
    assertThat(Statistics.welch(counts(1), counts(1, 2))).isEmpty();
    assertThat(Statistics.welch(counts(3, 3), counts(4, 4))).isEmpty();
  }

  @Test
  void quartilesLieBetweenValuesAsInR() {
    SortedMap<Double, Long> counts = counts(1, 2, 2, 3, 9, 11);
    assertThat(Statistics.quantile(counts, 0.25)).isEqualTo(2.0, EXACT);
    assertThat(Statistics.quantile(counts, 0.5)).isEqualTo(2.5, EXACT);
    assertThat(Statistics.quantile(counts, 0.75)).isEqualTo(7.5, EXACT);
  }

  private static SortedMap<Double, Long> counts(double... values) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    DoubleStream.of(values).forEach(v -> counts.merge(v, 1L, Long::sum));
    return counts;
  }
}
