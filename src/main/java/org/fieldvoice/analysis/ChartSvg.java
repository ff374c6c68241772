package org.fieldvoice.analysis;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.analysis.ChartLayout.Text;
import org.jfree.svg.SVGGraphics2D;

/**
 * A chart as an SVG document: real text, a name and a description for screen readers, and no style
 * attributes, which a page's content security policy would refuse.
 */
final class ChartSvg {

  private static final Pattern TAG = Pattern.compile("<[^>]+>");
  private static final Pattern STYLE = Pattern.compile(" style='([^']*)'");
  private static final Pattern DECLARATION = Pattern.compile("([a-z-]+) ?: ?([^;]+);?");
  private static final Pattern WHOLE = Pattern.compile("(?<=['0-9])\\.0(?=')");
  private static final Pattern TEXT = Pattern.compile("<text ");
  private static final Pattern UNSAYABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\p{Cs}]");
  private static final String FAMILY =
      "\"Noto Sans SC\", \"Noto Sans CJK SC\", system-ui, \"PingFang SC\", sans-serif";

  private ChartSvg() {}

  static String of(Chart chart, ChartLayout layout) {
    SVGGraphics2D graphics = new SVGGraphics2D(layout.width(), layout.height());
    graphics.setFontFunction(family -> FAMILY);
    layout.draw(graphics);
    String drawn = graphics.getSVGElement();
    String size = "%d %d".formatted(Math.round(layout.width()), Math.round(layout.height()));
    String root =
        """
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s' width='%s' height='%s' \
        role='img' lang='%s' font-family='%s'><title>%s</title><desc>%s</desc>"""
            .formatted(
                size,
                size.substring(0, size.indexOf(' ')),
                size.substring(size.indexOf(' ') + 1),
                escaped(chart.language()),
                FAMILY,
                escaped(chart.title()),
                escaped(chart.alt()));
    return wellFormed(
        root + fitted(attributes(drawn.substring(drawn.indexOf('>') + 1)), layout.texts()));
  }

  /** Gives each text the width that it was laid out with, whichever font the reader has. */
  private static String fitted(String svg, List<Text> texts) {
    Iterator<Text> next = texts.iterator();
    return TEXT.matcher(svg)
        .replaceAll(
            start -> {
              Text text = next.next();
              return text.style().knows(text.text())
                  ? String.format(
                      Locale.ROOT,
                      "<text textLength='%.1f' lengthAdjust='spacingAndGlyphs' ",
                      text.style().width(text.text()))
                  : "<text ";
            });
  }

  /** In each tag, each declaration of a style becomes an attribute of the same name. */
  private static String attributes(String svg) {
    return TAG.matcher(svg).replaceAll(tag -> Matcher.quoteReplacement(plain(tag.group())));
  }

  private static String plain(String tag) {
    String styled =
        STYLE.matcher(tag).replaceAll(s -> Matcher.quoteReplacement(asAttributes(s.group(1))));
    return WHOLE.matcher(styled).replaceAll("");
  }

  private static String asAttributes(String style) {
    return DECLARATION
        .matcher(style)
        .results()
        .filter(d -> !d.group(1).equals("font-family") && !d.group(1).equals("fill-opacity"))
        .map(d -> " " + d.group(1) + "='" + d.group(2).strip() + "'")
        .reduce("", String::concat);
  }

  /** What XML can't say even escaped, and the one sequence that its writer leaves as it is. */
  private static String wellFormed(String svg) {
    return UNSAYABLE.matcher(svg.replace("]]>", "]]&gt;")).replaceAll("\ufffd");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }
}
