package org.fieldvoice.casestudy;

/**
 * A number that a paragraph asks the data for.
 *
 * <p>Wherever {@code where} stands it is an expression of the expression language over one
 * response; empty, it means everyone.
 */
sealed interface LiveNumber {

  String where();

  /** The share of those who answered {@code question} that chose {@code value}: {@code 43.0%}. */
  record Share(String question, String value, String where) implements LiveNumber {}

  /** How many answered {@code question} at all: {@code 400}. */
  record Base(String question, String where) implements LiveNumber {}

  /** How many chose {@code value}: {@code 172}. */
  record Count(String question, String value, String where) implements LiveNumber {}

  /** How many responses there are: {@code 412}. */
  record Responses(String where) implements LiveNumber {}

  /** How many people were interviewed. */
  record Interviews() implements LiveNumber {
    @Override
    public String where() {
      return "";
    }
  }

  /** Mean or median of a number question, to one decimal. */
  record Average(Kind kind, String question, String where) implements LiveNumber {
    enum Kind {
      MEAN,
      MEDIAN
    }
  }

  /**
   * The main test of one question against another: only its p, or all of it.
   *
   * @param part what is printed
   */
  record Test(Part part, String first, String second, String where) implements LiveNumber {
    enum Part {
      P,
      WHOLE
    }
  }
}
