package org.fieldvoice.respond;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.response.Link;

/** Why a respondent gets no questionnaire, in words for people. */
final class Refusals {

  /** Keys of our words: the heading, and the sentence under it. */
  record Refusal(String heading, String reason) {}

  private static final Map<Problem, Refusal> REFUSALS =
      Map.of(
          Problem.LINK_UNKNOWN, gone("unknown"),
          Problem.LINK_NOT_OPEN, gone("early"),
          Problem.LINK_CLOSED, gone("closed"),
          Problem.LINK_FULL, gone("full"),
          Problem.SUBMISSION_DIFFERS, gone("different"),
          Problem.RESPONSE_WITHDRAWN, new Refusal("withdrawn", "withdrawnWhy"),
          Problem.DRAFT_SENT, gone("sent"),
          Problem.DRAFT_EXPIRED, gone("expired"),
          Problem.TOO_MANY_ATTEMPTS, gone("busy"));

  private static final Set<Problem> SHUT = Set.of(Problem.LINK_FULL, Problem.LINK_CLOSED);

  private static final Refusal AWAY = gone("away");

  private Refusals() {}

  private static Refusal gone(String why) {
    return new Refusal("gone." + why, "gone." + why + ".why");
  }

  /**
   * @param asked gives the link that was asked for
   */
  static Refusal of(ProblemException problem, Supplier<Optional<Link>> asked) {
    Optional<Refusal> own =
        SHUT.contains(problem.problem())
            ? asked.get().filter(Link::isForOne).flatMap(Refusals::ofOne)
            : Optional.empty();
    return own.orElseGet(() -> REFUSALS.getOrDefault(problem.problem(), AWAY));
  }

  /** One person's own link has been used, or taken back; else its time is over, as for all. */
  private static Optional<Refusal> ofOne(Link link) {
    if (link.isFull()) {
      return Optional.of(gone("spent"));
    }
    return link.closedAt().map(closed -> gone("withdrawn"));
  }
}
