package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A researcher's note on an interview, an excerpt, a code, or the study as a whole. */
@Entity
public class Memo {

  /** What a memo is about; all empty for the study. */
  record About(Optional<Interview> interview, Optional<Excerpt> excerpt, Optional<Code> code) {}

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private @Nullable Long interviewId;
  private @Nullable Long excerptId;
  private @Nullable Long codeId;
  private byte @Nullable [] content;
  private long authorId;
  private LocalDateTime writtenAt;

  protected Memo() {}

  Memo(long studyId, About about, byte[] sealed) {
    this.studyId = studyId;
    this.interviewId =
        about
            .interview()
            .map(Interview::id)
            .or(() -> about.excerpt().map(Excerpt::interviewId))
            .orElse(null);
    this.excerptId = about.excerpt().map(Excerpt::id).orElse(null);
    this.codeId = about.code().map(Code::id).orElse(null);
    this.content = sealed;
  }

  Memo by(long accountId, Instant now) {
    authorId = accountId;
    writtenAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return this;
  }

  void erase() {
    content = null;
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  Optional<Long> interviewId() {
    return Optional.ofNullable(interviewId);
  }

  Optional<Long> excerptId() {
    return Optional.ofNullable(excerptId);
  }

  Optional<Long> codeId() {
    return Optional.ofNullable(codeId);
  }

  Optional<byte[]> content() {
    return Optional.ofNullable(content);
  }

  long authorId() {
    return authorId;
  }

  LocalDateTime writtenAt() {
    return writtenAt;
  }
}
