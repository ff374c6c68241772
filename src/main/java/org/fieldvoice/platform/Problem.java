package org.fieldvoice.platform;

import java.util.Locale;
import java.util.Map;

/**
 * Every way a request can fail, in one table: its HTTP status here, its sentence for people in
 * {@code problems.properties} under the same name. On the wire it is an RFC 9457 problem document
 * whose {@code type} is {@code /problems/<name>}.
 */
public enum Problem {
  // Anything
  NOT_FOUND(404),
  MALFORMED(400),
  INVALID(422),
  TOO_LARGE(413),
  UNSUPPORTED_TYPE(415),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  CONFLICT(409),
  DATABASE_AWAY(503),
  UNEXPECTED(500),

  // Signing in
  NOT_SIGNED_IN(401),
  WRONG_CREDENTIALS(401),
  FORBIDDEN(403),
  FOREIGN_ORIGIN(403),
  TOO_MANY_ATTEMPTS(429),
  SETUP_LINK_SPENT(410),
  PASSWORD_TOO_SHORT(422),
  EMAIL_TAKEN(409),

  // Studies
  STUDY_EXISTS(409),
  CODE_EXISTS(409),
  LAST_OWNER(409),
  SHEET_MISSING(422),

  // Questionnaires
  WORKBOOK_REFUSED(422),
  LOGIC_BROKEN(422),
  EDIT_MALFORMED(400),
  EDIT_NOTHING_THERE(422),
  EDIT_NAME_UNUSABLE(422),
  EDIT_NAME_TAKEN(422),
  EDIT_TAKES_NONE(422),
  EDIT_NEEDS(422),
  EDIT_STILL_USED(422),
  EDIT_NOT_REWRITTEN(422),
  EDIT_EXPRESSION_WRONG(422),
  EDIT_LAST_LANGUAGE(422),
  DRAFT_CHANGED(409),
  DRAFT_BASE_MISSING(428),
  DRAFT_NOTHING_TO_UNDO(409),
  DRAFT_NOTHING_TO_REDO(409),
  DRAFT_FINISHED(409),
  TRANSLATION_UNREADABLE(422),
  TRANSLATION_REFUSED(422),

  // Results
  QUESTION_UNKNOWN(422),
  QUESTION_NOT_COUNTED(422),
  FORMULA_WRONG(422),
  FORMULA_IDENTIFIES(422),
  TOO_MANY_VALUES(422),
  REPEATS_DIFFER(422),
  CHART_UNKNOWN(404),
  CHART_LISTS_DIFFER(422),
  CHART_WIDTH(422),

  // Case studies
  CASE_STUDY_INVALID(422),
  CASE_STUDY_NO_NUMBER(422),
  CASE_STUDY_NO_TEST(422),
  CASE_STUDY_NO_VALUE(422),
  CASE_STUDY_ISSUED(409),
  CASE_STUDY_NOT_ISSUED(409),

  // Links and responses
  LINK_UNKNOWN(404),
  LINK_NOT_OPEN(403),
  LINK_CLOSED(410),
  LINK_FULL(410),
  LINK_SPENT(410),
  LINK_TAKEN_BACK(410),
  SUBMISSION_INVALID(422),
  SUBMISSION_DIFFERS(409),
  RESPONSE_WITHDRAWN(410),
  WITHDRAWAL_CODE_UNKNOWN(404),
  RESUME_CODE_UNKNOWN(404),
  ATTACHMENT_UNKNOWN(422),
  DRAFT_EXPIRED(410),
  AGREEMENT_MISSING(422),
  COUPONS_SPENT(409),
  NOT_PASSED_ON(403),
  DRAFT_SENT(409),
  PIN_WRONG(403),

  // Data sets
  POLICY_FAULTY(422),
  TOO_FEW_RESPONSES(422),
  NOT_ANONYMOUS(422),
  RESPONSES_CHANGED(409),

  // Interviews
  CONSENT_MISSING(403),
  CONSENT_REFUSED(403),
  CONSENT_EXPIRED(403),
  CONSENT_WITHDRAWN(403),
  PARTICIPANT_EXISTS(409),
  PSEUDONYM_UNUSABLE(422),
  PSEUDONYM_TELLS(422),
  PSEUDONYM_TAKEN(409),
  PSEUDONYM_NEEDED(409),
  TRANSCRIPT_UNREADABLE(422),
  TRANSCRIPT_UNREDACTED(403),
  TRANSCRIPT_ERASED(410),
  REVISION_SUPERSEDED(409),
  REDACTIONS_OVERLAP(422),
  REDACTION_ACROSS_TURNS(422),
  REDACTION_SAYS_NOTHING(422),
  REDACTION_TELLS(422),
  REDACTION_UNREVIEWED(409),
  REVIEW_TAKES_ANOTHER(409),
  SPAN_OUTSIDE_TEXT(422),
  SPAN_CUTS_CHARACTER(422),
  CODE_UNKNOWN(422),
  EXCERPT_NEEDS_REVIEW(409),
  EXCERPT_GONE(409),
  QUOTE_OF_ANOTHER(422),
  QUOTE_REWORDED(422),
  STORY_EMPTY(422),
  STORY_TELLS(422),
  STORY_STEP(409),
  STORY_UNPUBLISHED(409);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The name on the wire and in the property files: {@code not-found}. */
  public String type() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** This problem, to be thrown, with one detail for its sentence. */
  public ProblemException with(String key, Object value) {
    return new ProblemException(this, Map.of(key, value));
  }

  /** This problem, to be thrown. */
  public ProblemException asException() {
    return new ProblemException(this, Map.of());
  }
}
