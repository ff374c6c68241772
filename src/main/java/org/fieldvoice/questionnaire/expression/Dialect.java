package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of other tools' dialects. Where one says what the language says in another way, it is read
 * as that; where it asks what a device would know, it is empty; where it asks for anything else
 * that is not there, the hint names the way that is.
 */
final class Dialect {

  private static final Map<String, String> SAME =
      Map.of(
          "is-selected",
          "selected",
          "enclosed-area",
          "area",
          "distance-between",
          "distance",
          "cht:difference-in-months",
          "difference-in-months");

  /** A text, which is passed over, or the name of a function. */
  private static final Pattern CALL = Pattern.compile("'[^']*'|\"[^\"]*\"|([a-z][a-z-]*)\\s*\\(");

  /** They ask for what only an app on a device knows. */
  private static final Set<String> EMPTY =
      Set.of(
          "duration",
          "device-info",
          "property",
          "phone-call-log",
          "phone-call-duration",
          "collect-is-phone-app",
          "plug-in-metadata",
          "enumerator-id",
          "enumerator-name",
          "username",
          "version");

  private static final Map<String, String> REFUSED =
      Map.of(
          "to-bikram-sambat", "Dates are shown in the Gregorian calendar only.",
          "z-score", "Put the table in a list and look it up with instance().");

  private static final double MONTHS = 12;
  private static final double DAYS_OF_A_WEEK = 7;

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
    if (EMPTY.contains(name)) {
      return Optional.of(new Node.Text(""));
    }
    return switch (name + "/" + arguments.size()) {
      case "linebreak/0" -> Optional.of(new Node.Text("\n"));
      case "depend/1" -> Optional.of(arguments.get(0));
      case "choice-label/2" ->
          Optional.of(new Node.Call("jr:choice-name", List.of(arguments.get(1), arguments.get(0))));
      case "empty/1" ->
          Optional.of(
              new Node.Operation(
                  Operator.EQUAL, new Node.Call("string", arguments), new Node.Text("")));
      case "relevant/1" ->
          Optional.of(
              new Node.Operation(
                  Operator.MORE, new Node.Call("count", arguments), new Node.Numeral(0.0)));
      case "cht:difference-in-days/2" -> Optional.of(whole(days(arguments)));
      case "cht:difference-in-weeks/2" ->
          Optional.of(whole(divided(days(arguments), DAYS_OF_A_WEEK)));
      case "cht:difference-in-years/2" ->
          Optional.of(whole(divided(new Node.Call("difference-in-months", arguments), MONTHS)));
      default -> name.equals("hash") ? Optional.of(hash(arguments)) : Optional.empty();
    };
  }

  /** What their hash is nobody says; ours tells apart what theirs does. */
  private static Node hash(List<Node> arguments) {
    List<Node> joined = new ArrayList<>(arguments);
    joined.add(0, new Node.Text(" "));
    return new Node.Call(
        "digest",
        List.of(new Node.Call("join", joined), new Node.Text("SHA-256"), new Node.Text("hex")));
  }

  /** From the first date to the second, whatever the time of day. */
  private static Node days(List<Node> dates) {
    return new Node.Operation(
        Operator.MINUS,
        new Node.Call("date", List.of(dates.get(1))),
        new Node.Call("date", List.of(dates.get(0))));
  }

  private static Node divided(Node node, double by) {
    return new Node.Operation(Operator.DIVIDED, node, new Node.Numeral(by));
  }

  private static Node whole(Node node) {
    return new Node.Call("int", List.of(node));
  }

  /** The calls in a text that are always empty, {@code device-info()}, as they first appear. */
  static Set<String> emptyCalls(String text) {
    Set<String> calls = new LinkedHashSet<>();
    Matcher matcher = CALL.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null && EMPTY.contains(matcher.group(1))) {
        calls.add(matcher.group(1) + "()");
      }
    }
    return calls;
  }

  /** Every word that is read, for the document's test. */
  static List<String> honoured() {
    List<String> words = new ArrayList<>(SAME.keySet());
    words.addAll(EMPTY);
    words.addAll(List.of("linebreak", "choice-label", "depend", "index", "count-if"));
    words.addAll(List.of("empty", "relevant", "hash", "cht:difference-in-days"));
    words.addAll(List.of("cht:difference-in-weeks", "cht:difference-in-years"));
    return words;
  }

  static List<String> refused() {
    return List.copyOf(REFUSED.keySet());
  }
}
