package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words of other tools' dialects. Where one says what the language says in another way, it is read
 * as that; where it asks for what is not there, the hint names the way that is.
 */
final class Dialect {

  private static final Map<String, String> SAME =
      Map.of("is-selected", "selected", "enclosed-area", "area");

  private static final String CONDITION = "Write count(${repeat}[condition]) and the like.";
  private static final String NO_DEVICE = "A page knows nothing about the device it runs on.";

  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry(
              "duration",
              "Write (decimal-date-time(now()) - decimal-date-time(${start})) * 86400 for seconds."),
          Map.entry("device-info", NO_DEVICE),
          Map.entry("property", NO_DEVICE),
          Map.entry("phone-call-log", NO_DEVICE),
          Map.entry("phone-call-duration", NO_DEVICE),
          Map.entry("collect-is-phone-app", NO_DEVICE),
          Map.entry("username", "Ask for the name in a question of type username."),
          Map.entry("version", "Write the version as a text."),
          Map.entry("count-if", CONDITION),
          Map.entry("sum-if", "Write sum(${repeat}[condition]/question)."),
          Map.entry("min-if", "Write min(${repeat}[condition]/question)."),
          Map.entry("max-if", "Write max(${repeat}[condition]/question)."),
          Map.entry("join-if", "Write join(', ', ${repeat}[condition]/question)."),
          Map.entry("rank-index", "Write count(${repeat}[question > number]) + 1."),
          Map.entry("rank-value", "Write count(${repeat}[question > number]) + 1."),
          Map.entry(
              "item-at", "Write selected-at(list, number), whose items stand between spaces."),
          Map.entry("de-duplicate", "Ask once for each, or join them with doubles."),
          Map.entry("format-number", "Write round(number, places)."),
          Map.entry("hash", "Write digest(text, 'SHA-256', 'hex')."),
          Map.entry("short-geopoint", "Write substr of the answer, or use it as it is."),
          Map.entry("geo-scatter", "Export the points coarsened instead."),
          Map.entry("plug-in-metadata", NO_DEVICE),
          Map.entry("add-date", "Write date(${day} + days)."),
          Map.entry("to-bikram-sambat", "Dates are shown in the Gregorian calendar only."),
          Map.entry("z-score", "Put the table in a list and look it up with instance()."));

  private Dialect() {}

  /** Fails with the way that there is, where the word is known and can't be honoured. */
  static void check(String name, int offset) {
    String hint = REFUSED.get(name);
    if (hint != null) {
      throw new ExpressionException(
          offset, "The function '" + name + "' is not honoured here", hint);
    }
  }

  /** The language's own name for the same. */
  static String own(String name) {
    return SAME.getOrDefault(name, name);
  }

  /** What a word stands for whose arguments have another shape; empty for all others. */
  static Optional<Node> meant(String name, List<Node> arguments) {
    return switch (name + "/" + arguments.size()) {
      case "linebreak/0" -> Optional.of(new Node.Text("\n"));
      case "depend/1" -> Optional.of(arguments.get(0));
      case "choice-label/2" ->
          Optional.of(new Node.Call("jr:choice-name", List.of(arguments.get(1), arguments.get(0))));
      default -> Optional.empty();
    };
  }

  /** Every word that is read, for the document's test. */
  static List<String> honoured() {
    List<String> words = new ArrayList<>(SAME.keySet());
    words.addAll(List.of("linebreak", "choice-label", "depend", "index"));
    return words;
  }

  static List<String> refused() {
    return List.copyOf(REFUSED.keySet());
  }
}
