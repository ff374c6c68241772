package org.fieldvoice.questionnaire.xlsform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * Tells a default that is worked out from one that is a text as it stands. As pyxform has it, it is
 * worked out where it refers to a question, calls a function or calculates with numbers or paths; a
 * hyphen within a name, a date or before a number is none of these.
 */
final class Defaults {

  private static final Pattern TOKEN =
      Pattern.compile(
          "-?\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.+-]*Z?)?|\\d\\d:\\d\\d:\\d\\d(?:[+-]\\d\\d:\\d\\d|Z)?"
              + "|-?\\d+\\.?\\d*|-?\\.\\d+|\"[^\"]*\"|'[^']*'"
              + "|(?<sign>[*+-]| mod | div )"
              + ("|(?<call>" + Item.NAME + "(?::" + Item.NAME + ")?\\()")
              + ("|" + Item.NAME + "|.|\\s"));

  /** What a call begins with, even one that is misspelled. */
  private static final Pattern CALL_FIRST =
      Pattern.compile("^[\\s(-]*[a-z][a-z0-9:-]*\\(.*\\)", Pattern.DOTALL);

  private Defaults() {}

  static boolean isExpression(String text) {
    if (text.contains("${")) {
      return true;
    }
    Matcher token = TOKEN.matcher(text);
    boolean calculates = false;
    boolean calls = false;
    while (token.find()) {
      calculates |= token.group("sign") != null;
      calls |= token.group("call") != null;
    }
    return calls ? isCall(text) : calculates && isCalculation(text);
  }

  private static boolean isCall(String text) {
    return isSound(text) || CALL_FIRST.matcher(text).find();
  }

  private static boolean isSound(String text) {
    try {
      Expression.parse(text);
      return true;
    } catch (ExpressionException e) {
      return false;
    }
  }

  /** {@code N/A - none} could be calculated as well, but nobody means that. */
  private static boolean isCalculation(String text) {
    return isSound(text) && !hasName(Expression.parse(text).tree());
  }

  private static boolean hasName(Node node) {
    if (node instanceof Node.Operation operation) {
      return hasName(operation.left()) || hasName(operation.right());
    }
    if (node instanceof Node.Negation negation) {
      return hasName(negation.operand());
    }
    return node instanceof Node.Path path
        && path.base() instanceof Node.Here
        && !path.steps().get(0).test().startsWith(".");
  }
}
