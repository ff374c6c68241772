package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private final Batches<Integer> batches = new Batches<>();

  @Test
  void whoeverComesWhileNothingIsUnderWayGoesAtOnce() {
    assertThat(batches.join(1)).containsExactly(1);
  }

  @Test
  void theNextGoTogetherOnceTheyAreAsManyAsAreUnderWay() {
    underWay(3);
    assertThat(batches.join(11)).isEmpty();
    assertThat(batches.join(12)).isEmpty();
    assertThat(batches.join(13)).containsExactly(11, 12, 13);
  }

  @Test
  void fewerGoOnceNothingIsUnderWay() {
    List<Integer> first = underWay(3);
    batches.join(11);
    assertThat(batches.end(first)).contains(11);
    assertThat(batches.next()).containsExactly(11);
  }

  @Test
  void noMoreThanTwoBatchesAreUnderWay() {
    List<Integer> first = underWay(1);
    List<Integer> second = batches.join(11);
    assertThat(second).containsExactly(11);
    assertThat(batches.join(12)).isEmpty();
    assertThat(batches.join(13)).isEmpty();
    assertThat(batches.end(first)).contains(12);
    assertThat(batches.next()).containsExactly(12, 13);
    assertThat(batches.end(second)).isEmpty();
  }

  @Test
  void aRushIsPartedAndNobodyIsLeftBehind() {
    List<Integer> first = underWay(1);
    List<Integer> second = batches.join(0);
    IntStream.rangeClosed(1, 100).forEach(batches::join);
    batches.end(first);
    batches.end(second);
    List<Integer> gone = new ArrayList<>();
    for (List<Integer> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
      assertThat(batch).hasSizeLessThanOrEqualTo(Batches.LARGEST);
      gone.addAll(batch);
      batches.end(batch);
    }
    assertThat(gone).containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
  }

  /** A first batch of so many. */
  private List<Integer> underWay(int count) {
    List<Integer> alone = batches.join(-1);
    if (count == 1) {
      return alone;
    }
    List<Integer> second = batches.join(-2);
    IntStream.range(0, count).forEach(batches::join);
    batches.end(alone);
    batches.end(second);
    return batches.next();
  }
}
