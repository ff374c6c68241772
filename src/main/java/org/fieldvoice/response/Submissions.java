package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.response.Arrival.Place;
import org.fieldvoice.response.Intake.Outcome;
import org.fieldvoice.response.SubmissionCheck.Checked;
import org.fieldvoice.study.Participation;
import org.fieldvoice.study.Participations;

/**
 * The way of a submission from the phone into the database: read, checked, stored, and only then
 * acknowledged. Sent again, it is acknowledged again; something else under the same id is refused
 * and kept for review.
 *
 * <p>Must be called outside a transaction: see {@link Intake}.
 */
@ApplicationScoped
public class Submissions {

  @Inject private Links links;
  @Inject private Versions versions;
  @Inject private Receipts receipts;
  @Inject private Preparation preparation;
  @Inject private Intake intake;
  @Inject private Conflicts conflicts;
  @Inject private Participations participations;
  @Inject private Agreements agreements;
  @Inject private Origins origins;
  @Inject private Clock clock;

  /**
   * Stores what was sent through the link.
   *
   * @param token the link's, as it stands in the address
   * @param json the body: {@code {"instanceId", "version"?, "language", "startedAt", "submittedAt",
   *     "answers", "paradata"?, "agreement": {"sheet", "language", "at"}?, "trapped"?}}
   * @param sender kept only if the study asks for it
   * @throws ProblemException {@code LINK_UNKNOWN}, {@code LINK_NOT_OPEN}, {@code LINK_CLOSED},
   *     {@code LINK_FULL}, {@code LINK_SPENT}, {@code LINK_TAKEN_BACK}, {@code AGREEMENT_MISSING},
   *     {@code MALFORMED}, {@code SUBMISSION_INVALID} with an {@link AnswerProblem} for each broken
   *     rule, {@code SUBMISSION_DIFFERS}, {@code RESPONSE_WITHDRAWN}, {@code ATTACHMENT_UNKNOWN}
   */
  public Receipt accept(String token, byte[] json, Sender sender) {
    Instant now = clock.instant();
    Link link = links.leading(token);
    Participation rules = participations.of(link.studyId());
    Submission submission = read(json, rules);
    Versions.Answered version = versions.answered(link.questionnaireId(), submission.version());
    Received received = received(link, version.check(), submission, now);
    Beside beside =
        new Beside(
            received.agreed(),
            rules.origin()
                ? Optional.of(origins.seal(submission.instanceId(), sender))
                : Optional.empty());
    Receipts.Codes codes = receipts.codes(submission.instanceId());
    Place place =
        new Place(
            link.studyId(), link.questionnaireId(), version.id(), link.siteId(), link.channelId());
    Arrival arrival =
        preparation
            .of(submission, received.checked(), place, now)
            .through(link, receipts.withdrawalHash(codes.withdrawalCode()), beside);
    Outcome outcome = intake.add(arrival);
    if (outcome == Outcome.DIFFERENT) {
      conflicts.keep(arrival, json);
      throw Problem.SUBMISSION_DIFFERS.asException();
    }
    return new Receipt(codes.receipt(), codes.withdrawalCode(), outcome == Outcome.REPEATED);
  }

  private static Submission read(byte[] json, Participation rules) {
    Submission submission = SubmissionReader.read(json);
    return rules.paradata() ? submission : submission.withoutParadata();
  }

  /** A submission that keeps every rule, and what its respondent agreed to. */
  private record Received(Checked checked, Optional<Agreements.Agreed> agreed) {}

  /** A closed link says so before it finds fault with the answers. */
  private Received received(Link link, SubmissionCheck check, Submission submission, Instant now) {
    try {
      Participation rules = participations.of(link.studyId());
      Optional<Agreements.Agreed> agreed = agreements.given(link.studyId(), rules, submission, now);
      return new Received(check.check(submission, now), agreed);
    } catch (ProblemException e) {
      links.open(link.token(), now);
      throw e;
    }
  }
}
