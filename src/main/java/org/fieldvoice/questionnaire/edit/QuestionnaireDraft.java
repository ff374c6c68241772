package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire while somebody edits it. It begins as a version, changes by steps that can be
 * undone and made again, and ends as the next version; from then on it doesn't change.
 */
@Entity
public class QuestionnaireDraft {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(updatable = false)
  private long questionnaireId;

  @Column(updatable = false)
  private long baseVersionId;

  private int revision;
  private int made;
  private String form;

  @Column(updatable = false)
  private LocalDateTime createdAt;

  @Column(updatable = false)
  private long createdBy;

  private LocalDateTime changedAt;
  private long changedBy;
  private @Nullable Integer finishedAs;

  protected QuestionnaireDraft() {}

  QuestionnaireDraft(QuestionnaireVersion base, Form form, Saving saving) {
    this.questionnaireId = base.questionnaireId();
    this.baseVersionId = base.id();
    this.form = FormJson.text(form);
    this.createdAt = saving.time();
    this.createdBy = saving.accountId();
    this.changedAt = createdAt;
    this.changedBy = createdBy;
  }

  /** Who changes it, and when. */
  record Saving(long accountId, Instant at) {

    LocalDateTime time() {
      return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
  }

  long id() {
    return id;
  }

  long questionnaireId() {
    return questionnaireId;
  }

  long baseVersionId() {
    return baseVersionId;
  }

  /** Rises with every change. */
  int revision() {
    return revision;
  }

  /** How many steps can be undone. */
  int made() {
    return made;
  }

  public Form form() {
    return FormJson.read(form);
  }

  String formJson() {
    return form;
  }

  Instant changedAt() {
    return changedAt.toInstant(ZoneOffset.UTC);
  }

  Optional<Integer> finishedAs() {
    return Optional.ofNullable(finishedAs);
  }

  /** Throws unless it is still the revision that somebody looked at. */
  void mustBeAt(int base) {
    if (finishedAs != null) {
      throw Problem.DRAFT_FINISHED.with("version", finishedAs);
    }
    if (base != revision) {
      throw Problem.DRAFT_CHANGED.with("revision", revision).and("base", base);
    }
  }

  /** Makes edits; whatever was undone can't be made again. */
  DraftStep make(JsonArray edits, Editing.Edited edited, Saving saving) {
    become(edited.form(), saving);
    made++;
    return new DraftStep(this, edits, edited, saving);
  }

  /** Undoes the step that was made last. */
  void undo(DraftStep step, Saving saving) {
    become(step.undo().apply(form()), saving);
    made--;
  }

  /** Makes the step again that was undone last. */
  void redo(DraftStep step, Saving saving) {
    become(step.redo().apply(form()), saving);
    made++;
  }

  void finish(int version, Saving saving) {
    become(form(), saving);
    finishedAs = version;
  }

  private void become(Form changed, Saving saving) {
    form = FormJson.text(changed);
    revision++;
    changedAt = saving.time();
    changedBy = saving.accountId();
  }
}
