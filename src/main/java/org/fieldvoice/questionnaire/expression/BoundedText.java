package org.fieldvoice.questionnaire.expression;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A text that a regular expression may only look at so often: backtracking without end stops. */
final class BoundedText implements CharSequence {

  private static final int MOST_LOOKS = 200_000;
  private static final int LONGEST = 5000;

  private final CharSequence text;
  private final int[] looks;

  private BoundedText(CharSequence text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  /** Whether the whole text matches; false for a pattern that is wrong or takes too long. */
  static boolean matches(String text, String pattern) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      return Pattern.compile(pattern).matcher(new BoundedText(text, new int[1])).matches();
    } catch (PatternSyntaxException | TooManyLooks | StackOverflowError e) {
      return false;
    }
  }

  private static final class TooManyLooks extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super("too many steps", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MOST_LOOKS) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), looks);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
