package org.fieldvoice.casestudy;

import com.lowagie.text.pdf.PdfTemplate;
import java.awt.Graphics2D;
import org.fieldvoice.analysis.Chart;

/** A chart on a page of text, drawn as vectors with real text. */
final class PaperChart {

  /** Turns a chart's labels of 13 into 9.5 points. */
  private static final double SCALE = 9.5 / 13;

  private final Chart chart;
  private final float width;
  private final float height;

  PaperChart(Chart chart, float width) {
    this.chart = chart;
    this.width = width;
    this.height = (float) (chart.height(width / SCALE) * SCALE);
  }

  float height() {
    return height;
  }

  void draw(PaperPen pen, float left, float top) {
    PdfTemplate picture = pen.page().createTemplate(width, height);
    Graphics2D graphics = picture.createGraphics(width, height, pen.type());
    graphics.scale(SCALE, SCALE);
    chart.draw(graphics, width / SCALE);
    graphics.dispose();
    pen.page().addTemplate(picture, left, top - height);
  }
}
