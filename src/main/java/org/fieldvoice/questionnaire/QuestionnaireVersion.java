package org.fieldvoice.questionnaire;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a questionnaire. {@link StoredForms} makes its row, with the form, which {@link
 * Questionnaires#form} reads; it never changes: a change is another version. Published, it may be
 * answered; responses point at it.
 */
@Entity
public class QuestionnaireVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(updatable = false)
  private long questionnaireId;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private String title;

  @Column(updatable = false)
  private String languages;

  @Column(updatable = false)
  private int questions;

  @Column(updatable = false)
  private String seal;

  @Column(updatable = false)
  private long workbookId;

  @Column(updatable = false)
  private LocalDateTime createdAt;

  @Column(updatable = false)
  private long createdBy;

  private @Nullable LocalDateTime publishedAt;
  private @Nullable Long publishedBy;

  protected QuestionnaireVersion() {}

  public long id() {
    return id;
  }

  public long questionnaireId() {
    return questionnaireId;
  }

  /** Counted from 1 in each questionnaire. */
  public int number() {
    return number;
  }

  public String title() {
    return title;
  }

  /** Tags, the default language first. */
  public List<String> languages() {
    return List.of(languages.split(" "));
  }

  /** How many questions a respondent may be asked. */
  public int questions() {
    return questions;
  }

  /** The SHA-256 of the form's JSON. */
  public String seal() {
    return seal;
  }

  /** The blob of the workbook as it came. */
  public long workbookId() {
    return workbookId;
  }

  public Instant createdAt() {
    return createdAt.toInstant(ZoneOffset.UTC);
  }

  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(publishedAt).map(at -> at.toInstant(ZoneOffset.UTC));
  }

  /** The account that published it. */
  public Optional<Long> publishedBy() {
    return Optional.ofNullable(publishedBy);
  }

  public boolean isPublished() {
    return publishedAt != null;
  }

  /** Opens the version for answers, for good. A second time changes nothing. */
  public void publish(long account, Instant now) {
    if (publishedAt == null) {
      publishedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
      publishedBy = account;
    }
  }
}
