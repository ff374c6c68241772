package org.fieldvoice.response;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One response as it is stored.
 *
 * @param id rises with the order of arrival
 * @param site the site's code
 * @param channel the channel's code
 * @param language the BCP 47 tag of the language in which it was answered
 * @param answers the answers document as JSON text: keyed by question name, without identifiers
 * @param revision how often it was changed since it came
 */
public record StoredResponse(
    long id,
    UUID instanceId,
    long versionId,
    Optional<String> site,
    Optional<String> channel,
    Mode mode,
    String language,
    State state,
    Set<String> flags,
    Optional<Instant> startedAt,
    Instant submittedAt,
    Instant receivedAt,
    int revision,
    String answers) {

  /**
   * Made once: {@code Json.createReader} looks for a provider each time, which costs ten readings.
   */
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  /** The answers document, parsed. */
  public JsonObject document() {
    try (JsonReader reader = JSON.createReader(new StringReader(answers))) {
      return reader.readObject();
    }
  }
}
