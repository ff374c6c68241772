package org.fieldvoice.questionnaire.expression;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The functions of the language by name. */
final class Functions {

  /** Name, fewest and most arguments. */
  private static final String SIGNATURES =
      """
      abs 1 1
      acos 1 1
      area 1 1
      asin 1 1
      atan 1 1
      atan2 2 2
      base64-decode 1 1
      boolean 1 1
      boolean-from-string 1 1
      ceiling 1 1
      checklist 2 99
      coalesce 2 99
      concat 1 999
      contains 2 2
      cos 1 1
      count 1 1
      count-non-empty 1 1
      count-selected 1 1
      current 0 0
      date 1 1
      date-time 1 1
      decimal-date-time 1 1
      decimal-time 1 1
      digest 2 3
      distance 1 2
      ends-with 2 2
      exp 1 1
      exp10 1 1
      false 0 0
      floor 1 1
      format-date 2 2
      format-date-time 2 2
      geofence 2 2
      if 3 3
      indexed-repeat 3 7
      instance 1 1
      int 1 1
      intersects 1 1
      join 1 999
      jr:choice-name 2 2
      last 0 0
      local-name 0 1
      log 1 1
      log10 1 1
      max 1 999
      min 1 999
      name 0 1
      normalize-space 0 1
      not 1 1
      now 0 0
      number 0 1
      once 1 1
      pi 0 0
      position 0 1
      pow 2 2
      pulldata 4 4
      random 0 0
      randomize 1 2
      regex 2 2
      round 1 2
      selected 2 2
      selected-at 2 2
      sin 1 1
      sqrt 1 1
      starts-with 2 2
      string 0 1
      string-length 0 1
      substr 2 3
      substring 2 3
      substring-after 2 2
      substring-before 2 2
      sum 1 999
      tan 1 1
      today 0 0
      translate 3 3
      true 0 0
      uuid 0 1
      version 0 0
      weighted-checklist 4 99
      """;

  private record Arity(int least, int most) {}

  private static final Map<String, Arity> ARITIES = arities();

  private Functions() {}

  private static Map<String, Arity> arities() {
    Map<String, Arity> arities = new HashMap<>();
    for (String line : SIGNATURES.lines().toList()) {
      String[] parts = line.split(" ", -1);
      arities.put(parts[0], new Arity(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }
    return Map.copyOf(arities);
  }

  /** Fails when there is no function of this name. */
  static void check(String name, int offset) {
    if (!ARITIES.containsKey(name)) {
      String nearest = nearest(name);
      throw new ExpressionException(
          offset, "There is no function '" + name + "'", "Did you mean '" + nearest + "'?");
    }
  }

  /** Fails when the function does not take so many arguments. */
  static void check(String name, int offset, int count) {
    Arity arity = ARITIES.get(name);
    if (arity != null && (count < arity.least() || count > arity.most())) {
      String range =
          arity.least() == arity.most()
              ? "" + arity.least()
              : arity.least() + " to " + arity.most();
      throw new ExpressionException(
          offset, "'" + name + "' has " + count + " arguments", "It takes " + range + ".");
    }
  }

  private static String nearest(String name) {
    return ARITIES.keySet().stream()
        .min(Comparator.<String>comparingInt(f -> distance(name, f)).thenComparing(f -> f))
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
