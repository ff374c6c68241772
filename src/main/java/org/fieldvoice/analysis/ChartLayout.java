package org.fieldvoice.analysis;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fieldvoice.analysis.Chart.Bar;
import org.fieldvoice.analysis.Chart.Panel;
import org.fieldvoice.analysis.Lettering.Style;
import org.fieldvoice.analysis.Lettering.Weight;

/**
 * Where everything in a chart stands at one width: first the places are found, from the top down,
 * then they are drawn. Nothing but text and filled rectangles: no frame, no grid.
 */
final class ChartLayout {

  private static final Style TITLE = new Style(16, Weight.BOLD, 22);
  private static final Style QUESTION = new Style(13, Weight.REGULAR, 19);
  private static final Style HEADING = new Style(13, Weight.BOLD, 19);
  private static final Style LABEL = new Style(13, Weight.REGULAR, 18);
  private static final Style VALUE = new Style(13, Weight.BOLD, 18);
  private static final Style FOOT = new Style(11, Weight.REGULAR, 16);

  private static final Color INK = new Color(0x1b2623);
  private static final Color SOFT = new Color(0x56625e);

  private static final double BAR = 18;
  private static final double BETWEEN_BARS = 6;
  private static final double BESIDE_BAR = 8;
  private static final double SPACE = 12;

  private final Chart chart;
  private final double width;
  private final double labels;
  private final double scale;
  private final List<Text> texts = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private double y;

  /** A line of text, its left end and its baseline. */
  record Text(String text, double x, double baseline, Style style, Color colour) {}

  record Box(double x, double y, double width, double height, int rgb) {}

  ChartLayout(Chart chart, double width) {
    this.chart = chart;
    this.width = width;
    double widest = widest(LABEL, bar -> drawn(bar.label()));
    this.labels = Math.min(Math.ceil(widest) + 1, width * 0.4);
    double room = width - labels - 2 * BESIDE_BAR - Math.ceil(widest(VALUE, Bar::value)) - 1;
    double longest =
        chart.panels().stream()
            .flatMap(p -> p.bars().stream())
            .mapToDouble(Bar::percent)
            .max()
            .orElse(0);
    this.scale = longest <= 0 ? 0 : Math.max(0, room) / longest;
    place();
  }

  private double widest(Style style, Function<Bar, String> text) {
    return chart.panels().stream()
        .flatMap(p -> p.bars().stream())
        .mapToDouble(b -> style.width(text.apply(b)))
        .max()
        .orElse(0);
  }

  /**
   * Outside Chinese, straight quotes: the typeface's curly ones are as wide as a Chinese character.
   */
  private String drawn(String words) {
    return chart.language().startsWith("zh")
        ? words
        : words.replaceAll("[“”]", "\"").replaceAll("[‘’]", "'");
  }

  private void place() {
    write(chart.title(), TITLE, INK);
    write(chart.question(), QUESTION, SOFT);
    for (Panel panel : chart.panels()) {
      y += SPACE;
      write(panel.heading(), HEADING, INK);
      panel.bars().forEach(this::place);
    }
    y += SPACE;
    chart.foot().forEach(line -> write(line, FOOT, SOFT));
  }

  private void write(String words, Style style, Color colour) {
    if (words.isBlank()) {
      return;
    }
    for (String line : style.lines(drawn(words), width)) {
      texts.add(new Text(line, 0, y + baseline(style, style.leading()), style, colour));
      y += style.leading();
    }
  }

  private void place(Bar bar) {
    List<String> lines = LABEL.lines(drawn(bar.label()), labels);
    double height = Math.max(BAR, lines.size() * LABEL.leading());
    double top = y + (height - lines.size() * LABEL.leading()) / 2;
    for (String line : lines) {
      texts.add(new Text(line, 0, top + baseline(LABEL, LABEL.leading()), LABEL, INK));
      top += LABEL.leading();
    }
    double start = labels + BESIDE_BAR;
    double length = Math.max(1, bar.percent() * scale);
    double middle = y + (height - BAR) / 2;
    boxes.add(new Box(start, middle, length, BAR, bar.tone().rgb()));
    texts.add(
        new Text(
            bar.value(), start + length + BESIDE_BAR, middle + baseline(VALUE, BAR), VALUE, INK));
    y += height + BETWEEN_BARS;
  }

  /** Where a line of this height has its letters' feet: capitals are 0.73 of the size high. */
  private static double baseline(Style style, double height) {
    return Math.round((height + 0.73 * style.size()) / 2);
  }

  double width() {
    return width;
  }

  /** The rectangles in the order in which they are drawn. */
  List<Box> boxes() {
    return List.copyOf(boxes);
  }

  /** The texts in the order in which they are drawn. */
  List<Text> texts() {
    return List.copyOf(texts);
  }

  double height() {
    return Math.ceil(y);
  }

  void draw(Graphics2D graphics) {
    for (Box box : boxes) {
      graphics.setPaint(new Color(box.rgb()));
      graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    }
    for (Text text : texts) {
      graphics.setPaint(text.colour());
      graphics.setFont(text.style().font());
      graphics.drawString(text.text(), (float) text.x(), (float) text.baseline());
    }
  }
}
