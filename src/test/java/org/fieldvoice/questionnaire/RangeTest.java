package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeTest {

  private static int[] held(String start, String end, String step) {
    Range range = Range.of(Map.of("start", start, "end", end, "step", step));
    return IntStream.rangeClosed(-5, 15).filter(range::holds).toArray();
  }

  @Test
  void stepsAreCountedFromTheLesserEndWhicheverComesFirst() {
    assertThat(held("0", "10", "3")).containsExactly(0, 3, 6, 9);
    assertThat(held("10", "0", "3")).containsExactly(0, 3, 6, 9);
    assertThat(held("10", "0", "5")).containsExactly(0, 5, 10);
  }
}
