package org.fieldvoice.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All questions of a questionnaire at a glance.
 *
 * @param responses how many were counted
 */
public record Overview(long responses, List<Entry> entries) {

  /**
   * A question, or a group's questions that share a list of answers.
   *
   * @param name the question's or the group's
   */
  public record Entry(String name, Picture chart, List<Tabulation> tabulations) {

    static Entry of(String name, Chart chart, double width, List<Tabulation> tabulations) {
      Picture picture = new Picture(chart.title(), chart.question(), chart.alt(), chart.svg(width));
      return new Entry(name, picture, tabulations);
    }
  }

  /**
   * A chart, drawn.
   *
   * @param alt the same in sentences
   */
  public record Picture(String title, String question, String alt, String svg) {}

  /**
   * A question that can be counted.
   *
   * @param group the heading that it stands under together with others of the same answers
   */
  public record Choice(String name, String label, @Nullable String group) {}
}
