package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** One step of a draft: the edits that were asked for, and the ways forwards and back. */
@Entity
public class DraftStep {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(updatable = false)
  private long draftId;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private String edits;

  @Column(updatable = false)
  private String wayOn;

  @Column(updatable = false)
  private String wayBack;

  @Column(updatable = false)
  private LocalDateTime madeAt;

  @Column(updatable = false)
  private long madeBy;

  protected DraftStep() {}

  /** The step that the draft has just made. */
  DraftStep(
      QuestionnaireDraft draft,
      JsonArray edits,
      Editing.Edited edited,
      QuestionnaireDraft.Saving saving) {
    this.draftId = draft.id();
    this.number = draft.made();
    this.edits = edits.toString();
    this.wayOn = edited.redo().json().toString();
    this.wayBack = edited.undo().json().toString();
    this.madeAt = saving.time();
    this.madeBy = saving.accountId();
  }

  /** Counted from 1. */
  int number() {
    return number;
  }

  String editsJson() {
    return edits;
  }

  Instant madeAt() {
    return madeAt.toInstant(ZoneOffset.UTC);
  }

  long madeBy() {
    return madeBy;
  }

  Patch redo() {
    return patch(wayOn);
  }

  Patch undo() {
    return patch(wayBack);
  }

  private static Patch patch(String json) {
    try (JsonReader reader = Texted.JSON.createReader(new StringReader(json))) {
      return new Patch(reader.readObject());
    }
  }
}
