package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A participant's story in one language. Its life: DRAFT → REDACTED (nothing in it tells who it is)
 * → READ_BACK (the participant has heard it) → APPROVED (and agreed) → PUBLISHED; from anywhere to
 * WITHDRAWN, which is final. An edit of a REDACTED one makes it a DRAFT again; an edit of a later
 * one takes it back to READ_BACK, to be agreed on again.
 */
@Entity
public class Story {

  /** Where a story stands. */
  public enum State {
    DRAFT,
    REDACTED,
    READ_BACK,
    APPROVED,
    PUBLISHED,
    WITHDRAWN
  }

  /**
   * The steps of its life, each from one state to the next; {@link #withdraw} is possible from all.
   */
  private static final Map<State, State> NEXT =
      Map.of(
          State.DRAFT, State.REDACTED,
          State.REDACTED, State.READ_BACK,
          State.READ_BACK, State.APPROVED,
          State.APPROVED, State.PUBLISHED);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private long participantId;
  private String title;
  private String language;

  @Enumerated(EnumType.STRING)
  private State state;

  private byte @Nullable [] body;
  private long madeBy;
  private LocalDateTime madeAt;
  private @Nullable LocalDateTime publishedAt;
  @Version private long version;

  protected Story() {}

  /** A draft; {@code sealedBody} are its paragraphs. */
  Story(Participant participant, String language, String title, byte[] sealedBody) {
    this.studyId = participant.studyId();
    this.participantId = participant.id();
    this.language = language;
    this.title = title.strip();
    this.body = sealedBody;
    this.state = State.DRAFT;
  }

  Story by(long accountId, Instant now) {
    madeBy = accountId;
    madeAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return this;
  }

  void edit(String newTitle, byte[] sealedBody) {
    if (state == State.WITHDRAWN) {
      throw step("edit");
    }
    title = newTitle.strip();
    body = sealedBody;
    state = state == State.DRAFT || state == State.REDACTED ? State.DRAFT : State.READ_BACK;
    publishedAt = null;
  }

  /** Goes one step on; {@link Publication} has checked what that step takes. */
  void advance(State to, Instant now) {
    if (NEXT.get(state) != to) {
      throw step(to.name());
    }
    state = to;
    if (to == State.PUBLISHED) {
      publishedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }
  }

  /** Is taken back for good. Its text stays for the record until the participant withdraws. */
  void withdraw() {
    state = State.WITHDRAWN;
    publishedAt = null;
  }

  void erase() {
    withdraw();
    title = "—";
    body = null;
  }

  boolean follows(State to) {
    return NEXT.get(state) == to;
  }

  private RuntimeException step(String to) {
    return Problem.STORY_STEP.with("state", state.name()).and("step", to);
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

  String title() {
    return title;
  }

  String language() {
    return language;
  }

  State state() {
    return state;
  }

  Optional<byte[]> body() {
    return Optional.ofNullable(body);
  }

  Optional<LocalDateTime> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }
}
