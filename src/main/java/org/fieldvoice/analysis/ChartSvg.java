package org.fieldvoice.analysis;

import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.fieldvoice.analysis.ChartLayout.Box;
import org.fieldvoice.analysis.ChartLayout.Text;
import org.fieldvoice.analysis.Lettering.Weight;

/**
 * A chart as an SVG document, from the same layout that is drawn on paper: rectangles, real text, a
 * name and a description for screen readers, and no style attributes, which a page's content
 * security policy would refuse.
 */
final class ChartSvg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FAMILY =
      "\"Noto Sans SC\", \"Noto Sans CJK SC\", system-ui, \"PingFang SC\", sans-serif";

  /** What XML can't say even escaped. */
  private static final Pattern UNSAYABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\p{Cs}]");

  private final XMLStreamWriter xml;

  private ChartSvg(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Chart chart, ChartLayout layout) {
    StringWriter out = new StringWriter();
    try {
      new ChartSvg(XMLOutputFactory.newInstance().createXMLStreamWriter(out)).write(chart, layout);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private void write(Chart chart, ChartLayout layout) throws XMLStreamException {
    String width = Long.toString(Math.round(layout.width()));
    String height = Long.toString(Math.round(layout.height()));
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(NAMESPACE);
    attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
    attributes("role", "img", "lang", chart.language(), "font-family", FAMILY);
    text("title", chart.title());
    text("desc", chart.alt());
    for (Box box : layout.boxes()) {
      xml.writeEmptyElement("rect");
      attributes("x", figure(box.x()), "y", figure(box.y()), "width", figure(box.width()));
      attributes("height", figure(box.height()), "fill", colour(box.rgb()));
    }
    for (Text text : layout.texts()) {
      write(text);
    }
    xml.writeEndElement();
    xml.close();
  }

  /** A text gets the width that it was laid out with, whichever font the reader has. */
  private void write(Text text) throws XMLStreamException {
    xml.writeStartElement("text");
    if (text.style().knows(text.text())) {
      String width = figure(text.style().width(text.text()));
      attributes("textLength", width, "lengthAdjust", "spacingAndGlyphs");
    }
    attributes("x", figure(text.x()), "y", figure(text.baseline()));
    attributes("font-size", figure(text.style().size()), "fill", colour(text.colour().getRGB()));
    if (text.style().weight() == Weight.BOLD) {
      attributes("font-weight", "bold");
    }
    xml.writeCharacters(sayable(text.text()));
    xml.writeEndElement();
  }

  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(sayable(text));
    xml.writeEndElement();
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(namesAndValues[i], sayable(namesAndValues[i + 1]));
    }
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
  }

  private static String sayable(String text) {
    return UNSAYABLE.matcher(text).replaceAll("\ufffd");
  }
}
