package org.fieldvoice.respond;

import java.util.Map;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/** Why a respondent gets no questionnaire, in words for people. */
final class Refusals {

  /** Keys of our words: the heading, and the sentence under it. */
  record Refusal(String heading, String reason) {}

  private static final Map<Problem, Refusal> REFUSALS =
      Map.ofEntries(
          Map.entry(Problem.LINK_UNKNOWN, gone("unknown")),
          Map.entry(Problem.LINK_NOT_OPEN, gone("early")),
          Map.entry(Problem.LINK_CLOSED, gone("closed")),
          Map.entry(Problem.LINK_FULL, gone("full")),
          Map.entry(Problem.LINK_SPENT, gone("spent")),
          Map.entry(Problem.LINK_TAKEN_BACK, gone("withdrawn")),
          Map.entry(Problem.SUBMISSION_DIFFERS, gone("different")),
          Map.entry(Problem.RESPONSE_WITHDRAWN, new Refusal("withdrawn", "withdrawnWhy")),
          Map.entry(Problem.DRAFT_SENT, gone("sent")),
          Map.entry(Problem.DRAFT_EXPIRED, gone("expired")),
          Map.entry(Problem.TOO_MANY_ATTEMPTS, gone("busy")));

  private static final Refusal AWAY = gone("away");

  private Refusals() {}

  private static Refusal gone(String why) {
    return new Refusal("gone." + why, "gone." + why + ".why");
  }

  static Refusal of(ProblemException problem) {
    return REFUSALS.getOrDefault(problem.problem(), AWAY);
  }
}
