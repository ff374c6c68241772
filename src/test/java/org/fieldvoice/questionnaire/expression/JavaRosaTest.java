package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.javarosa.xform.parse.XFormParser.ParseException;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ODK Collect's engine makes of the vectors. Where it says something else, the vector says why
 * in {@code oracle}; and where it says nothing else, such a note is wrong.
 */
class JavaRosaTest {

  private static final String CLOCK = "the clock";
  private static final Map<String, JavaRosaForm> FORMS = new ConcurrentHashMap<>();
  private static final TimeZone USUAL = TimeZone.getDefault();

  @BeforeAll
  static void standWhereTheRespondentIs() {
    Logger.getLogger("org.javarosa").setLevel(Level.OFF);
    TimeZone.setDefault(TimeZone.getTimeZone("GMT+08:00"));
    DateTimeZone.setDefault(DateTimeZone.forOffsetHours(8));
  }

  @AfterAll
  static void goBack() {
    TimeZone.setDefault(USUAL);
    DateTimeZone.setDefault(DateTimeZone.forTimeZone(USUAL));
  }

  @ParameterizedTest
  @MethodSource("org.fieldvoice.questionnaire.expression.Vector#all")
  void javaRosaSaysTheSameUnlessNoted(Vector vector) {
    assumeTrue(!vector.deviation().equals(java.util.Optional.of(CLOCK)), "it has its own clock");
    JavaRosaForm form = FORMS.computeIfAbsent(vector.topic(), topic -> form(vector));
    if (vector.deviation().isEmpty()) {
      ExpressionVectorsTest.assertSame(value(form::evaluate, vector), vector.expected());
    } else {
      assertThat(value(form::evaluate, vector))
          .as("JavaRosa agrees: the note is wrong")
          .isNotEqualTo(vector.expected());
    }
  }

  private static JavaRosaForm form(Vector vector) {
    try {
      return new JavaRosaForm(vector.file());
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** Whatever evaluates. */
  interface Engine {
    Object evaluate(Vector vector) throws Exception;
  }

  /** What it throws counts as its value. */
  static Object value(Engine engine, Vector vector) {
    try {
      return engine.evaluate(vector);
    } catch (Exception e) {
      return e;
    }
  }
}
