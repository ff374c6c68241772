package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import org.fieldvoice.casestudy.LiveText.Fault;
import org.fieldvoice.casestudy.LiveText.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTextTest {

  @Test
  void wordsAndNumbersComeInOrder() {
    assertThat(LiveText.parse("Of all, {{percent how_joined=friend}} came."))
        .containsExactly(
            new Words("Of all, "),
            new LiveText.Number(
                "percent how_joined=friend", new LiveNumber.Share("how_joined", "friend", "")),
            new Words(" came."));
  }

  @Test
  void aConditionReachesToTheBraces() {
    assertThat(number("n where ${is_parent} = 'yes' and ${age} > 30"))
        .isEqualTo(new LiveNumber.Responses("${is_parent} = 'yes' and ${age} > 30"));
    assertThat(number("percent helped=very_much where ${a} != '{'"))
        .isEqualTo(new LiveNumber.Share("helped", "very_much", "${a} != '{'"));
  }

  @Test
  void eachKindIsRead() {
    assertThat(number("n")).isEqualTo(new LiveNumber.Responses(""));
    assertThat(number("n gender")).isEqualTo(new LiveNumber.Base("gender", ""));
    assertThat(number("n gender = female")).isEqualTo(new LiveNumber.Count("gender", "female", ""));
    assertThat(number("percent follow='more than 20'"))
        .isEqualTo(new LiveNumber.Share("follow", "more than 20", ""));
    assertThat(number("median home/age"))
        .isEqualTo(new LiveNumber.Average(LiveNumber.Average.Kind.MEDIAN, "home/age", ""));
    assertThat(number("p gender x useful"))
        .isEqualTo(new LiveNumber.Test(LiveNumber.Test.Part.P, "gender", "useful", ""));
    assertThat(number("test gender × useful"))
        .isEqualTo(new LiveNumber.Test(LiveNumber.Test.Part.WHOLE, "gender", "useful", ""));
    assertThat(number("interviews")).isEqualTo(new LiveNumber.Interviews());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "percentage a=b", "percent a", "mean", "p a", "n a b", "interviews where 1"})
  void whatIsNoNumberIsAFaultAtItsPlace(String source) {
    assertThat(LiveText.parse("ab {{" + source + "}} c").get(1))
        .isEqualTo(new Fault(3, source, "number-unknown"));
  }

  @Test
  void bracesThatAreNotClosedAreAFault() {
    assertThat(LiveText.parse("so {{n gender"))
        .contains(new Fault(3, "n gender", "number-unclosed"));
  }

  @Test
  void textWithoutNumbersIsOnePiece() {
    assertThat(LiveText.parse("{a} 100% }}")).containsExactly(new Words("{a} 100% }}"));
  }

  private static LiveNumber number(String source) {
    LiveText.Piece piece = LiveText.parse("{{" + source + "}}").get(0);
    assertThat(piece).isInstanceOf(LiveText.Number.class);
    return ((LiveText.Number) piece).number();
  }
}
