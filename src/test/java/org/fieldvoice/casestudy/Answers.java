package org.fieldvoice.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.analysis.Chart;
import org.fieldvoice.analysis.Charts;
import org.fieldvoice.analysis.Crosstab;
import org.fieldvoice.analysis.Tabulation;
import org.fieldvoice.analysis.TestResult;
import org.fieldvoice.platform.Problem;

/** What the sample study knows of two questions, for tests that need no database. */
final class Answers implements Evidence {

  private final String language;
  private final long responses;

  Answers(String language, long responses) {
    this.language = language;
    this.responses = responses;
  }

  @Override
  public Tabulation tabulation(String question, String where) {
    return switch (question) {
      case "how_joined" ->
          new Tabulation(
              question,
              "How did you come to WeSupport?",
              "one",
              false,
              null,
              400,
              12,
              List.of(
                  row("in_factory", "Promotion", 104, 400), row("friend", "A friend", 172, 400)),
              null);
      case "age" ->
          new Tabulation(
              question,
              "How old are you?",
              "number",
              true,
              null,
              where.isEmpty() ? 400 : 3,
              12,
              List.of(),
              new Tabulation.Summary(31.44, 8, 17, 25, 30, 38, 60));
      default -> throw Problem.NOT_FOUND.with("what", "question " + question);
    };
  }

  private static Tabulation.Row row(String value, String label, long count, long base) {
    return new Tabulation.Row(
        value, label, count, 100.0 * count / base, List.of(21.94, 30.51), null, false);
  }

  @Override
  public Crosstab crosstab(String rows, String columns, String where) {
    TestResult test =
        new TestResult(
            "chi-square",
            58.216,
            4.0,
            6.87e-12,
            new TestResult.Effect("Cramér's V", 0.3815),
            null,
            null);
    return new Crosstab(
        "Which function is most useful?",
        "Your gender",
        List.of("Knowledge", "Contact"),
        List.of("Female", "Male", "Other"),
        List.of("knowledge", "contact"),
        List.of("female", "male", "other"),
        List.of(List.of(126L, 54L, 1L), List.of(94L, 126L, 1L)),
        null,
        402,
        10,
        null,
        null,
        List.of(test),
        null);
  }

  @Override
  public Chart chart(String questionOrGroup, String where) {
    return new Charts(language, 5, "WeSupport").of(tabulation(questionOrGroup, where));
  }

  @Override
  public long responses(String where) {
    return where.isEmpty() ? responses : 3;
  }

  @Override
  public Told story(long id) {
    if (id != 1) {
      throw Problem.NOT_FOUND.with("what", "story " + id);
    }
    return new Told(
        "Li Mei",
        "Asking first",
        List.of(new Said(false, "I came six years ago."), new Said(true, "Now he\n\ntells me.")));
  }

  @Override
  public Told quote(long excerpt) {
    return new Told("Li Mei", "", List.of(new Said(true, "It did not get better at once.")));
  }

  @Override
  public Facts facts() {
    return new Facts(
        "WeSupport",
        "WeSupport users",
        Optional.of(new Period(LocalDate.of(2016, 8, 1), LocalDate.of(2016, 8, 31))),
        List.of("Shenzhen A", "Dongguan B"),
        responses,
        3,
        5,
        Instant.parse("2026-11-22T01:00:00Z"));
  }
}
