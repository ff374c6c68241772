package org.fieldvoice.questionnaire.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How one kind of value becomes another. A value is a {@code String}, a {@code Double}, a {@code
 * Boolean} or a {@link NodeSet}; dates are texts in ISO 8601 which count as days where a number is
 * wanted. After XPath 1.0, section 4, and JavaRosa where the two differ.
 */
final class Values {

  /** Numbers closer than this are equal, and this close to 0 is false. */
  static final double NEAR = 1e-12;

  private static final double LARGEST_EXACT = 1e15;

  private Values() {}

  static Object single(Object value) {
    return value instanceof NodeSet set ? set.first() : value;
  }

  static String text(Object value) {
    Object single = single(value);
    return single instanceof Double number ? text(number.doubleValue()) : single.toString();
  }

  /**
   * The shortest decimal that reads back as the same number, never with an exponent; {@code NaN},
   * {@code Infinity}.
   */
  static String text(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT) {
      return Long.toString((long) number);
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 15; digits <= 17; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    return shortest.stripTrailingZeros().toPlainString();
  }

  static double number(Object value, Dates dates) {
    Object single = single(value);
    if (single instanceof Double number) {
      return number;
    }
    if (single instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    String text = single.toString();
    double number = decimal(text);
    return Double.isNaN(number) ? dates.days(text.trim()) : number;
  }

  /** NaN where the text, but for blanks around it, is no number. */
  static double decimal(String text) {
    String bare = text.trim();
    return isNumber(bare) ? Double.parseDouble(bare) : Double.NaN;
  }

  /** {@code -? (digits ('.' digits?)? | '.' digits)}. */
  private static boolean isNumber(String text) {
    int digits = 0;
    int points = 0;
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        points++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  /** An empty text, no node, or no number. */
  static boolean isNothing(Object value) {
    Object single = single(value);
    return single.equals("") || single.equals(Double.NaN);
  }

  static boolean truth(Object value) {
    Object single = single(value);
    if (single instanceof Boolean truth) {
      return truth;
    }
    return single instanceof Double number ? Math.abs(number) > NEAR : !single.toString().isEmpty();
  }

  /**
   * Equality of two single values: as truths if one is, else as numbers if one is, else as texts.
   */
  static boolean equal(Object a, Object b, Dates dates) {
    if (a instanceof Boolean || b instanceof Boolean) {
      return truth(a) == truth(b);
    }
    if (a instanceof Double || b instanceof Double) {
      return equal(number(a, dates), number(b, dates));
    }
    return a.equals(b);
  }

  static boolean equal(double x, double y) {
    return x == y || Math.abs(x - y) < NEAR;
  }
}
