package org.fieldvoice.casestudy;

import jakarta.json.JsonArray;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case study on the wire.
 *
 * @param state {@code draft} until it is issued first, {@code issued} while the text is that of the
 *     latest edition, {@code changed} where the text has been changed since
 * @param stale true where the data has changed since the text was last saved
 * @param blocks as written; absent in a list
 * @param problems why the draft cannot be printed: whose words may not stand in it any more
 * @param editions the latest first
 * @param publicUrl where anybody can read the latest edition, path only; absent while closed
 */
public record CaseStudyView(
    long id,
    String title,
    String subtitle,
    String language,
    String questionnaire,
    String state,
    boolean stale,
    OffsetDateTime changedAt,
    @Nullable JsonArray blocks,
    List<ManuscriptFault> problems,
    List<EditionView> editions,
    @Nullable String publicUrl) {

  /**
   * An edition on the wire.
   *
   * @param responses how many its numbers stand on
   * @param stale true where the data has changed since
   * @param affected why somebody has to act: whose words stand in it although they may not any more
   */
  public record EditionView(
      int number, OffsetDateTime issuedAt, long responses, boolean stale, List<String> affected) {}
}
