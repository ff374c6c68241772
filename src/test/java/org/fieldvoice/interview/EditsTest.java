package org.fieldvoice.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.fieldvoice.interview.Edits.Edit;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;

class EditsTest {

  private static final String SAID = "我在荣盛厂做了六年，𠮷野和我😀一起。";

  @Test
  void aStretchAfterAReplacementMovesWithIt() {
    assertThat(carried(SAID, "六年", redaction("荣盛厂", "[a packaging factory]"))).isEqualTo("六年");
  }

  @Test
  void aStretchThatHoldsAReplacementGrows() {
    assertThat(carried(SAID, "在荣盛厂做", redaction("荣盛厂", "[工厂]"))).isEqualTo("在[工厂]做");
  }

  @Test
  void noReplacementIsCutAtAStretchsEdge() {
    assertThat(carried(SAID, "我在荣", redaction("荣盛厂", "[工厂]"))).isEqualTo("我在[工厂]");
    assertThat(carried(SAID, "厂做了", redaction("荣盛厂", "[工厂]"))).isEqualTo("[工厂]做了");
    assertThat(carried(SAID, "盛", redaction("荣盛厂", "[工厂]"))).isEqualTo("[工厂]");
  }

  @Test
  void rareCharactersAndEmojiAreReplacedWhole() {
    Edits edits = new Edits(List.of(redaction("𠮷野", "[店]"), redaction("😀", "")));

    assertThat(edits.applyTo(SAID)).isEqualTo("我在荣盛厂做了六年，[店]和我一起。");
    Span carried = edits.carry(spanOf(SAID, "和我😀一起"));
    assertThat(carried.of(edits.applyTo(SAID))).isEqualTo("和我一起");
  }

  @Test
  void replacementsThatOverlapAreRefused() {
    List<Edit> overlapping = List.of(redaction("荣盛厂", "[a]"), redaction("厂做", "[b]"));

    assertThatThrownBy(() -> new Edits(overlapping)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aCorrectedTypoFindsTheStretchAgainAndAnUntouchedOneKeepsItsWords() {
    String before = "她会自己讲啦\n说了二十分钟。\n好";
    String after = "好的\n她会自己讲了，对\n说了二十分钟。\n好";
    Edits edits = Edits.between(before, after);

    assertThat(edits.applyTo(before)).isEqualTo(after);
    assertThat(edits.carry(spanOf(before, "二十分钟")).of(after)).isEqualTo("二十分钟");
    assertThat(edits.carry(spanOf(before, "自己讲啦")).of(after)).startsWith("自己讲");
  }

  @Test
  void wordsThatAreGoneLeaveAnEmptyStretchNotAMissingOne() {
    Edits edits = Edits.between("甲\n乙乙\n丙", "甲\n丙");

    Span gone = edits.carry(new Span(2, 4));

    assertThat(gone.start()).isEqualTo(gone.end());
  }

  @Property
  void theEditsBetweenTwoTextsTurnTheOneIntoTheOther(
      @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'c') String before,
      @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'c') String after) {
    String first = before.replace('c', '\n').replace("b", "𠮷");
    String second = after.replace('c', '\n').replace("b", "𠮷");

    assertThat(Edits.between(first, second).applyTo(first)).isEqualTo(second);
  }

  @Property
  void everyStretchIsCarriedIntoTheNewTextWithoutCuttingACharacter(
      @ForAll @StringLength(min = 2, max = 40) @CharRange(from = 'a', to = 'c') String before,
      @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'c') String after) {
    String first = before.replace('c', '\n').replace("b", "𠮷");
    String second = after.replace('c', '\n').replace("b", "𠮷");
    int end = first.offsetByCodePoints(0, 2);

    Span carried = Edits.between(first, second).carry(new Span(0, end));

    assertThat(carried.start()).isBetween(0, carried.end());
    assertThat(carried.end()).isLessThanOrEqualTo(second.length());
    if (carried.start() < carried.end()) {
      assertThat(carried.of(second)).isNotEmpty();
    }
  }

  private static String carried(String text, String quote, Edit edit) {
    Edits edits = new Edits(List.of(edit));
    return edits.carry(spanOf(text, quote)).of(edits.applyTo(text));
  }

  private static Edit redaction(String words, String replacement) {
    return new Edit(spanOf(SAID, words), replacement);
  }

  private static Span spanOf(String text, String words) {
    int start = text.indexOf(words);
    return new Span(start, start + words.length());
  }
}
