package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The expressions and answers of {@link GeneratedExpressionsTest} in a real browser. Nothing may
 * differ; a pattern that the browser leaves to the server says so.
 */
class GeneratedExpressionsIT {

  /** Expressions that the page evaluates in one call. */
  private static final int AT_ONCE = 1000;

  private static final String LEFT_TO_THE_SERVER = "stopped pattern";

  @Test
  void theBrowserSaysTheSame() {
    List<Vector> all =
        GeneratedExpressionsTest.sheets().stream().flatMap(s -> s.vectors().stream()).toList();
    List<String> differences = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      compare(all.subList(from, Math.min(all.size(), from + AT_ONCE)), differences);
    }
    assertThat(differences).isEmpty();
  }

  private static void compare(List<Vector> vectors, List<String> differences) {
    List<String> values = ExpressionVectorsIT.inTheBrowser(vectors);
    for (int i = 0; i < vectors.size(); i++) {
      Vector vector = vectors.get(i);
      Object ours = asSent(JavaRosaTest.value(Vector::evaluate, vector));
      Object theirs = ExpressionVectorsIT.valueOf(values.get(i));
      boolean left = theirs.equals(LEFT_TO_THE_SERVER) && vector.expression().contains("regex(");
      if (!left && !GeneratedExpressionsTest.same(ours, theirs)) {
        differences.add(
            vector + "\n  server  " + ours + "\n  browser " + theirs + "\n  " + vector.file());
      }
    }
  }

  /** Half of a surrogate pair does not survive the way from the browser to here. */
  private static Object asSent(Object value) {
    return value instanceof String text
        ? text.codePoints()
            .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : value;
  }
}
