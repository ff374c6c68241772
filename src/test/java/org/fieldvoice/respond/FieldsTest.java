package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;

import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static String read(QuestionType type, String typed) {
    return new Fields(Map.of("q", List.of(typed))).answer(a(type, "q").question(), "q").toString();
  }

  private static String read(QuestionType type, Map<String, List<String>> fields) {
    return new Fields(fields).answer(a(type, "q").question(), "q").toString();
  }

  @Test
  void numbersMayBeTypedInAnyScript() {
    assertThat(read(QuestionType.INTEGER, " ２７ ")).isEqualTo("27");
    assertThat(read(QuestionType.DECIMAL, "٠٫٥")).isEqualTo("0.5");
    assertThat(read(QuestionType.DECIMAL, "0,5")).isEqualTo("0.5");
  }

  @Test
  void wordsInsteadOfANumberStayToBeShownAgain() {
    assertThat(read(QuestionType.INTEGER, "many")).isEqualTo("\"many\"");
  }

  @Test
  void blanksAreNoAnswer() {
    assertThat(read(QuestionType.TEXT, "  ")).isEqualTo("null");
    assertThat(read(QuestionType.INTEGER, "")).isEqualTo("null");
    assertThat(read(QuestionType.GEOPOINT, "")).isEqualTo("null");
  }

  @Test
  void placesMakeAnOrder() {
    assertThat(
            read(
                QuestionType.RANK,
                Map.of("q:a", List.of("3"), "q:b", List.of("1"), "q:c", List.of("2"))))
        .isEqualTo("[\"b\",\"c\",\"a\"]");
  }

  @Test
  void ofTwoAtOnePlaceOnlyOneStaysSoThatTheOrderIsRefused() {
    assertThat(
            new Fields(Map.of("q:a", List.of("1"), "q:b", List.of("1")))
                .answer(a(QuestionType.RANK, "q").question(), "q")
                .asJsonArray())
        .hasSize(1);
  }

  @Test
  void aMonthMeansItsFirstDay() {
    assertThat(read(QuestionType.DATE, "2016-08")).isEqualTo("\"2016-08-01\"");
  }

  @Test
  void aPositionHasFourNumbers() {
    assertThat(read(QuestionType.GEOPOINT, Map.of("q:0", List.of("22.5"), "q:1", List.of("114"))))
        .isEqualTo("[22.5,114,0,0]");
  }

  @Test
  void aTraceIsAListOfPoints() {
    assertThat(read(QuestionType.GEOTRACE, "22.5 114; 22.6 114"))
        .isEqualTo("[[22.5,114],[22.6,114]]");
  }
}
