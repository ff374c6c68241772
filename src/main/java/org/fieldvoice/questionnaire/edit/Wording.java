package org.fieldvoice.questionnaire.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression's text in its parts, of which names and texts can be written anew while everything
 * else, spaces and all, stays as the researcher wrote it.
 */
final class Wording {

  private static final String START = "[_\\p{L}\\x{10000}-\\x{10FFFF}]";
  private static final String PART = "[_\\p{L}\\x{10000}-\\x{10FFFF}.\\p{Nd}\\p{Mn}\\p{Mc}-]*";
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<reference>\\$\\{[^}]*\\})"
              + "|(?<text>'[^']*'|\"[^\"]*\"|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’])"
              + "|(?<call>"
              + START
              + PART
              + "(?::"
              + START
              + PART
              + ")?(?=[\\s\\p{Z}]*\\())"
              + "|(?<axis>"
              + START
              + PART
              + "(?=::))"
              + "|(?<name>"
              + START
              + PART
              + ")"
              + "|(?<number>\\p{Nd}[\\p{Nd}.]*)");

  private Wording() {}

  /** The text with {@code ${from}} and {@code ${last-saved#from}} referring to another name. */
  static String referring(String text, String from, String to) {
    return Pattern.compile("(\\$\\{\\s*(?:last-saved#)?)" + Pattern.quote(from) + "(\\s*\\})")
        .matcher(text)
        .replaceAll("$1" + Matcher.quoteReplacement(to) + "$2");
  }

  /** The names in {@code ${…}}. */
  static List<String> references(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\$\\{\\s*(?:last-saved#)?([^}]*?)\\s*\\}").matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * Every step of this name, the first being 0, through the change; nothing where there are more or
   * fewer than expected, since then text and tree were not understood alike.
   */
  static Optional<String> steps(String text, String name, List<Boolean> change, String to) {
    return rewritten(
        text,
        change.size(),
        (kind, token) -> kind.equals("name") && token.equals(name),
        i -> change.get(i) ? to : name);
  }

  /** Every text in quotes, the first being 0, through the change; its quotes stay. */
  static Optional<String> texts(String text, int count, Change change) {
    return rewritten(
        text, count, (kind, token) -> kind.equals("text") && !isQuotedReference(token), change);
  }

  /** What becomes of the token at a place. */
  interface Change {
    String of(int index);
  }

  static String inQuotesOf(String token, String text) {
    return token.charAt(0) + text + token.charAt(token.length() - 1);
  }

  /** The path that {@code jr:choice-name} takes in quotes is no text of the tree. */
  private static boolean isQuotedReference(String token) {
    return token.matches(".\\s*\\$\\{[^}]*\\}\\s*.");
  }

  static List<String> textTokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group("text");
      if (token != null && !isQuotedReference(token)) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static Optional<String> rewritten(
      String text, int expected, BiFunction<String, String, Boolean> counts, Change change) {
    Matcher matcher = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    int index = 0;
    while (matcher.find()) {
      String kind = matcher.group("name") != null ? "name" : "";
      kind = matcher.group("text") != null ? "text" : kind;
      boolean counted = counts.apply(kind, matcher.group());
      if (counted && index == expected) {
        return Optional.empty();
      }
      String now = counted ? change.of(index++) : matcher.group();
      matcher.appendReplacement(out, Matcher.quoteReplacement(now));
    }
    return index == expected ? Optional.of(matcher.appendTail(out).toString()) : Optional.empty();
  }

  /** Outside of texts in quotes; inside of them only where the whole is a path. */
  static String referencesOutsideTexts(String text, UnaryOperator<String> change) {
    Matcher matcher = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String token = matcher.group();
      boolean reference = matcher.group("reference") != null || isQuotedReference(token);
      matcher.appendReplacement(
          out, Matcher.quoteReplacement(reference ? change.apply(token) : token));
    }
    return matcher.appendTail(out).toString();
  }
}
