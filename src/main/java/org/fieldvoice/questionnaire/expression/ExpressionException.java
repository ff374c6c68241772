package org.fieldvoice.questionnaire.expression;

/** An expression that can't be understood: where, what is wrong, and what to do about it. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String what;
  private final String hint;

  ExpressionException(int offset, String what, String hint) {
    super(what + " at character " + (offset + 1) + ". " + hint);
    this.offset = offset;
    this.what = what;
    this.hint = hint;
  }

  /**
   * The place in the text, counted from 0; the text's length where something is missing at its end.
   */
  public int offset() {
    return offset;
  }

  /** What is wrong, as a sentence without its full stop. */
  public String what() {
    return what;
  }

  /** What the author can do, one sentence. */
  public String hint() {
    return hint;
  }
}
