package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;

import java.util.Map;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys a phone shows. */
class EntryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER | . >= 0 | numeric",
        "INTEGER | . < ${age} - 12 | numeric",
        "INTEGER | . >= -40 and . <= 60 | text",
        "INTEGER | . = 0 or (-5 < .) | text",
        "DECIMAL | . > 0.5 | decimal",
        "DECIMAL | . > -.5 | text"
      })
  void thereIsAMinusWhereANumberMayBeBelowZero(QuestionType type, String rule, String keys) {
    assertThat(Entry.of(a(type, "q").onlyIf(rule, "no").question()).keys()).isEqualTo(keys);
  }

  @Test
  void aScaleThatBeginsBelowZeroHasAMinusToo() {
    Asked scale = a(QuestionType.RANGE, "q");
    assertThat(Entry.of(scale.with(Map.of("start", "-5", "end", "5")).question()).keys())
        .isEqualTo("text");
    assertThat(Entry.of(scale.with(Map.of("start", "0", "end", "5")).question()).keys())
        .isEqualTo("numeric");
  }
}
