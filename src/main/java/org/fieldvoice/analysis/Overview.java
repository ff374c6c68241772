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
   * @param versions those that asked it, where the newest no longer does
   */
  public record Entry(
      String name, Picture chart, List<Tabulation> tabulations, @Nullable List<Integer> versions) {}

  /**
   * A chart, drawn.
   *
   * @param alt the same in sentences
   */
  public record Picture(String title, String question, String alt, String svg) {

    static Picture of(Chart chart, double width) {
      return new Picture(chart.title(), chart.question(), chart.alt(), chart.svg(width));
    }
  }

  /**
   * A question that can be counted.
   *
   * @param group the heading that it stands under together with others of the same answers
   * @param versions those that asked it, where the newest no longer does
   */
  public record Choice(
      String name, String label, @Nullable String group, @Nullable List<Integer> versions) {}
}
