package org.fieldvoice.questionnaire;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.fieldvoice.study.Study;

/**
 * What a study asks, under one code through all its versions. The code is the workbook's {@code
 * form_id}: a workbook with a known one becomes the next version.
 */
@Entity
public class Questionnaire {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private String code;
  private LocalDateTime createdAt;

  protected Questionnaire() {}

  Questionnaire(Study study, String code, Instant now) {
    this.studyId = study.id();
    this.code = code;
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  public long id() {
    return id;
  }

  public long studyId() {
    return studyId;
  }

  public String code() {
    return code;
  }

  public Instant createdAt() {
    return createdAt.toInstant(ZoneOffset.UTC);
  }
}
