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
import java.util.Map;
import java.util.function.Supplier;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever floods a link, or guesses codes, keys and addresses. A whole factory may share
 * one network, so a network is only ever held up in guessing: what its people send through a link
 * that exists passes, however many others there are wrong. Kept in memory only, under a hash whose
 * salt is thrown away each day; every node counts its own.
 */
@ApplicationScoped
class Throttle {

  /** A shift that ends: so many may send in one minute, before the steady rate holds. */
  private static final int SECONDS_AT_ONCE = 60;

  private static final double GUESSES_AT_ONCE = 60;
  private static final double GUESSES_A_SECOND = 0.2;

  /** Ten networks' worth: no single one comes near it, and holds nobody else up. */
  private static final int NETWORKS = 10;

  private static final int REMEMBERED = 50_000;

  private static final String CODES = "codes";

  /** A page that was open for too long looks like a guess, and must not use up tries at codes. */
  private static final String DRAFTS = "drafts";

  private static final Map<Problem, String> GUESSES =
      Map.of(
          Problem.LINK_UNKNOWN, CODES,
          Problem.WITHDRAWAL_CODE_UNKNOWN, CODES,
          Problem.RESUME_CODE_UNKNOWN, CODES,
          Problem.DRAFT_EXPIRED, DRAFTS);

  @Inject private Settings settings;
  @Inject private SecureRandom random;
  @Inject private Clock clock;

  private @Nullable TokenBuckets links;
  private final TokenBuckets guesses =
      new TokenBuckets(GUESSES_AT_ONCE, GUESSES_A_SECOND, REMEMBERED);
  private final TokenBuckets guessesAtLinks =
      new TokenBuckets(GUESSES_AT_ONCE * NETWORKS, GUESSES_A_SECOND * NETWORKS, REMEMBERED);
  private byte[] salt = new byte[0];
  private @Nullable LocalDate saltOf;

  @PostConstruct
  void prepare() {
    int rate = settings.linkRate();
    links = rate == 0 ? null : new TokenBuckets((double) rate * SECONDS_AT_ONCE, rate, REMEMBERED);
  }

  /** One more submission or file through this link. */
  void take(String link) {
    if (links != null) {
      take(links, "link", link);
    }
  }

  /** Does what may turn out to be a guess, unless there were too many from this network. */
  <T> T guess(Sender sender, Supplier<T> work) {
    require(guesses, CODES, Network.of(sender));
    return watch(sender, work);
  }

  /**
   * The same for a code that is short enough to be found by many networks together: it opens
   * something of this link, whose wrong codes count together as well.
   */
  <T> T guess(Sender sender, Link link, Supplier<T> work) {
    require(guessesAtLinks, CODES, link.token());
    try {
      return guess(sender, work);
    } catch (ProblemException e) {
      if (GUESSES.containsKey(e.problem())) {
        take(guessesAtLinks, CODES, link.token());
      }
      throw e;
    }
  }

  /** Does what everybody may; if it fails as guesses do, it counts as one. */
  <T> T watch(Sender sender, Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      String kind = GUESSES.get(e.problem());
      if (kind != null) {
        take(guesses, kind, Network.of(sender));
      }
      throw e;
    }
  }

  private void require(TokenBuckets buckets, String kind, String whose) {
    Instant now = clock.instant();
    long key = key(kind, whose, now);
    if (!buckets.has(key, now)) {
      throw busy(buckets.wait(key, now));
    }
  }

  private void take(TokenBuckets buckets, String kind, String whose) {
    Instant now = clock.instant();
    long key = key(kind, whose, now);
    if (!buckets.take(key, now)) {
      throw busy(buckets.wait(key, now));
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
      guessesAtLinks.clear();
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
