package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a transcript that somebody found worth keeping. Moves along with every new revision;
 * where its words changed on the way it waits for somebody to look at it, and is not quoted until
 * then.
 */
@Entity
public class Excerpt {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private long interviewId;
  private int revision;
  private int startAt;
  private int endAt;
  private byte @Nullable [] quote;
  private boolean needsReview;
  private long madeBy;
  private LocalDateTime madeAt;

  protected Excerpt() {}

  Excerpt(Interview interview, TranscriptRevision revision, Span span, byte[] sealedQuote) {
    this.studyId = interview.studyId();
    this.interviewId = interview.id();
    this.revision = revision.number();
    this.startAt = span.start();
    this.endAt = span.end();
    this.quote = sealedQuote;
  }

  Excerpt by(long accountId, Instant now) {
    madeBy = accountId;
    madeAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return this;
  }

  /** Stands at the same words in the next revision. */
  void move(TranscriptRevision next, Span span) {
    revision = next.number();
    startAt = span.start();
    endAt = span.end();
  }

  /**
   * Stands at other words than before in the next revision; an empty stretch keeps the words that
   * it had.
   */
  void change(TranscriptRevision next, Span span, Optional<byte[]> sealedQuote) {
    move(next, span);
    sealedQuote.ifPresent(words -> quote = words);
    needsReview = true;
  }

  /** Somebody has looked at its changed words and keeps them. */
  void confirm() {
    if (startAt == endAt) {
      throw Problem.EXCERPT_GONE.with("excerpt", id);
    }
    needsReview = false;
  }

  void erase() {
    quote = null;
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  long interviewId() {
    return interviewId;
  }

  int revision() {
    return revision;
  }

  Span span() {
    return new Span(startAt, endAt);
  }

  Optional<byte[]> quote() {
    return Optional.ofNullable(quote);
  }

  boolean needsReview() {
    return needsReview;
  }
}
