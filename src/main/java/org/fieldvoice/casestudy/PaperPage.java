package org.fieldvoice.casestudy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.analysis.Chart;

/**
 * A paper as one HTML document.
 *
 * @param style the style sheets' text, which then stands in it, so that it needs nothing else;
 *     empty for a page inside the studio, whose content policy lets only linked style sheets in
 */
public record PaperPage(Paper paper, String style) {

  private static final double WIDTH = 680;
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PaperPage.class.getClassLoader(), "org.fieldvoice.templates");

  String html() {
    StringOutput output = new StringOutput();
    TEMPLATES.render("casestudy.jte", this, output);
    return output.toString().strip() + "\n";
  }

  /** The words for unfolding a chart's numbers. */
  public String numbersAsTable() {
    return Words.in(paper.language()).say("numbers-as-table");
  }

  /** The chart as SVG, made of escaped texts and filled rectangles only. */
  public static String svg(Paper.Figure figure) {
    return figure.chart().svg(WIDTH);
  }

  /** The chart's numbers as a table. */
  public static Paper.Grid grid(Paper.Figure figure) {
    Chart.Table table = figure.chart().table();
    List<String> columns = new ArrayList<>(List.of(""));
    columns.addAll(table.columns());
    return new Paper.Grid(columns, table.rows());
  }
}
