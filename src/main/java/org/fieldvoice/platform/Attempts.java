package org.fieldvoice.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down whoever guesses: after five wrong passwords for an e-mail address, or five wrong codes
 * for a link, each further attempt must wait, from one second doubling up to five minutes. Kept in
 * memory for the 10,000 tried last; every node counts its own.
 */
@ApplicationScoped
public class Attempts {

  private static final int FREE = 5;
  private static final int REMEMBERED = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private record Failures(int count, Instant last) {
    Duration pause() {
      return count < FREE
          ? Duration.ZERO
          : min(Duration.ofSeconds(1L << Math.min(count - FREE, 16)), LONGEST);
    }

    private static Duration min(Duration a, Duration b) {
      return a.compareTo(b) < 0 ? a : b;
    }
  }

  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /**
   * Returns if another attempt may be made now.
   *
   * @param what is guessed at: an e-mail address, or a purpose and a link
   * @throws ProblemException {@code TOO_MANY_ATTEMPTS}
   */
  public synchronized void mayTry(String what, Instant now) {
    Failures known = failures.get(key(what));
    if (known == null) {
      return;
    }
    Instant next = known.last().plus(known.pause());
    if (now.isBefore(next)) {
      throw Problem.TOO_MANY_ATTEMPTS.with("seconds", Duration.between(now, next).toSeconds() + 1);
    }
  }

  public synchronized void failed(String what, Instant now) {
    Failures before = failures.remove(key(what));
    failures.put(key(what), new Failures(before == null ? 1 : before.count() + 1, now));
    Iterator<String> oldest = failures.keySet().iterator();
    while (failures.size() > REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
  }

  public synchronized void succeeded(String what) {
    failures.remove(key(what));
  }

  private static String key(String what) {
    return what.strip().toLowerCase(Locale.ROOT);
  }
}
