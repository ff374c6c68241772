package org.fieldvoice.respond;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.response.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever floods a link, or guesses codes and addresses. A whole factory may share one
 * network, so a network is only ever held up in guessing: what its people send through a link that
 * exists passes, however many others there are wrong. Kept in memory only, under a hash whose salt
 * is thrown away each day; every node counts its own.
 */
@ApplicationScoped
class Throttle {

  /** A shift that ends: so many may send in one minute, before the steady rate holds. */
  private static final int SECONDS_AT_ONCE = 60;

  private static final double GUESSES_AT_ONCE = 60;
  private static final double GUESSES_A_SECOND = 0.2;
  private static final int REMEMBERED = 50_000;
  private static final Set<Problem> GUESSES =
      Set.of(Problem.LINK_UNKNOWN, Problem.WITHDRAWAL_CODE_UNKNOWN);

  @Inject private Settings settings;
  @Inject private SecureRandom random;
  @Inject private Clock clock;

  private @Nullable TokenBuckets links;
  private final TokenBuckets guesses =
      new TokenBuckets(GUESSES_AT_ONCE, GUESSES_A_SECOND, REMEMBERED);
  private byte[] salt = new byte[0];
  private @Nullable LocalDate saltOf;

  @PostConstruct
  void prepare() {
    int rate = settings.linkRate();
    links = rate == 0 ? null : new TokenBuckets((double) rate * SECONDS_AT_ONCE, rate, REMEMBERED);
  }

  /** One more submission or file through this link. */
  void take(String link) {
    TokenBuckets buckets = links;
    if (buckets == null) {
      return;
    }
    Instant now = clock.instant();
    long key = key("link", link, now);
    if (!buckets.take(key, now)) {
      throw busy(buckets.wait(key, now));
    }
  }

  /** Does what may turn out to be a guess, unless there were too many from this network. */
  <T> T guess(Sender sender, Supplier<T> work) {
    Instant now = clock.instant();
    long key = key("network", sender.network(), now);
    if (!guesses.has(key, now)) {
      throw busy(guesses.wait(key, now));
    }
    return watch(sender, work);
  }

  /** Does what everybody may; if it fails as guesses do, it counts as one. */
  <T> T watch(Sender sender, Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      if (GUESSES.contains(e.problem())) {
        Instant now = clock.instant();
        long key = key("network", sender.network(), now);
        if (!guesses.take(key, now)) {
          throw busy(guesses.wait(key, now));
        }
      }
      throw e;
    }
  }

  private static ProblemException busy(long seconds) {
    return Problem.TOO_MANY_ATTEMPTS.with("seconds", Math.max(1, seconds));
  }

  private synchronized long key(String kind, String text, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(saltOf)) {
      salt = new byte[16];
      random.nextBytes(salt);
      saltOf = today;
      guesses.clear();
      if (links != null) {
        links.clear();
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      digest.update((kind + ':' + text).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
