package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One coder's judgement that a code applies to an excerpt. Kept by coder, so that agreement can be
 * computed.
 */
@Entity
public class Coding {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long excerptId;
  private long codeId;
  private long coderId;
  private LocalDateTime codedAt;

  protected Coding() {}

  Coding(Excerpt excerpt, Code code, long coderId, Instant now) {
    this.excerptId = excerpt.id();
    this.codeId = code.id();
    this.coderId = coderId;
    this.codedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  long excerptId() {
    return excerptId;
  }

  long codeId() {
    return codeId;
  }

  long coderId() {
    return coderId;
  }
}
