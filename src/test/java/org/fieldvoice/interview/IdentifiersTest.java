package org.fieldvoice.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static final Identifiers CHEN =
      new Identifiers(Map.of("name", "陈桂英", "workplace", "深圳荣盛厂", "home", "衡阳"));
  private static final Identifiers ZHOU =
      new Identifiers(Map.of("name", "Zhou Min", "phone", "139 0000 0222", "home", "Zhoukou"));

  @ParameterizedTest
  @ValueSource(strings = {"李梅", "Li Mei", "小刚", "阿玲"})
  void aPseudonymWithNothingOfTheNameIsFree(String text) {
    assertThat(CHEN.pieceIn(new Pseudonym(text))).isEmpty();
    assertThat(ZHOU.pieceIn(new Pseudonym(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "陈梅, name",
    "阿英, name",
    "小衡阳, home",
    "荣盛大姐, workplace",
    "A Min, name",
    "ZHOU, name",
    "Zhou-Mei, name",
    "Miss zhoukou, home",
    "13900000222, phone"
  })
  void aPseudonymWithAPieceOfAnIdentifierIsNot(String text, String kind) {
    Identifiers identifiers = text.codePoints().anyMatch(Character::isIdeographic) ? CHEN : ZHOU;

    assertThat(identifiers.pieceIn(new Pseudonym(text))).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "我叫陈桂英。, name",
    "大家叫我桂英, name",
    "在荣盛厂上班, workplace",
    "回衡 阳过年, home",
    "My name is ZHOU MIN, name",
    "call 1390-0000-222, phone",
    "People call Min, name",
    "She is from Zhoukou., home"
  })
  void identifiersAreFoundInAText(String text, String kind) {
    Identifiers identifiers = text.codePoints().anyMatch(Character::isIdeographic) ? CHEN : ZHOU;

    assertThat(identifiers.in(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"我在深圳的一家厂里上班。", "I count to ten, five min at most.", "英子说了二十分钟", "1390 and 0222"})
  void whatOnlyLooksAlikeIsNotFound(String text) {
    assertThat(CHEN.in(text)).isEmpty();
    assertThat(ZHOU.in(text)).isEmpty();
  }

  @Test
  void aPseudonymIsShortAndNotEmpty() {
    assertThat(new Pseudonym(" 李梅 ").text()).isEqualTo("李梅");
    assertThatThrownBy(() -> new Pseudonym("  ")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new Pseudonym("梅".repeat(41))).isInstanceOf(ProblemException.class);
  }
}
