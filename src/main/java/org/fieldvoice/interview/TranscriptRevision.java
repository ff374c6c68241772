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
 * One state of an interview's transcript. What it says never changes; a correction or a redaction
 * makes the next one. A redacted one may be quoted from once its redaction was reviewed.
 */
@Entity
public class TranscriptRevision {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long interviewId;
  private int number;
  private boolean redacted;
  private byte @Nullable [] content;
  private long madeBy;
  private LocalDateTime madeAt;
  private @Nullable Long reviewedBy;
  private @Nullable LocalDateTime reviewedAt;

  protected TranscriptRevision() {}

  private TranscriptRevision(long interviewId, int number, byte[] sealed) {
    this.interviewId = interviewId;
    this.number = number;
    this.content = sealed;
  }

  /** A transcript as somebody wrote it down or corrected it. */
  static TranscriptRevision written(Interview interview, int number, byte[] sealed) {
    return new TranscriptRevision(interview.id(), number, sealed);
  }

  /** The one that follows when whatever tells who somebody is has been replaced. */
  TranscriptRevision redacted(byte[] sealed) {
    TranscriptRevision next = new TranscriptRevision(interviewId, number + 1, sealed);
    next.redacted = true;
    return next;
  }

  TranscriptRevision by(long accountId, Instant now) {
    madeBy = accountId;
    madeAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return this;
  }

  /**
   * Confirms the redaction; whoever made it can't where others could.
   *
   * @param reviewers how many people of the study may review
   */
  void review(long accountId, long reviewers, Instant now) {
    if (!redacted) {
      throw Problem.TRANSCRIPT_UNREDACTED.with("interview", interviewId);
    }
    if (reviewers > 1 && accountId == madeBy) {
      throw Problem.REVIEW_TAKES_ANOTHER.with("interview", interviewId);
    }
    reviewedBy = accountId;
    reviewedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  /** Forgets what was said, when the participant withdraws. */
  void erase() {
    content = null;
  }

  long interviewId() {
    return interviewId;
  }

  int number() {
    return number;
  }

  boolean isRedacted() {
    return redacted;
  }

  boolean isReviewed() {
    return reviewedBy != null;
  }

  Optional<byte[]> content() {
    return Optional.ofNullable(content);
  }

  long madeBy() {
    return madeBy;
  }

  LocalDateTime madeAt() {
    return madeAt;
  }
}
