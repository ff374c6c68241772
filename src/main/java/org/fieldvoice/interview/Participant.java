package org.fieldvoice.interview;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is interviewed. The study knows them by a reference ({@code P01}) and readers by a
 * pseudonym; who they are is sealed. After a withdrawal a tombstone is left: the reference, the
 * pseudonyms, which nobody else may take, and the day.
 */
@Entity
public class Participant {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private byte[] uuid;
  private String ref;

  @Convert(converter = Pseudonyms.Column.class)
  private Pseudonyms pseudonyms;

  private byte @Nullable [] identifiers;

  @Convert(converter = Attributes.Column.class)
  private Attributes attributes;

  private @Nullable Long siteId;
  private LocalDateTime createdAt;
  private @Nullable LocalDate withdrawnOn;
  @Version private long version;

  protected Participant() {}

  /** Somebody new to the study, known as {@code ref} there. */
  Participant(Study study, UUID uuid, String ref, Instant now) {
    this.studyId = study.id();
    this.uuid =
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    this.ref = ref;
    this.pseudonyms = Pseudonyms.NONE;
    this.attributes = Attributes.NONE;
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  /** Notes what describes them and where they were met. */
  void describe(Attributes descriptors, Optional<Long> site) {
    attributes = descriptors;
    siteId = site.orElse(null);
  }

  /** Takes on pseudonyms. {@link Participants} has checked that they tell nothing and are free. */
  void goBy(Pseudonyms names) {
    pseudonyms = names;
  }

  /** Keeps who they are, sealed. */
  void identify(byte[] sealed) {
    if (withdrawnOn != null) {
      throw Problem.CONSENT_WITHDRAWN.with("who", label()).and("scope", Scope.CONTACT_AGAIN.name());
    }
    identifiers = sealed;
  }

  /** Leaves the tombstone. */
  void withdraw(LocalDate today) {
    identifiers = null;
    attributes = Attributes.NONE;
    siteId = null;
    withdrawnOn = today;
  }

  boolean isWithdrawn() {
    return withdrawnOn != null;
  }

  /**
   * How staff are told who is meant, with nothing that tells who it is: {@code P02 (Xiao Gang,
   * 小刚)}.
   */
  String label() {
    return pseudonyms.texts().isEmpty()
        ? ref
        : ref + " (" + String.join(", ", pseudonyms.texts()) + ")";
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  UUID uuid() {
    ByteBuffer bytes = ByteBuffer.wrap(uuid);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  String ref() {
    return ref;
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  Optional<byte[]> identifiers() {
    return Optional.ofNullable(identifiers);
  }

  Attributes attributes() {
    return attributes;
  }

  Optional<Long> siteId() {
    return Optional.ofNullable(siteId);
  }

  LocalDateTime createdAt() {
    return createdAt;
  }

  Optional<LocalDate> withdrawnOn() {
    return Optional.ofNullable(withdrawnOn);
  }
}
