package org.fieldvoice.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.analysis.Chart;
import org.fieldvoice.analysis.Crosstab;
import org.fieldvoice.analysis.Tabulation;

/**
 * What a study knows, at one moment, in one language. Each call throws a {@code ProblemException}
 * where the question doesn't exist, the condition can't be evaluated, or the person whose words are
 * asked for has not consented.
 */
interface Evidence {

  Tabulation tabulation(String question, String where);

  Crosstab crosstab(String rows, String columns, String where);

  /** A chart of a question or of a group's questions. */
  Chart chart(String questionOrGroup, String where);

  /** How many responses meet the condition; all of them where it is empty. */
  long responses(String where);

  Told story(long id);

  Told quote(long excerpt);

  Facts facts();

  /**
   * Someone's story or words.
   *
   * @param title empty for a quote
   */
  record Told(String pseudonym, String title, List<Said> said) {}

  /**
   * A paragraph of it.
   *
   * @param quoted true for the person's own words
   */
  record Said(boolean quoted, String text) {}

  /**
   * What the first and the last page say of the study.
   *
   * @param period the days of the first and the last response; absent without responses
   * @param smallestGroup groups of fewer people are not shown
   * @param at the moment that the numbers are of
   */
  record Facts(
      String study,
      String questionnaire,
      Optional<Period> period,
      List<String> places,
      long responses,
      long interviews,
      int smallestGroup,
      Instant at) {}

  record Period(LocalDate from, LocalDate to) {}
}
