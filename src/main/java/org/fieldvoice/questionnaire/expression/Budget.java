package org.fieldvoice.questionnaire.expression;

/**
 * How many steps are left. A step is a node looked at, a pair compared, or a handful of characters
 * written or matched; one expression has a budget of its own, and all expressions of a filling
 * share a larger one. The browser counts alike.
 */
final class Budget {

  /** Counting a list of 100,000 choices against a condition takes a quarter of it. */
  static final int ONE = 2_000_000;

  static final int ALL = 40_000_000;
  static final int LONGEST_TEXT = 1_000_000;

  /** Characters that make one step. */
  private static final int CHARACTERS = 16;

  private final int[] whole;
  private int left;

  private Budget(int[] whole) {
    this.whole = whole;
    this.left = Math.min(ONE, whole[0]);
  }

  static Budget forAll() {
    return new Budget(new int[] {ALL});
  }

  /** For another expression of the same filling. */
  Budget next() {
    return new Budget(whole);
  }

  void spend(int steps) {
    left -= steps;
    whole[0] -= steps;
    if (left < 0) {
      throw tooMuch();
    }
  }

  /** A text that was made, if it is not too long. */
  String written(CharSequence text) {
    if (text.length() > LONGEST_TEXT) {
      throw new ExpressionException(
          0,
          "The expression makes a text of more than a million characters",
          "Join fewer answers at once.");
    }
    spend(text.length() / CHARACTERS);
    return text.toString();
  }

  private static ExpressionException tooMuch() {
    return new ExpressionException(
        0,
        "The expression takes more than two million steps",
        "Look at fewer nodes at once, or split it into several calculations.");
  }
}
