package org.fieldvoice.response;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.fieldvoice.platform.ProblemException;

/**
 * A respondent's yes to an information sheet, as the phone sends it.
 *
 * @param sheet the sheet's version by its number in the study
 * @param language the BCP 47 tag of the text that was agreed to
 * @param at by the phone's clock
 */
public record Agreement(int sheet, String language, Optional<OffsetDateTime> at) {

  /**
   * What is kept of it in a draft, until it is sent.
   *
   * @throws ProblemException {@code MALFORMED}
   */
  public static JsonObject kept(JsonObject sent) {
    Agreement given = SubmissionReader.agreement(sent);
    JsonObjectBuilder kept =
        Submission.JSON
            .createObjectBuilder()
            .add("sheet", given.sheet())
            .add("language", given.language());
    given.at().ifPresent(time -> kept.add("at", time.toString()));
    return kept.build();
  }
}
