package org.fieldvoice.casestudy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paragraph's text with live numbers.
 *
 * <pre>
 * text     = { words | "{{" number "}}" }
 * number   = kind [ "where" expression ]
 * kind     = "percent" question "=" value       43.0%
 *          | "n" question "=" value             172   who chose the value
 *          | "n" question                       400   who answered the question
 *          | "n"                                412   responses
 *          | "interviews"                       3
 *          | ( "mean" | "median" ) question     6.4
 *          | ( "p" | "test" ) question "x" question
 *                                               p < 0.001 · χ² = 58.2, df = 4, p < 0.001, …
 * value    = word | "'" any "'"
 * question = name | group "/" name
 * </pre>
 */
final class LiveText {

  /** Words, or a number with what stood between its braces. */
  sealed interface Piece {}

  record Words(String text) implements Piece {}

  record Number(String source, LiveNumber number) implements Piece {}

  /**
   * What cannot be read.
   *
   * @param offset of its first character in the text, in UTF-16 units
   * @param hint the key of a sentence on what to do
   */
  record Fault(int offset, String source, String hint) implements Piece {}

  private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)(}}|$)", Pattern.DOTALL);
  private static final Pattern WHERE = Pattern.compile("(?:^|\\s)where\\s+(.+)$", Pattern.DOTALL);
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*";
  private static final String QUESTION = "(" + NAME + "(?:/" + NAME + ")?)";
  private static final String VALUE = "(?:'([^']*)'|([^\\s'{}]+))";
  private static final Pattern CHOICE =
      Pattern.compile("(percent|n)\\s+" + QUESTION + "\\s*=\\s*" + VALUE);
  private static final Pattern ONE = Pattern.compile("(n|mean|median)\\s+" + QUESTION);
  private static final Pattern PAIR =
      Pattern.compile("(p|test)\\s+" + QUESTION + "\\s+[x×]\\s+" + QUESTION);

  private LiveText() {}

  /** The pieces in order; a part that cannot be read is a {@link Fault} among them. */
  static List<Piece> parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int at = 0;
    while (braces.find()) {
      words(pieces, text.substring(at, braces.start()));
      pieces.add(number(braces));
      at = braces.end();
    }
    words(pieces, text.substring(at));
    return List.copyOf(pieces);
  }

  private static void words(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Words(words));
    }
  }

  private static Piece number(Matcher braces) {
    String source = braces.group(1).strip();
    if (braces.group(2).isEmpty()) {
      return new Fault(braces.start(), source, "number-unclosed");
    }
    Matcher condition = WHERE.matcher(source);
    String where = "";
    String kind = source;
    if (condition.find()) {
      where = condition.group(1).strip();
      kind = source.substring(0, condition.start()).strip();
    }
    return kind(kind, where, source, braces.start());
  }

  private static Piece kind(String kind, String where, String source, int offset) {
    Matcher choice = CHOICE.matcher(kind);
    if (choice.matches()) {
      return new Number(source, ofChoice(choice, where));
    }
    Matcher one = ONE.matcher(kind);
    if (one.matches()) {
      return new Number(source, ofQuestion(one, where));
    }
    Matcher pair = PAIR.matcher(kind);
    if (pair.matches()) {
      LiveNumber.Test.Part part =
          pair.group(1).equals("p") ? LiveNumber.Test.Part.P : LiveNumber.Test.Part.WHOLE;
      return new Number(source, new LiveNumber.Test(part, pair.group(2), pair.group(3), where));
    }
    if (kind.equals("n")) {
      return new Number(source, new LiveNumber.Responses(where));
    }
    return kind.equals("interviews") && where.isEmpty()
        ? new Number(source, new LiveNumber.Interviews())
        : new Fault(offset, source, "number-unknown");
  }

  private static LiveNumber ofChoice(Matcher choice, String where) {
    String value = choice.group(3) != null ? choice.group(3) : choice.group(4);
    return choice.group(1).equals("percent")
        ? new LiveNumber.Share(choice.group(2), value, where)
        : new LiveNumber.Count(choice.group(2), value, where);
  }

  private static LiveNumber ofQuestion(Matcher one, String where) {
    return switch (one.group(1)) {
      case "mean" -> new LiveNumber.Average(LiveNumber.Average.Kind.MEAN, one.group(2), where);
      case "median" -> new LiveNumber.Average(LiveNumber.Average.Kind.MEDIAN, one.group(2), where);
      default -> new LiveNumber.Base(one.group(2), where);
    };
  }
}
