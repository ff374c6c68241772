package org.fieldvoice.questionnaire.expression;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A text that a regular expression may only look at so often: backtracking without end stops. */
final class BoundedText implements CharSequence {

  private static final int LOOKS = 1_000_000;
  private static final int LONGEST = 5000;

  private final CharSequence text;
  private final int[] looks;

  private BoundedText(CharSequence text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  /**
   * Whether the whole text matches; false for a pattern that is wrong.
   *
   * @throws ExpressionException when the text is too long, or finding out takes too long
   */
  static boolean matches(String text, String pattern) {
    if (text.length() > LONGEST) {
      throw tooMuch("A text of more than 5,000 characters is matched with a pattern");
    }
    try {
      return Pattern.compile(pattern).matcher(new BoundedText(text, new int[1])).matches();
    } catch (PatternSyntaxException e) {
      return false;
    } catch (StackOverflowError e) {
      throw tooMuch("The pattern goes too deep for this text");
    }
  }

  private static ExpressionException tooMuch(String what) {
    return new ExpressionException(
        0, what, "Write a pattern that can match in one way only: no + or * within another.");
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > LOOKS) {
      throw tooMuch("The pattern looks at the text more than a million times");
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
