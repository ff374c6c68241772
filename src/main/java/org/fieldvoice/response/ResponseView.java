package org.fieldvoice.response;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A response on the wire.
 *
 * @param version the questionnaire's version by its number
 * @param site the site's code; {@code channel} the channel's
 * @param answers the answers document, without identifiers
 */
public record ResponseView(
    UUID instanceId,
    int version,
    Optional<String> site,
    Optional<String> channel,
    String mode,
    String language,
    String state,
    Set<String> flags,
    Optional<Instant> startedAt,
    Instant submittedAt,
    Instant receivedAt,
    int revision,
    JsonObject answers) {

  /** As it is shown: the answers without what other versions mark as identifiers. */
  static ResponseView of(StoredResponse response, int version, Withheld identifying) {
    return new ResponseView(
        response.instanceId(),
        version,
        response.site(),
        response.channel(),
        response.mode().word(),
        response.language(),
        response.state().word(),
        response.flags(),
        response.startedAt(),
        response.submittedAt(),
        response.receivedAt(),
        response.revision(),
        identifying.without(response.document()));
  }
}
