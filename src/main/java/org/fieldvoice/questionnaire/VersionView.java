package org.fieldvoice.questionnaire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as the studio lists it.
 *
 * @param languages tags, the default one first
 * @param questions how many a respondent may be asked
 * @param publishedAt absent until it is published
 */
public record VersionView(
    int version,
    String title,
    List<String> languages,
    int questions,
    Instant createdAt,
    @Nullable Instant publishedAt) {

  public static VersionView of(QuestionnaireVersion version) {
    return new VersionView(
        version.number(),
        version.title(),
        version.languages(),
        version.questions(),
        version.createdAt(),
        version.publishedAt().orElse(null));
  }
}
