package org.fieldvoice.response;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * What a phone sends, or a line of a file that is brought in: as {@link SubmissionReader} read it,
 * not yet checked against a form.
 *
 * @param instanceId made by the phone when the respondent began
 * @param version the questionnaire's version that the respondent saw; without one the newest
 *     published
 * @param site the site's code, and {@code channel} the channel's; in files only
 * @param startedAt by the phone's clock, as {@code submittedAt}
 * @param paradata how it was answered; never who or where
 * @param agreement the yes to an information sheet
 * @param trapped the field was filled in that only machines see
 */
public record Submission(
    UUID instanceId,
    Optional<Integer> version,
    Optional<String> site,
    Optional<String> channel,
    String language,
    Optional<OffsetDateTime> startedAt,
    Optional<OffsetDateTime> submittedAt,
    JsonObject answers,
    Optional<JsonObject> paradata,
    Optional<Agreement> agreement,
    boolean trapped) {

  /** The same without a word on how it was answered. */
  Submission withoutParadata() {
    return new Submission(
        instanceId,
        version,
        site,
        channel,
        language,
        startedAt,
        submittedAt,
        answers,
        Optional.empty(),
        agreement,
        trapped);
  }

  /** Made once: {@code Json} looks for a provider at each call. */
  static final JsonProvider JSON = JsonProvider.provider();
}
