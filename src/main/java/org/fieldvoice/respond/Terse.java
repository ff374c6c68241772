package org.fieldvoice.respond;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of scripts and style sheets what only their readers need: comments, indentation, blank
 * lines. Lines stay lines, so a statement without a semicolon means what it meant.
 */
final class Terse {

  /**
   * What must stay as it is, or goes as a whole: {@code 1} text, template or comment; a slash that
   * begins a regular expression follows an operator, an opening bracket or {@code return}.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>/\\*(?s:.*?)\\*/|//[^\\n]*)"
              + "|(?<text>'(?:\\\\.|[^'\\\\\\n])*'|\"(?:\\\\.|[^\"\\\\\\n])*\"|`(?:\\\\(?s:.)|[^`\\\\])*`)"
              + "|(?<before>[=(,:\\[!&|?{};+<>~^%*-]|\\breturn\\b)(?<gap>[ \\t\\n]*)"
              + "(?<regex>/(?![*/])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*]|[^/\\\\\\[\\n])+/\\w*)");

  private static final Pattern INDENT = Pattern.compile("\\n[ \\t\\n]+");

  /** Blanks around signs that no sign beside them can join. */
  private static final Pattern AROUND = Pattern.compile(" *([=(){},;:?&|]) *");

  private static final Pattern TRAILING = Pattern.compile("[ \\t]+\\n");

  private Terse() {}

  static String script(String text) {
    StringBuilder out = new StringBuilder(text.length());
    StringBuilder plain = new StringBuilder();
    Matcher m = TOKEN.matcher(text);
    int at = 0;
    while (m.find()) {
      plain.append(text, at, m.start());
      at = m.end();
      if (m.group("comment") != null) {
        plain.append(' ');
      } else if (m.group("regex") != null) {
        flush(plain.append(m.group("before")).append(m.group("gap")), out);
        out.append(m.group("regex"));
      } else {
        flush(plain, out);
        out.append(m.group("text"));
      }
    }
    flush(plain.append(text, at, text.length()), out);
    return out.toString().strip();
  }

  private static void flush(StringBuilder plain, StringBuilder out) {
    String lines = TRAILING.matcher(plain).replaceAll("\n");
    String lean = INDENT.matcher(lines).replaceAll("\n");
    out.append(AROUND.matcher(lean).replaceAll("$1"));
    plain.setLength(0);
  }

  static String style(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,]) ?", "$1")
        .replaceAll(": ", ":")
        .replace(";}", "}")
        .strip();
  }
}
