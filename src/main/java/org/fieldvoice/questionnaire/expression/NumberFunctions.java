package org.fieldvoice.questionnaire.expression;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions on numbers and truths. */
final class NumberFunctions {

  private static final int MANY = 999;
  private static final double LARGEST_EXACT = 1e15;

  private NumberFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("number", new Function(0, 1, a -> Values.number(a.valueOrHere(0), a.at().dates)));
    functions.put("int", unary(x -> x < 0 ? Math.ceil(x) : Math.floor(x)));
    functions.put("floor", unary(Math::floor));
    functions.put("ceiling", unary(Math::ceil));
    functions.put("abs", unary(Math::abs));
    functions.put("sqrt", unary(Math::sqrt));
    functions.put("exp", unary(Math::exp));
    functions.put("exp10", unary(x -> Math.pow(10, x)));
    functions.put("log", unary(Math::log));
    functions.put("log10", unary(Math::log10));
    functions.put("sin", unary(Math::sin));
    functions.put("cos", unary(Math::cos));
    functions.put("tan", unary(Math::tan));
    functions.put("asin", unary(Math::asin));
    functions.put("acos", unary(Math::acos));
    functions.put("atan", unary(Math::atan));
    functions.put("atan2", new Function(2, 2, a -> Math.atan2(a.number(0), a.number(1))));
    functions.put("pow", new Function(2, 2, a -> Math.pow(a.number(0), a.number(1))));
    functions.put("pi", new Function(0, 0, a -> Math.PI));
    functions.put(
        "round", new Function(1, 2, a -> round(a.number(0), a.size() > 1 ? a.number(1) : 0)));
    functions.put(
        "sum", new Function(1, MANY, a -> Arrays.stream(a.numbers(0)).reduce(0, Double::sum)));
    functions.put(
        "max", new Function(1, MANY, a -> Arrays.stream(a.numbers(0)).max().orElse(Double.NaN)));
    functions.put(
        "min", new Function(1, MANY, a -> Arrays.stream(a.numbers(0)).min().orElse(Double.NaN)));
    functions.put("random", new Function(0, 0, a -> a.at().surroundings.random()));
    functions.put("boolean", new Function(1, 1, a -> a.truth(0)));
    functions.put("boolean-from-string", new Function(1, 1, a -> isTrue(a.text(0))));
    functions.put("not", new Function(1, 1, a -> !a.truth(0)));
    functions.put("true", new Function(0, 0, a -> true));
    functions.put("false", new Function(0, 0, a -> false));
    functions.put("checklist", new Function(3, MANY, NumberFunctions::checklist));
    functions.put("weighted-checklist", new Function(4, MANY, NumberFunctions::weighted));
  }

  private static Function unary(DoubleUnaryOperator operator) {
    return new Function(1, 1, a -> operator.applyAsDouble(a.number(0)));
  }

  private static boolean isTrue(String text) {
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  /**
   * Halves go up, as their decimal digits say: {@code round(2.675, 2)} is 2.68; {@code round(-2.5)}
   * is -2.
   */
  private static double round(double number, double places) {
    int n = (int) places;
    if (Double.isNaN(number) || Double.isInfinite(number) || Math.abs(n) > 30) {
      return Math.abs(n) > 30 ? Double.NaN : number;
    }
    double scaled = Double.parseDouble(Values.text(number) + "e" + n);
    if (Math.abs(scaled) >= LARGEST_EXACT) {
      return number;
    }
    return Double.parseDouble(Math.round(scaled) + "e" + -n);
  }

  /** At least and at most so many of the rest are true; -1 is no limit. */
  private static Object checklist(Arguments a) {
    double least = a.number(0);
    double most = a.number(1);
    long count = a.spread(2).stream().filter(Values::truth).count();
    return (least < 0 || count >= least) && (most < 0 || count <= most);
  }

  /**
   * The rest are pairs of truth and weight; the weights of the true ones lie between the limits.
   */
  private static Object weighted(Arguments a) {
    double sum = 0;
    for (int i = 2; i + 1 < a.size(); i += 2) {
      sum += a.truth(i) ? a.number(i + 1) : 0;
    }
    return sum >= a.number(0) && sum <= a.number(1);
  }
}
