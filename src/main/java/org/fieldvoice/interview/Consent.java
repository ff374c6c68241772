package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one participant answered when asked for one scope. Never edited: a new answer is a new
 * record, and the latest of a scope holds. A granted one ends on its last day or on the day of
 * withdrawal.
 */
@Entity
public class Consent {

  /** How it was given. All are equally good. */
  public enum Mode {
    WRITTEN,
    VERBAL,
    RECORDED,
    ONLINE
  }

  /** Where a consent stands on a day. */
  public enum State {
    GRANTED,
    REFUSED,
    EXPIRED,
    WITHDRAWN
  }

  /**
   * What was asked and by whom.
   *
   * @param scriptVersion which version of the consent text
   * @param scriptLanguage the language in which it was put
   * @param readBy who read it out or explained it
   * @param witness who was there, if anybody
   */
  public record Asking(
      Mode mode,
      @Nullable String scriptVersion,
      @Nullable String scriptLanguage,
      @Nullable String readBy,
      @Nullable String witness) {}

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long participantId;

  @Enumerated(EnumType.STRING)
  private Scope scope;

  private boolean granted;

  @Enumerated(EnumType.STRING)
  private Mode mode;

  private @Nullable String scriptVersion;
  private @Nullable String scriptLanguage;
  private @Nullable String readBy;
  private @Nullable String witness;
  private LocalDate givenOn;
  private @Nullable LocalDate validUntil;
  private @Nullable LocalDate withdrawnOn;
  private long recordedBy;
  private LocalDateTime recordedAt;

  protected Consent() {}

  private Consent(Participant participant, Scope scope, Asking asking, LocalDate on) {
    this.participantId = participant.id();
    this.scope = scope;
    this.mode = asking.mode();
    this.scriptVersion = asking.scriptVersion();
    this.scriptLanguage = asking.scriptLanguage();
    this.readBy = asking.readBy();
    this.witness = asking.witness();
    this.givenOn = on;
  }

  /** A yes; {@code until} is its last day, if it has one. */
  public static Consent granted(
      Participant participant,
      Scope scope,
      Asking asking,
      LocalDate on,
      Optional<LocalDate> until) {
    if (until.isPresent() && until.get().isBefore(on)) {
      throw Problem.INVALID.with("why", "until is before the day on which consent was given");
    }
    Consent consent = new Consent(participant, scope, asking, on);
    consent.granted = true;
    consent.validUntil = until.orElse(null);
    return consent;
  }

  /** A no. */
  public static Consent refused(Participant participant, Scope scope, Asking asking, LocalDate on) {
    return new Consent(participant, scope, asking, on);
  }

  Consent recorded(long accountId, Instant now) {
    recordedBy = accountId;
    recordedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return this;
  }

  void withdraw(LocalDate today) {
    if (withdrawnOn == null) {
      withdrawnOn = today;
    }
  }

  State on(LocalDate day) {
    if (withdrawnOn != null) {
      return State.WITHDRAWN;
    }
    if (!granted) {
      return State.REFUSED;
    }
    return validUntil != null && day.isAfter(validUntil) ? State.EXPIRED : State.GRANTED;
  }

  long id() {
    return id;
  }

  long participantId() {
    return participantId;
  }

  Scope scope() {
    return scope;
  }

  Asking asking() {
    return new Asking(mode, scriptVersion, scriptLanguage, readBy, witness);
  }

  LocalDate givenOn() {
    return givenOn;
  }

  Optional<LocalDate> validUntil() {
    return Optional.ofNullable(validUntil);
  }

  Optional<LocalDate> withdrawnOn() {
    return Optional.ofNullable(withdrawnOn);
  }
}
