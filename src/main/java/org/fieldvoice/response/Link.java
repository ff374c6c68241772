package org.fieldvoice.response;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.fieldvoice.platform.Problem;

/**
 * A collection link: whoever has its token may answer the newest published version of its
 * questionnaire, at its site, while it is open.
 *
 * @param maxResponses how many responses it takes; 1 for a link that is used once
 * @param taken how many places of {@code maxResponses} are gone; 0 for a link without that limit
 */
public record Link(
    long id,
    String token,
    long studyId,
    long questionnaireId,
    Optional<Long> siteId,
    Optional<Long> channelId,
    Mode mode,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    Optional<Instant> closedAt,
    Optional<Integer> maxResponses,
    int taken,
    Kind kind) {

  /** For whom a link is. */
  public enum Kind {
    /** For everybody who has it. */
    PUBLIC,
    /** For those to whom a respondent gives it. */
    COUPON,
    /** For one invited person; the response does not say for which. */
    INVITATION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** This link, if it takes responses now; otherwise the problem that says why not. */
  public Link openAt(Instant now) {
    if (isFull() && isForOne()) {
      throw full().asException();
    }
    if (closedAt.isPresent()) {
      throw closed().asException();
    }
    if (closesAt.filter(end -> !now.isBefore(end)).isPresent()) {
      throw Problem.LINK_CLOSED.asException();
    }
    if (opensAt.filter(now::isBefore).isPresent()) {
      throw Problem.LINK_NOT_OPEN.with("opens", opensAt.get());
    }
    if (isFull()) {
      throw full().asException();
    }
    return this;
  }

  /** The same link under another token. */
  Link withToken(String other) {
    return like(other, maxResponses, kind);
  }

  /** An invitation like this link under another token. */
  Link invitation(String other) {
    return like(other, Optional.of(1), Kind.INVITATION);
  }

  private Link like(String other, Optional<Integer> most, Kind as) {
    return new Link(
        id,
        other,
        studyId,
        questionnaireId,
        siteId,
        channelId,
        mode,
        opensAt,
        closesAt,
        closedAt,
        most,
        taken,
        as);
  }

  /** What to say when no place is left. */
  Problem full() {
    return isForOne() ? Problem.LINK_SPENT : Problem.LINK_FULL;
  }

  /** What to say when somebody has closed it. */
  Problem closed() {
    return isForOne() ? Problem.LINK_TAKEN_BACK : Problem.LINK_CLOSED;
  }

  /** True for a link that one person answers once. */
  public boolean isForOne() {
    return maxResponses.filter(most -> most == 1).isPresent();
  }

  public boolean isFull() {
    return maxResponses.filter(most -> taken >= most).isPresent();
  }
}
