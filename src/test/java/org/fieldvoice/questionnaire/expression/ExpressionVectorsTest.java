package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The meaning of the language, as {@code src/test/expression} has it, in Java. */
class ExpressionVectorsTest {

  private static final double RELATIVE = 1e-12;

  /** A file at a time: a mutation test runs each test of its own again for each mutant. */
  @ParameterizedTest
  @MethodSource("org.fieldvoice.questionnaire.expression.Vector#topics")
  void expressionsHaveTheirValues(Vector.Topic topic) {
    assertThat(topic.vectors())
        .allSatisfy(vector -> assertSame(vector.evaluate(), vector.expected()));
  }

  /** The same kind of value; numbers may differ in their last digits. */
  static void assertSame(Object value, Object expected) {
    if (expected instanceof Double number && Double.isFinite(number)) {
      assertThat(value).isInstanceOf(Double.class);
      assertThat((Double) value).isCloseTo(number, within(Math.abs(number) * RELATIVE));
    } else {
      assertThat(value).isEqualTo(expected);
    }
  }

  @Test
  void thereAreVectorsForEachFunction() {
    String all = Vector.all().map(Vector::expression).toList().toString();
    List<String> words = new ArrayList<>(Functions.names());
    words.addAll(Dialect.honoured());
    words.removeIf(word -> all.contains(word + "("));
    assertThat(words).as("without a vector").isEmpty();
  }
}
