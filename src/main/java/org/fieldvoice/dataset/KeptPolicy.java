package org.fieldvoice.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The policy that a questionnaire's next release starts from, where somebody wrote one. */
@Entity
@Table(name = "dataset_policy")
@SuppressWarnings("UnusedVariable") // for whoever looks into the database
class KeptPolicy {

  @Id private long questionnaireId;
  private String document;
  private LocalDateTime changedAt;

  protected KeptPolicy() {}

  KeptPolicy(long questionnaireId, String document, Instant now) {
    this.questionnaireId = questionnaireId;
    this.document = document;
    this.changedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  String document() {
    return document;
  }
}
