package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fieldvoice.study.Site;
import org.jspecify.annotations.Nullable;

/** A conversation with a participant. */
@Entity
public class Interview {

  /**
   * When, where and how they talked.
   *
   * @param language BCP 47
   * @param mode as people say it: in person, phone
   * @param interviewer who asked, as the transcript names them
   */
  record Setting(
      LocalDate heldOn, Optional<Site> site, String language, String mode, String interviewer) {}

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private long participantId;
  private LocalDate heldOn;
  private @Nullable Long siteId;
  private String language;
  private String mode;
  private String interviewer;
  private LocalDateTime createdAt;

  protected Interview() {}

  Interview(Participant participant, Setting setting, Instant now) {
    this.studyId = participant.studyId();
    this.participantId = participant.id();
    this.heldOn = setting.heldOn();
    this.siteId = setting.site().map(Site::id).orElse(null);
    this.language = setting.language();
    this.mode = setting.mode();
    this.interviewer = setting.interviewer();
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  long participantId() {
    return participantId;
  }

  LocalDate heldOn() {
    return heldOn;
  }

  Optional<Long> siteId() {
    return Optional.ofNullable(siteId);
  }

  String language() {
    return language;
  }

  String mode() {
    return mode;
  }

  String interviewer() {
    return interviewer;
  }
}
