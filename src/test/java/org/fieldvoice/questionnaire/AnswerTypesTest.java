package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.Sheets.fill;
import static org.fieldvoice.questionnaire.Sheets.logic;

import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTypesTest {

  private static final String HEADER = "type|name|label|parameters";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "integer # 5 # fine",
        "integer # 5.0 # fine",
        "integer # -5 # fine",
        "integer # 5.5 # TYPE",
        "integer # '5' # TYPE",
        "integer # 1e30 # TYPE",
        "integer # true # TYPE",
        "integer # [5] # TYPE",
        "integer # null # fine",
        "integer # '' # fine",
        "decimal # 5.5 # fine",
        "decimal # 1e999 # TYPE",
        "decimal # 'x' # TYPE",
        "text # 'x' # fine",
        "text # 5 # TYPE",
        "text # ['x'] # TYPE",
        "text # {} # TYPE",
        "date # '2016-02-29' # fine",
        "date # '2015-02-29' # TYPE",
        "date # '2016-08-01T00:00:00Z' # TYPE",
        "date # 'today' # TYPE",
        "time # '14:30' # fine",
        "time # '14:30:00.000+08:00' # fine",
        "time # '25:00' # TYPE",
        "dateTime # '2016-08-01T08:45:00+08:00' # fine",
        "dateTime # '2016-08-01T08:45' # fine",
        "dateTime # '2016-08-01' # TYPE",
        "select_one thing # 'a' # fine",
        "select_one thing # 'z' # CHOICE",
        "select_one thing # ['a'] # TYPE",
        "select_one thing # 1 # TYPE",
        "select_multiple thing # ['a', 'b'] # fine",
        "select_multiple thing # [] # fine",
        "select_multiple thing # 'a' # TYPE",
        "select_multiple thing # [1] # TYPE",
        "select_multiple thing # ['a b'] # CHOICE",
        "rank thing # ['b', 'c', 'a'] # fine",
        "rank thing # ['b', 'c'] # CHOICE",
        "acknowledge # 'OK' # fine",
        "acknowledge # true # fine",
        "acknowledge # 'no' # TYPE",
        "geopoint # [22.5, 114.05] # fine",
        "geopoint # [22.5, 114.05, 3, null] # fine",
        "geopoint # [91, 114.05] # TYPE",
        "geopoint # [22.5] # TYPE",
        "geopoint # '22.5 114' # TYPE",
        "geotrace # [[22.5, 114], [22.6, 114]] # fine",
        "geotrace # [[22.5, 114]] # TYPE",
        "geoshape # [[1, 1], [1, 2], [2, 2], [1, 1]] # fine",
        "geoshape # [[1, 1], [1, 2], [2, 2], [1, 0]] # TYPE",
        "image # {'attachment': 'abc'} # fine",
        "image # {'attachment': ''} # TYPE",
        "image # {'attachment': 'abc', 'more': 1} # TYPE",
        "image # 'abc.jpg' # TYPE",
        "note # 'x' # UNKNOWN",
      })
  void anAnswerIsHeldAgainstItsQuestionsType(String type, String answer, String rule) {
    FormLogic logic = logic(HEADER, type + "|q|Q");
    List<Violation> violations = fill(logic, "{'q': " + answer + "}").violations();
    assertThat(violations.isEmpty() ? "fine" : violations.get(0).rule().toString()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "0,fine",
    "10,fine",
    "0.5,fine",
    "11,RANGE",
    "-0.5,RANGE",
    "0.7,RANGE",
    "'\"x\"',TYPE"
  })
  void aRangeTakesItsSteps(String answer, String rule) {
    FormLogic logic = logic(HEADER, "range|q|Q|start=0 end=10 step=0.5");
    List<Violation> violations = fill(logic, "{'q': " + answer + "}").violations();
    assertThat(violations.isEmpty() ? "fine" : violations.get(0).rule().toString()).isEqualTo(rule);
  }

  @Test
  void aTextHasALongestLength() {
    FormLogic logic = logic(HEADER, "text|q|Q");
    assertThat(fill(logic, "{'q': '" + "x".repeat(20_000) + "'}").violations()).isEmpty();
    assertThat(fill(logic, "{'q': '" + "x".repeat(20_001) + "'}").violations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "integer # 5 # 5",
        "integer # -5 # -5",
        "integer # five # ~\"five\"~",
        "decimal # 2,5 # 2.5",
        "decimal # +.5 # 0.5",
        "text # 5 # ~\"5\"~",
        "select_one thing # a # ~\"a\"~",
        "select_multiple thing # a b # ~[\"a\",\"b\"]~",
        "geopoint # 22.5 114 0 5 # [22.5,114,0,5]",
        "text # ~  ~ # null",
      })
  void aPlainFormsTextBecomesTheAnswerOfItsType(String type, String text, String answer) {
    Question question = logic(HEADER, type + "|q|Q").question("q").orElseThrow();
    JsonValue typed = TypedAnswer.of(question, List.of(text));
    assertThat(typed.toString().replace("0.50", "0.5")).isEqualTo(answer);
  }
}
