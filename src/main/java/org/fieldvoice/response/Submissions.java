package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.response.Arrival.Place;
import org.fieldvoice.response.Intake.Outcome;
import org.fieldvoice.response.SubmissionCheck.Checked;

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
  @Inject private Clock clock;

  /**
   * Stores what was sent through the link.
   *
   * @param token the link's, as it stands in the address
   * @param json the body: {@code {"instanceId", "version"?, "language", "startedAt", "submittedAt",
   *     "answers", "paradata"}}
   * @throws ProblemException {@code LINK_UNKNOWN}, {@code LINK_NOT_OPEN}, {@code LINK_CLOSED},
   *     {@code LINK_FULL}, {@code MALFORMED}, {@code SUBMISSION_INVALID} with an {@link
   *     AnswerProblem} for each broken rule, {@code SUBMISSION_DIFFERS}, {@code
   *     RESPONSE_WITHDRAWN}, {@code ATTACHMENT_UNKNOWN}
   */
  public Receipt accept(String token, byte[] json) {
    Instant now = clock.instant();
    Link link = links.leading(token);
    Submission submission = SubmissionReader.read(json);
    Versions.Answered version = versions.answered(link.questionnaireId(), submission.version());
    Checked checked = checked(link, version.check(), submission, now);
    Receipts.Codes codes = receipts.codes(submission.instanceId());
    Place place =
        new Place(
            link.studyId(), link.questionnaireId(), version.id(), link.siteId(), link.channelId());
    Arrival arrival =
        preparation
            .of(submission, checked, place, now)
            .through(link, receipts.withdrawalHash(codes.withdrawalCode()));
    Outcome outcome = intake.add(arrival);
    if (outcome == Outcome.DIFFERENT) {
      conflicts.keep(arrival, json);
      throw Problem.SUBMISSION_DIFFERS.asException();
    }
    return new Receipt(codes.receipt(), codes.withdrawalCode(), outcome == Outcome.REPEATED);
  }

  /** A closed link says so before it finds fault with the answers. */
  private Checked checked(Link link, SubmissionCheck check, Submission submission, Instant now) {
    try {
      return check.check(submission, now);
    } catch (ProblemException e) {
      links.open(link.token(), now);
      throw e;
    }
  }
}
