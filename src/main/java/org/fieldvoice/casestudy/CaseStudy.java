package org.fieldvoice.casestudy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of a study. Its text can be changed at any time; each time it is issued an {@link
 * Edition} is added, which keeps the text and the numbers of that moment.
 */
@Entity
public class CaseStudy {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private String title;
  private String subtitle;
  private String language;
  private String questionnaire;
  private String blocks;
  private String dataMark;
  private long dataResponses;
  private LocalDateTime createdAt;
  private LocalDateTime changedAt;
  private long changedBy;
  private @Nullable String publicToken;
  @Version private long version;

  protected CaseStudy() {}

  /** A document that is written over the data as it is now. */
  CaseStudy(long studyId, Manuscript manuscript, JsonArray blocks, Saving saving) {
    this.studyId = studyId;
    this.createdAt = LocalDateTime.ofInstant(saving.at(), ZoneOffset.UTC);
    write(manuscript, blocks, saving);
  }

  /** Who saves when, and over which data. */
  record Saving(long accountId, Instant at, DataState data) {}

  /** Replaces the text. Editions keep theirs. */
  final void write(Manuscript manuscript, JsonArray newBlocks, Saving saving) {
    title = manuscript.title();
    subtitle = manuscript.subtitle();
    language = manuscript.language();
    questionnaire = manuscript.questionnaire();
    blocks = newBlocks.toString();
    dataMark = saving.data().mark();
    dataResponses = saving.data().responses();
    changedAt = LocalDateTime.ofInstant(saving.at(), ZoneOffset.UTC);
    changedBy = saving.accountId();
  }

  /** Opens the public address of its latest edition. */
  void publish(String token) {
    publicToken = token;
  }

  /** Closes the public address; the next one will be another. */
  void unpublish() {
    publicToken = null;
  }

  /** The text. */
  Manuscript manuscript() {
    JsonObject json =
        jakarta.json.Json.createObjectBuilder()
            .add("title", title)
            .add("subtitle", subtitle)
            .add("language", language)
            .add("questionnaire", questionnaire)
            .add("blocks", blocks())
            .build();
    return ManuscriptReader.read(json, language, language);
  }

  JsonArray blocks() {
    try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(blocks))) {
      return reader.readArray();
    }
  }

  /** True where the text was last saved over other data. */
  boolean isStale(DataState now) {
    return !dataMark.equals(now.mark());
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  String title() {
    return title;
  }

  String subtitle() {
    return subtitle;
  }

  String language() {
    return language;
  }

  String questionnaire() {
    return questionnaire;
  }

  long dataResponses() {
    return dataResponses;
  }

  Instant changedAt() {
    return changedAt.toInstant(ZoneOffset.UTC);
  }

  Optional<String> publicToken() {
    return Optional.ofNullable(publicToken);
  }
}
