package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would run for ever ends soon in a real browser; the question is left to the server. */
class HostileIT {

  private static final Duration SOON = Duration.ofSeconds(3);

  @Test
  void expressionsThatTakeTooMuchAreStoppedInTheBrowser() {
    List<String> results =
        ExpressionVectorsIT.inTheBrowser(
            Hostile.EXPRESSIONS.stream().map(Hostile::vector).toList());
    assertThat(results).allMatch(result -> result.startsWith("stopped "));
  }

  @Test
  void patternsThatGoBackWithoutEndEndSoonInTheBrowser() {
    List<Vector> vectors =
        List.of("(a+)+b", "(a|aa)*b", "(a*)*b", "(.*a){12}b", "(?:a{1,20}){1,20}b", "((a|b)+c?)*d")
            .stream()
            .map(pattern -> "regex('" + "a".repeat(60) + "!', '" + pattern + "')")
            .map(Hostile::vector)
            .toList();
    long start = System.nanoTime();
    assertThat(ExpressionVectorsIT.inTheBrowser(vectors)).allMatch(r -> r.startsWith("stopped "));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.plus(SOON));
  }

  @Test
  void whatIsLargeButSoundIsWorkedOutInTheBrowser() {
    String expression = "count(instance('big')/root/item[n > 5 and n < 2000])";
    assertThat(ExpressionVectorsIT.inTheBrowser(List.of(Hostile.vector(expression))))
        .containsExactly("number 1994");
  }
}
