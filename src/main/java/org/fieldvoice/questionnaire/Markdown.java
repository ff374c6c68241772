package org.fieldvoice.questionnaire;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The markup that labels and hints may use, as in ODK: {@code **bold**}, {@code *italic*}, {@code #
 * headings}, links, line breaks, and {@code <span style="color: …">} with a few more harmless tags.
 * Any other HTML is shown as it stands. Numbers and dashes at the start of a line make no lists:
 * "1. How old are you?" is a question.
 */
public final class Markdown {

  private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_{}\\[\\]()#+.!<>&~|-]");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Parser PARSER =
      Parser.builder().enabledBlockTypes(Set.of(Heading.class)).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().nodeRendererFactory(MarkdownHtml::new).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private Markdown() {}

  /**
   * Safe HTML, without a surrounding element where the text is a single paragraph. {@code ${name}}
   * passes through unchanged.
   */
  public static String toHtml(String text) {
    return HTML.render(PARSER.parse(text)).strip();
  }

  /** The text without its markup, for places that have none. */
  public static String toText(String text) {
    Node parsed = PARSER.parse(TAG.matcher(text).replaceAll(""));
    return TEXT.render(parsed).strip();
  }

  /** Makes an answer that is put into a label show as it was given, whatever it looks like. */
  public static String escape(String answer) {
    return PUNCTUATION.matcher(answer).replaceAll("\\\\$0");
  }
}
