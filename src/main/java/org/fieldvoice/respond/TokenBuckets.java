package org.fieldvoice.respond;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buckets of tokens: each holds so many, is filled at a steady rate, and whoever finds it empty
 * waits. At most so many buckets are remembered; the one that was used longest ago is forgotten
 * first, and is full when it is made again.
 */
final class TokenBuckets {

  private final double capacity;
  private final double perSecond;
  private final int most;
  private final Map<Long, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double tokens, Instant at) {}

  /**
   * @param capacity how much may come at once
   * @param perSecond how much may come for long
   * @param most how many buckets are remembered
   */
  TokenBuckets(double capacity, double perSecond, int most) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.most = most;
  }

  /** Takes a token of this key's bucket; false if there is none. */
  synchronized boolean take(long key, Instant now) {
    double tokens = tokens(key, now);
    boolean enough = tokens >= 1;
    buckets.put(key, new Bucket(enough ? tokens - 1 : tokens, now));
    Iterator<Long> oldest = buckets.keySet().iterator();
    while (buckets.size() > most) {
      oldest.next();
      oldest.remove();
    }
    return enough;
  }

  /** Whether there is a token; takes none. */
  synchronized boolean has(long key, Instant now) {
    return tokens(key, now) >= 1;
  }

  /** After how many seconds there is one. */
  long wait(long key, Instant now) {
    return (long) Math.ceil(Math.max(0, 1 - tokens(key, now)) / perSecond);
  }

  synchronized void clear() {
    buckets.clear();
  }

  synchronized int size() {
    return buckets.size();
  }

  private synchronized double tokens(long key, Instant now) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return capacity;
    }
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1000.0);
    return Math.min(capacity, bucket.tokens() + seconds * perSecond);
  }
}
