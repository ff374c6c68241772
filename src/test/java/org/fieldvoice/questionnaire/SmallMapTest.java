package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallMapTest {

  /** A key that counts how often it is compared. */
  private record Counting(int number, AtomicInteger comparisons) {
    @Override
    public boolean equals(Object other) {
      comparisons.incrementAndGet();
      return other instanceof Counting c && c.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  private final AtomicInteger comparisons = new AtomicInteger();

  @Test
  void itIsEqualToTheMapItWasMadeFromAndInItsOrder() {
    for (int size : new int[] {0, 1, 5, 64, 65, 300}) {
      Map<Counting, String> from = entries(size);
      Map<Counting, String> map = SmallMap.copyOf(from);
      assertThat(map).isEqualTo(from).hasSameHashCodeAs(from);
      assertThat(map.entrySet()).containsExactlyElementsOf(from.entrySet());
      assertThat(map.get(new Counting(-1, comparisons))).isNull();
    }
  }

  @Test
  void itNeverChanges() {
    for (int size : new int[] {0, 5, 300}) {
      Map<Counting, String> from = entries(size);
      Map<Counting, String> map = SmallMap.copyOf(from);
      from.put(new Counting(1_000, comparisons), "later");
      assertThat(map).hasSize(size);
      assertThatThrownBy(() -> map.put(new Counting(7, comparisons), "other"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void aWideOneIsNotWalkedAlongToLookSomethingUp() {
    Map<Counting, String> map = SmallMap.copyOf(entries(10_000));
    comparisons.set(0);
    assertThat(map.get(new Counting(9_999, comparisons))).isEqualTo("value 9999");
    assertThat(comparisons.get()).isLessThan(100);
  }

  private Map<Counting, String> entries(int size) {
    Map<Counting, String> entries = new LinkedHashMap<>();
    IntStream.range(0, size).forEach(i -> entries.put(new Counting(i, comparisons), "value " + i));
    return entries;
  }
}
