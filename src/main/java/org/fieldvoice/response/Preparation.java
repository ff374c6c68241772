package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.fieldvoice.response.Arrival.Place;
import org.fieldvoice.response.SubmissionCheck.Checked;

/**
 * Makes what is stored of a checked submission: its identifiers sealed, its content hashed, nothing
 * kept that tells who or where.
 */
@ApplicationScoped
class Preparation {

  private static final int MOST_PARADATA = 16_000;

  @Inject private Receipts receipts;
  @Inject private Identities identities;

  /** The arrival as a file's line; {@link Arrival#through} makes it one that came by a link. */
  Arrival of(Submission submission, Checked checked, Place place, Instant now) {
    Optional<byte[]> identity =
        Optional.of(checked.identity())
            .filter(document -> !document.isEmpty())
            .map(document -> document.toString().getBytes(StandardCharsets.UTF_8))
            .map(document -> identities.seal(submission.instanceId(), document));
    return new Arrival(
        submission.instanceId(),
        place,
        Optional.empty(),
        Mode.IMPORT,
        submission.language(),
        Flags.write(checked.flags()),
        submission.startedAt().map(OffsetDateTime::toInstant),
        submission.submittedAt().map(OffsetDateTime::toInstant).orElse(now),
        now,
        receipts.contentHash(checked.content()),
        Optional.empty(),
        checked.document(),
        submission
            .paradata()
            .flatMap(Paradata::kept)
            .map(JsonObject::toString)
            .filter(text -> text.length() <= MOST_PARADATA),
        identity,
        checked.attachments(),
        Beside.NOTHING);
  }
}
