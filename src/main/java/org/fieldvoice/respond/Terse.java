package org.fieldvoice.respond;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of scripts and style sheets what only their readers need: comments, indentation, blank
 * lines. A line ends only where a statement may, so one without a semicolon means what it meant.
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
  private static final Pattern AROUND = Pattern.compile(" *([=(){},;:?&|<>*]) *");

  /** Line ends after what goes on, or before what cannot begin a statement. */
  private static final Pattern WITHIN =
      Pattern.compile("(?<=[{(\\[,;])\\n+|\\n+(?=[})\\]?:]|&&|\\|\\||\\.[A-Za-z])");

  private static final Pattern TOKEN_NAME = Pattern.compile("(--[\\w-]+):[^;}]*;?");

  private static final Pattern TRAILING = Pattern.compile("[ \\t]+\\n");

  private Terse() {}

  /** A script whose lines stay lines. */
  static String script(String text) {
    return rewritten(text, Terse::lean);
  }

  /** The same, in as few lines as it takes. */
  static String joined(String script) {
    return rewritten(script, plain -> WITHIN.matcher(plain).replaceAll(""));
  }

  /** With everything but texts, templates and regular expressions rewritten, and no comments. */
  private static String rewritten(String text, UnaryOperator<String> rewrite) {
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
        plain.append(m.group("before")).append(m.group("gap"));
        flush(plain, rewrite, out);
        out.append(m.group("regex"));
      } else {
        flush(plain, rewrite, out);
        out.append(m.group("text"));
      }
    }
    flush(plain.append(text, at, text.length()), rewrite, out);
    return out.toString().strip();
  }

  private static void flush(StringBuilder plain, UnaryOperator<String> rewrite, StringBuilder out) {
    out.append(rewrite.apply(plain.toString()));
    plain.setLength(0);
  }

  private static String lean(String plain) {
    String lines = TRAILING.matcher(plain).replaceAll("\n");
    String lean = INDENT.matcher(lines).replaceAll("\n");
    return AROUND.matcher(lean).replaceAll("$1");
  }

  /** A style sheet without the tokens that neither it nor the others use. */
  static String withoutUnused(String style, String others) {
    return TOKEN_NAME
        .matcher(style)
        .replaceAll(
            m ->
                (style + others).contains("var(" + m.group(1) + ")")
                    ? Matcher.quoteReplacement(m.group())
                    : "");
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
