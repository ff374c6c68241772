package org.fieldvoice.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A checked submission on its way into the database.
 *
 * @param link the link through which it came; none for one that is brought in from a file
 * @param answers the answers document as JSON text, without identifiers
 * @param identity the answers to identifier questions, sealed
 * @param attachments the tokens of the files that the answers name
 * @param contentHash 32 bytes, see {@link Receipts#contentHash}
 * @param withdrawalHash 16 bytes, see {@link Receipts#withdrawalHash}
 */
record Arrival(
    UUID instanceId,
    Place place,
    Optional<Link> link,
    Mode mode,
    String language,
    String flags,
    Optional<Instant> startedAt,
    Instant submittedAt,
    Instant receivedAt,
    byte[] contentHash,
    Optional<byte[]> withdrawalHash,
    String answers,
    Optional<String> paradata,
    Optional<byte[]> identity,
    List<String> attachments,
    Beside beside) {

  /** Where a response belongs, by ids. */
  record Place(
      long studyId,
      long questionnaireId,
      long versionId,
      Optional<Long> siteId,
      Optional<Long> channelId) {}

  /** The same as it came through a link, to be withdrawn by a code with this hash. */
  Arrival through(Link by, byte[] hashOfCode, Beside with) {
    return new Arrival(
        instanceId,
        place,
        Optional.of(by),
        by.mode(),
        language,
        flags,
        startedAt,
        submittedAt,
        receivedAt,
        contentHash,
        Optional.of(hashOfCode),
        answers,
        paradata,
        identity,
        attachments,
        with);
  }

  /** The link that the response will know of: not an invitation, which would say whose it is. */
  Optional<Long> rememberedLink() {
    return link.filter(l -> l.kind() != Link.Kind.INVITATION).map(Link::id);
  }

  /** True if its link has only so many places. */
  boolean takesPlace() {
    return link.flatMap(Link::maxResponses).isPresent();
  }
}
