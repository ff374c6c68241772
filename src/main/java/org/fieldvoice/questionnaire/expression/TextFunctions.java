package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/**
 * Functions on texts, and on the names in a multiple choice, which is a text of names between
 * spaces.
 */
final class TextFunctions {

  private static final int MANY = 999;

  private TextFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("string", new Function(0, 1, a -> Values.text(a.valueOrHere(0))));
    functions.put("concat", new Function(1, MANY, a -> joined("", a, 0)));
    functions.put("join", new Function(1, MANY, a -> joined(a.text(0), a, 1)));
    functions.put("contains", new Function(2, 2, a -> a.text(0).contains(a.text(1))));
    functions.put("starts-with", new Function(2, 2, a -> a.text(0).startsWith(a.text(1))));
    functions.put("ends-with", new Function(2, 2, a -> a.text(0).endsWith(a.text(1))));
    functions.put("substr", new Function(2, 3, TextFunctions::substr));
    functions.put("substring-before", new Function(2, 2, TextFunctions::before));
    functions.put("substring-after", new Function(2, 2, TextFunctions::after));
    functions.put("translate", new Function(3, 3, TextFunctions::translate));
    functions.put(
        "string-length", new Function(0, 1, a -> (double) Values.text(a.valueOrHere(0)).length()));
    functions.put(
        "normalize-space",
        new Function(0, 1, a -> String.join(" ", words(Values.text(a.valueOrHere(0))))));
    functions.put("regex", new Function(2, 2, a -> BoundedText.matches(a.text(0), a.text(1))));
    functions.put("selected", new Function(2, 2, a -> selected(a.text(0), a.text(1))));
    functions.put("count-selected", new Function(1, 1, a -> (double) names(a.text(0)).size()));
    functions.put("selected-at", new Function(2, 2, TextFunctions::selectedAt));
  }

  static List<String> words(String text) {
    return parts(text, " \t\r\n");
  }

  /** The chosen names, between which are spaces and nothing else. */
  private static List<String> names(String text) {
    return parts(text, " ");
  }

  private static List<String> parts(String text, String between) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, between);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static String joined(String separator, Arguments a, int from) {
    return a.at()
        .budget
        .written(a.spread(from).stream().map(Values::text).collect(Collectors.joining(separator)));
  }

  /**
   * From the character at {@code start} (from 0) to before the one at {@code end}; negative ones
   * count from the end.
   */
  private static Object substr(Arguments a) {
    String text = a.text(0);
    int start = index(a.number(1), text.length());
    int end = a.size() > 2 ? index(a.number(2), text.length()) : text.length();
    return start <= end ? text.substring(start, end) : "";
  }

  private static int index(double number, int length) {
    int index = (int) number;
    return Math.min(Math.max(0, index < 0 ? length + index : index), length);
  }

  private static Object before(Arguments a) {
    int at = a.text(0).indexOf(a.text(1));
    return at < 0 ? "" : a.text(0).substring(0, at);
  }

  private static Object after(Arguments a) {
    int at = a.text(0).indexOf(a.text(1));
    return at < 0 ? "" : a.text(0).substring(at + a.text(1).length());
  }

  private static Object translate(Arguments a) {
    String from = a.text(1);
    String to = a.text(2);
    StringBuilder out = new StringBuilder();
    for (char c : a.text(0).toCharArray()) {
      int at = from.indexOf(c);
      if (at < 0) {
        out.append(c);
      } else if (at < to.length()) {
        out.append(to.charAt(at));
      }
    }
    return out.toString();
  }

  /** Whether the name, or names in a row, stand in the text between spaces. */
  private static Object selected(String text, String name) {
    return (" " + text + " ").contains(" " + name.trim() + " ");
  }

  private static Object selectedAt(Arguments a) {
    List<String> names = names(a.text(0));
    double index = a.number(1);
    return index > -1 && index < names.size() ? names.get((int) index) : "";
  }
}
