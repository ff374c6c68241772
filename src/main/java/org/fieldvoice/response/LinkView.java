package org.fieldvoice.response;

import java.time.Instant;
import java.util.Optional;

/**
 * A link as the studio lists it.
 *
 * @param questionnaire the questionnaire's code; {@code site} and {@code channel} theirs
 * @param responses how many stand in the database now
 * @param url the whole address that is printed and sent
 */
public record LinkView(
    String token,
    String questionnaire,
    Optional<String> site,
    Optional<String> channel,
    String mode,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    Optional<Instant> closedAt,
    Optional<Integer> maxResponses,
    int taken,
    Instant madeAt,
    long responses,
    String url) {

  LinkView under(String address) {
    return new LinkView(
        token,
        questionnaire,
        site,
        channel,
        mode,
        opensAt,
        closesAt,
        closedAt,
        maxResponses,
        taken,
        madeAt,
        responses,
        address + "/r/" + token);
  }
}
