package org.fieldvoice.analysis;

import org.fieldvoice.study.Study;

/**
 * Which answers are counted, and for whom.
 *
 * @param questionnaire its code
 * @param language the reader's, a BCP 47 tag; empty for the questionnaire's own
 * @param where only responses of which this expression is true; empty for all
 * @param weight what each response counts for: a question or expression that gives a number;
 *     responses without one above 0 count nothing. Empty for 1
 */
public record Inquiry(
    Study study, String questionnaire, String language, String where, String weight) {

  /** Of all responses to a questionnaire, each counting once. */
  public static Inquiry of(Study study, String questionnaire, String language) {
    return new Inquiry(study, questionnaire, language, "", "");
  }

  /** The same of a part of the responses. */
  public Inquiry where(String expression) {
    return new Inquiry(study, questionnaire, language, expression, weight);
  }
}
