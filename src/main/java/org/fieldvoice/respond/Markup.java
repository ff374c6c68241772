package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Markdown;

/**
 * A form's text as HTML. XLSForm's markdown (bold, italics, links, headings, line breaks) and its
 * {@code ${name}} references become markup; every other character stays what it is.
 */
final class Markup {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}\\s]+)\\s*}");
  private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");
  private static final Pattern PRIVATE = Pattern.compile("[\uE000\uE001]");

  /** The content policy lets no style in; the words stay. */
  private static final Pattern STYLE = Pattern.compile(" style=\"[^\"]*\"");

  private static final Pattern PARAGRAPH = Pattern.compile("<(/?)p\\b");

  /** References stay out of a link's address. */
  private static final Pattern WITHIN_TAG = Pattern.compile("<[^>]*>");

  private Markup() {}

  /**
   * The text as HTML that may stand inside a label.
   *
   * @param reference gives the HTML for a referred name
   */
  static String html(String text, UnaryOperator<String> reference) {
    List<String> names = new ArrayList<>();
    Matcher references = REFERENCE.matcher(PRIVATE.matcher(text).replaceAll(""));
    String marked =
        references.replaceAll(
            match -> {
              names.add(match.group(1));
              return "\uE000" + (names.size() - 1) + "\uE001";
            });
    String html =
        WITHIN_TAG
            .matcher(Markdown.toHtml(marked))
            .replaceAll(tag -> Matcher.quoteReplacement(within(tag.group())));
    return PLACE
        .matcher(html)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(reference.apply(names.get(Integer.parseInt(m.group(1))))));
  }

  /** A tag as it may stand inside a label. */
  private static String within(String tag) {
    String bare = PLACE.matcher(STYLE.matcher(tag).replaceAll("")).replaceAll("");
    return PARAGRAPH.matcher(bare).replaceAll("<$1span");
  }

  /** The text for places that hold no markup (attributes, titles): references become a gap. */
  static String plain(String text) {
    return Markdown.toText(REFERENCE.matcher(text).replaceAll("…"));
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
