package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would run for ever ends soon on the server, with a sentence. */
class HostileTest {

  /** Most of it goes into making the list anew for each instance() of these tests. */
  private static final Duration SOON = Duration.ofSeconds(10);

  static List<String> expressions() {
    return Hostile.EXPRESSIONS;
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionThatTakesTooMuchIsStoppedAndSaysWhatToDo(String expression) {
    Vector vector = Hostile.vector(expression);
    long start = System.nanoTime();
    assertThatThrownBy(vector::evaluate)
        .isInstanceOf(ExpressionException.class)
        .hasMessageMatching(
            "(?s).*(million steps|million characters|million times|too deep|5,000 characters).*");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|aa)*b", "(a*)*b", "(.*a){12}b", "(?:a{1,20}){1,20}b"})
  void aPatternThatGoesBackWithoutEndIsStopped(String pattern) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> BoundedText.matches("a".repeat(4000) + "!", pattern))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("one way only");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void aTextOfFiveThousandCharactersIsMatched() {
    assertThat(BoundedText.matches("a".repeat(5000), "[a-z]*")).isTrue();
  }

  @Test
  void whatIsLargeButSoundIsWorkedOut() {
    String expression = "count(instance('big')/root/item[n > 5 and n < 2000])";
    assertThat(Hostile.vector(expression).evaluate()).isEqualTo(1994.0);
  }
}
