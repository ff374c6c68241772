package org.fieldvoice.analysis;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shares as horizontal bars, the value at each. It is drawn once, on a {@link Graphics2D}, whether
 * that ends on a page, in a PDF or as a picture; the same numbers stand in {@link #table}.
 *
 * @param title the finding
 * @param question the wording of the question
 * @param panels one for each question or group; a single one has no heading
 * @param foot base, missing, what is not drawn, source: a sentence each
 * @param language of the texts, a BCP 47 tag
 */
public record Chart(
    String title, String question, List<Panel> panels, List<String> foot, String language) {

  /** Bars that belong together. */
  public record Panel(String heading, List<Bar> bars) {}

  /**
   * A bar.
   *
   * @param percent its length, 0 to 100
   * @param value the text at its end: {@code 62.1%}
   * @param count people; as text, since a table shows it
   * @param tone its colour
   */
  public record Bar(String label, double percent, String value, String count, Tone tone) {}

  /**
   * A colour by what it means.
   *
   * @param rgb as in {@code 0x0a6b5f}
   */
  public record Tone(int rgb) {}

  /**
   * The chart's numbers as a table.
   *
   * @param columns the headings of the panels
   * @param rows for each answer its label, then for each panel its value and count
   */
  public record Table(List<String> columns, List<List<String>> rows) {}

  /** The same chart under another title: a finding in the author's own words. */
  public Chart titled(String words) {
    return new Chart(words, question, panels, foot, language);
  }

  /**
   * Draws the chart with its upper left corner at the origin.
   *
   * @param width in the graphics' units, of which the labels take 13; scale the graphics for others
   */
  public void draw(Graphics2D graphics, double width) {
    new ChartLayout(this, width).draw(graphics);
  }

  /** How high it gets at this width. */
  public double height(double width) {
    return new ChartLayout(this, width).height();
  }

  /** The chart as an SVG document of this width in pixels: the same numbers give the same text. */
  public String svg(double width) {
    return ChartSvg.of(this, new ChartLayout(this, width));
  }

  /** True where every group was too small to be drawn. */
  public boolean isEmpty() {
    return panels.stream().allMatch(p -> p.bars().isEmpty());
  }

  /** What the chart shows, in sentences, for those who can't see it. */
  public String alt() {
    String numbers =
        panels.stream()
            .map(
                p ->
                    (p.heading().isEmpty() ? "" : p.heading() + ": ")
                        + p.bars().stream()
                            .map(b -> b.label() + " " + b.value())
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return Stream.of(title, question, numbers, foot.get(0))
        .map(part -> part.replaceAll("[.。]$", ""))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(language.startsWith("zh") ? "。" : ". "));
  }

  /** The same numbers as a table. */
  public Table table() {
    List<String> answers =
        panels.stream().flatMap(p -> p.bars().stream()).map(Bar::label).distinct().toList();
    return new Table(
        panels.stream().map(Panel::heading).toList(), answers.stream().map(this::line).toList());
  }

  private List<String> line(String answer) {
    return Stream.concat(
            Stream.of(answer),
            panels.stream()
                .map(
                    p ->
                        p.bars().stream()
                            .filter(b -> b.label().equals(answer))
                            .findFirst()
                            .map(b -> b.value() + " (" + b.count() + ")")
                            .orElse("")))
        .toList();
  }
}
