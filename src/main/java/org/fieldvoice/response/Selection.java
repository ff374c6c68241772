package org.fieldvoice.response;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which responses of one questionnaire.
 *
 * @param site the site's code, {@code channel} the channel's
 * @param states never empty
 * @param flag a quality flag that they carry
 * @param from the earliest submission, inclusive; {@code to} the latest, exclusive
 */
public record Selection(
    long questionnaireId,
    Optional<String> site,
    Optional<String> channel,
    Set<State> states,
    Optional<String> flag,
    Optional<Instant> from,
    Optional<Instant> to) {

  public Selection {
    states = Set.copyOf(states);
  }

  /**
   * All that count: every response that no reviewer has excluded. What results and releases stand
   * on.
   */
  public static Selection counted(long questionnaireId) {
    return of(questionnaireId, EnumSet.of(State.SUBMITTED, State.APPROVED));
  }

  /** All of them, excluded ones too. */
  public static Selection all(long questionnaireId) {
    return of(questionnaireId, EnumSet.allOf(State.class));
  }

  private static Selection of(long questionnaireId, Set<State> states) {
    return new Selection(
        questionnaireId,
        Optional.empty(),
        Optional.empty(),
        states,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with the one site. */
  public Selection at(String siteCode) {
    return new Selection(questionnaireId, Optional.of(siteCode), channel, states, flag, from, to);
  }
}
