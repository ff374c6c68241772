package org.fieldvoice.questionnaire.expression;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/**
 * Our evaluator with some functions as JavaRosa has them. What is known to differ in these is
 * excused only where this gives the very value that JavaRosa gives: anything else wrong about them
 * is still found.
 */
final class JavaRosaFunctions {

  private static final Map<String, Function> THEIRS =
      Map.of(
          "max", new Function(1, 999, JavaRosaFunctions::max),
          "once", new Function(1, 1, JavaRosaFunctions::once));

  private JavaRosaFunctions() {}

  /** The vector's value with these functions as JavaRosa has them. */
  static Object evaluate(Vector vector, Set<String> functions) {
    Map<String, Function> table = table();
    Map<String, Function> ours = new HashMap<>(table);
    THEIRS.forEach(
        (name, theirs) ->
            table.computeIfPresent(name, (n, own) -> functions.contains(n) ? theirs : own));
    try {
      return vector.evaluate();
    } finally {
      table.putAll(ours);
    }
  }

  /** Nobody but this test may change what functions mean. */
  @SuppressWarnings("unchecked")
  private static Map<String, Function> table() {
    try {
      Field table = Functions.class.getDeclaredField("BY_NAME");
      table.setAccessible(true);
      return (Map<String, Function>) table.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the table of functions", e);
    }
  }

  /** It begins at the smallest number above 0 and goes up from there. */
  private static Object max(Arguments a) {
    double[] numbers = a.numbers(0);
    return numbers.length == 0
        ? Double.NaN
        : Math.max(Double.MIN_VALUE, Arrays.stream(numbers).max().orElseThrow());
  }

  /** Within a condition it keeps what the tested node holds. */
  private static Object once(Arguments a) {
    Object held = a.at().here.value();
    return Values.text(held).isEmpty() ? a.value(0) : held;
  }
}
