package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How much may come at once, and how much for long. */
class TokenBucketsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatIsInTheBucketMayComeAtOnceAndTheRestWaits() {
    TokenBuckets buckets = new TokenBuckets(3, 0.5, 10);
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take(7, NOON)).isTrue();
    }
    assertThat(buckets.take(7, NOON)).isFalse();
    assertThat(buckets.wait(7, NOON)).isEqualTo(2);
    assertThat(buckets.take(7, NOON.plusSeconds(2))).isTrue();
    assertThat(buckets.take(7, NOON.plusSeconds(2))).isFalse();
  }

  @Test
  void oneKeysBucketIsNotAnothers() {
    TokenBuckets buckets = new TokenBuckets(1, 1, 10);
    assertThat(buckets.take(1, NOON)).isTrue();
    assertThat(buckets.take(2, NOON)).isTrue();
    assertThat(buckets.has(1, NOON)).isFalse();
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    TokenBuckets buckets = new TokenBuckets(1, 1, 10);
    assertThat(buckets.take(1, NOON)).isTrue();
    assertThat(buckets.take(1, NOON.minusSeconds(60))).isFalse();
  }

  @Test
  void memoryIsBounded() {
    TokenBuckets buckets = new TokenBuckets(1, 1, 100);
    for (int key = 0; key < 10_000; key++) {
      buckets.take(key, NOON);
    }
    assertThat(buckets.size()).isEqualTo(100);
  }
}
