package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Optional;
import org.fieldvoice.interview.Edits.Edit;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of replacements. What stood there before is sealed, and forgotten when the
 * participant withdraws.
 */
@Entity
public class Redaction {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long interviewId;
  private int revision;
  private int startAt;
  private int endAt;
  private byte @Nullable [] original;
  private String replacement;
  private long madeBy;
  private LocalDateTime madeAt;

  protected Redaction() {}

  /**
   * One replacement.
   *
   * @param made the revision that it led to
   * @param edit where it was, in the revision before
   * @param original what stood there, sealed
   */
  Redaction(TranscriptRevision made, Edit edit, byte[] original) {
    this.interviewId = made.interviewId();
    this.revision = made.number();
    this.startAt = edit.at().start();
    this.endAt = edit.at().end();
    this.original = original;
    this.replacement = edit.replacement();
    this.madeBy = made.madeBy();
    this.madeAt = made.madeAt();
  }

  void erase() {
    original = null;
  }

  int revision() {
    return revision;
  }

  Span span() {
    return new Span(startAt, endAt);
  }

  String replacement() {
    return replacement;
  }

  Optional<byte[]> original() {
    return Optional.ofNullable(original);
  }

  LocalDateTime madeAt() {
    return madeAt;
  }
}
