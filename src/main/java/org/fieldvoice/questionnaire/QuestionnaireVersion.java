package org.fieldvoice.questionnaire;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a questionnaire. It is made by an import, holds its form from the first moment, and
 * never changes: a change is another version. Published, it may be answered; responses point at it.
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
  private String form;

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

  /**
   * @param workbookId the blob of the workbook as it came
   * @param author the account that sent it
   */
  QuestionnaireVersion(
      Questionnaire questionnaire,
      int number,
      Form form,
      long workbookId,
      long author,
      Instant now) {
    this.questionnaireId = questionnaire.id();
    this.number = number;
    this.title = form.title();
    this.languages = String.join(" ", form.languages().stream().map(Language::tag).toList());
    this.questions = form.asked();
    this.form = FormJson.text(form);
    this.seal = sha256(this.form);
    this.workbookId = workbookId;
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    this.createdBy = author;
  }

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

  /** The form as {@link FormJson} writes it. {@link Forms} gives it read, and keeps it. */
  public String formJson() {
    return form;
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

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
