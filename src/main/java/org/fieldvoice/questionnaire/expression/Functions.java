package org.fieldvoice.questionnaire.expression;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The functions of the language by name. */
final class Functions {

  private static final Map<String, Function> BY_NAME = new HashMap<>();

  static {
    TextFunctions.addTo(BY_NAME);
    NumberFunctions.addTo(BY_NAME);
    DateFunctions.addTo(BY_NAME);
    NodeFunctions.addTo(BY_NAME);
    RareFunctions.addTo(BY_NAME);
  }

  private Functions() {}

  /** What a function makes of its arguments. */
  @FunctionalInterface
  interface Meaning {
    Object of(Arguments arguments);
  }

  /**
   * @param least the fewest arguments it takes
   * @param most the most
   */
  record Function(int least, int most, Meaning meaning) {}

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  static Object call(String name, Arguments arguments) {
    Function function = BY_NAME.get(name);
    if (function == null) {
      throw new IllegalStateException("There is no function " + name);
    }
    return function.meaning().of(arguments);
  }

  /** Fails when there is no function of this name, or it does not take so many arguments. */
  static void check(String name, int offset, int count) {
    Function function = BY_NAME.get(name);
    if (function == null) {
      throw new ExpressionException(
          offset, "There is no function '" + name + "'", "Did you mean '" + nearest(name) + "'?");
    }
    if (count < function.least() || count > function.most()) {
      String most = function.most() == function.least() ? "" : " to " + function.most();
      throw new ExpressionException(
          offset,
          "'" + name + "' has " + count + " arguments",
          "It takes " + function.least() + (function.most() >= 99 ? " or more." : most + "."));
    }
  }

  private static String nearest(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return BY_NAME.keySet().stream()
        .min(Comparator.<String>comparingInt(f -> distance(small, f)).thenComparing(f -> f))
        .orElse("");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
