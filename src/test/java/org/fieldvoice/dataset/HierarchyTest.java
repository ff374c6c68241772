package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchyTest {

  private static List<BigDecimal> numbers(String... texts) {
    return java.util.Arrays.stream(texts).map(BigDecimal::new).toList();
  }

  private static List<String> up(Hierarchy hierarchy, String value) {
    return IntStream.range(0, hierarchy.levels()).mapToObj(l -> hierarchy.at(l, value)).toList();
  }

  @Test
  void wholeNumbersFallIntoBandsThatNameTheirLastMember() {
    assertThat(up(new Hierarchy.Bands(numbers("1", "5", "10", "20"), true), "27"))
        .containsExactly("27", "25-29", "20-29", "20-39", "*");
  }

  @Test
  void otherNumbersFallIntoHalfOpenIntervals() {
    Hierarchy bands = new Hierarchy.Bands(numbers("2.5", "5"), false);
    assertThat(up(bands, "4.4")).containsExactly("[2.5,5)", "[0,5)", "*");
    assertThat(up(bands, "-0.1")).containsExactly("[-2.5,0)", "[-5,0)", "*");
    assertThat(up(bands, "5")).containsExactly("[5,7.5)", "[5,10)", "*");
  }

  @Test
  void cutPointsBelongToTheIntervalTheyBegin() {
    Hierarchy cuts = new Hierarchy.Cuts(List.of(numbers("1", "3", "6"), numbers("3")));
    assertThat(up(cuts, "0.5")).containsExactly("<1", "<3", "*");
    assertThat(up(cuts, "3")).containsExactly("[3,6)", ">=3", "*");
    assertThat(up(cuts, "40")).containsExactly(">=6", ">=3", "*");
  }

  @Test
  void daysBecomeMonthsQuartersYears() {
    assertThat(up(new Hierarchy.Dates(DateUnit.MONTH), "2016-08-01T08:51:12+08:00"))
        .containsExactly("2016-08", "2016-Q3", "2016", "*");
    assertThat(up(new Hierarchy.Dates(DateUnit.YEAR), "2016-12-31")).containsExactly("2016", "*");
  }

  @Test
  void whatNoTableKnowsIsShownOnlyAsAnything() {
    Hierarchy choices = new Hierarchy.Categories(List.of(Map.of("hunan", "Central")));
    assertThat(up(choices, "hunan")).containsExactly("hunan", "Central", "*");
    assertThat(up(choices, "tibet")).containsExactly("tibet", "*", "*");
    assertThat(up(new Hierarchy.Bands(numbers("5"), true), "many")).containsExactly("*", "*");
    assertThat(up(new Hierarchy.Dates(DateUnit.MONTH), "soon")).containsOnly("*");
  }

  @Test
  void noAnswerStaysNoAnswerUntilNothingIsTold() {
    assertThat(up(new Hierarchy.Bands(numbers("5", "10"), true), "")).containsExactly("", "", "*");
  }
}
