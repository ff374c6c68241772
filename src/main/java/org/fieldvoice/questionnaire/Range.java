package org.fieldvoice.questionnaire;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The numbers that a range question takes: 1 to 10 by 1 unless its parameters say else, from the
 * lesser end on, whichever they name first.
 */
public record Range(double least, double greatest, double step) {

  private static final double NEAR = 1e-9;
  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d{1,12}(\\.\\d{0,12})?|\\.\\d{1,12})");

  public static Range of(Question question) {
    return of(question.parameters());
  }

  static Range of(Map<String, String> parameters) {
    double start = number(parameters, "start", 1);
    double end = number(parameters, "end", 10);
    return new Range(
        Math.min(start, end), Math.max(start, end), Math.abs(number(parameters, "step", 1)));
  }

  private static double number(Map<String, String> parameters, String key, double otherwise) {
    String text = parameters.getOrDefault(key, "");
    return isNumber(text) ? Double.parseDouble(text) : otherwise;
  }

  /** True for what can be an end or a step. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Between both ends, and on a step. */
  boolean holds(double number) {
    double steps = (number - least) / step;
    boolean onStep = step == 0 || Math.abs(steps - Math.rint(steps)) < NEAR;
    return number >= least - NEAR && number <= greatest + NEAR && onStep;
  }
}
