package org.fieldvoice.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fieldvoice.platform.Problem;

/**
 * Slows down whoever guesses passwords: after five wrong ones for an e-mail address each further
 * attempt must wait, from one second doubling up to five minutes. Kept in memory for the 10,000
 * addresses tried last; every node counts its own.
 */
@ApplicationScoped
class Attempts {

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

  private final Map<String, Failures> byEmail = new LinkedHashMap<>();

  synchronized void mayTry(String email, Instant now) {
    Failures failures = byEmail.get(key(email));
    if (failures == null) {
      return;
    }
    Instant next = failures.last().plus(failures.pause());
    if (now.isBefore(next)) {
      throw Problem.TOO_MANY_ATTEMPTS.with("seconds", Duration.between(now, next).toSeconds() + 1);
    }
  }

  synchronized void failed(String email, Instant now) {
    Failures before = byEmail.remove(key(email));
    byEmail.put(key(email), new Failures(before == null ? 1 : before.count() + 1, now));
    Iterator<String> oldest = byEmail.keySet().iterator();
    while (byEmail.size() > REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized void succeeded(String email) {
    byEmail.remove(key(email));
  }

  private static String key(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
