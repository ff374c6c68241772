package org.fieldvoice.respond;

import java.util.Map;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

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

  private static final Refusal AWAY = gone("away");

  private Refusals() {}

  private static Refusal gone(String why) {
    return new Refusal("gone." + why, "gone." + why + ".why");
  }

  static Refusal of(ProblemException problem, boolean single) {
    return single && problem.problem() == Problem.LINK_FULL
        ? gone("spent")
        : REFUSALS.getOrDefault(problem.problem(), AWAY);
  }
}
