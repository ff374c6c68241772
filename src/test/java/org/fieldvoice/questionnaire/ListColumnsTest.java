package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.junit.jupiter.api.Test;

class ListColumnsTest {

  private static Choice choice(String name, String label, Map<String, String> columns) {
    return new Choice(name, new Texts(Map.of("en", label)), Map.of(), columns);
  }

  private final ListColumns columns =
      new ListColumns(
          new ChoiceList(
              "city",
              List.of(
                  choice("b", "Bee", Map.of("kind", "new")),
                  choice("a", "Ay", Map.of()),
                  choice("b", "Bee again", Map.of("kind", "new", "name", "other")))),
          new Language("English", "en"));

  private int[] found(String column, String text) {
    return columns.with(column, text).orElseThrow();
  }

  @Test
  void whatIsSoughtIsFoundInTheOrderOfTheList() {
    assertThat(found("kind", "new")).containsExactly(0, 2);
    assertThat(found("kind", "")).containsExactly(1);
    assertThat(found("kind", "newer")).isEmpty();
    assertThat(found("label", "Ay")).containsExactly(1);
    assertThat(found("name", "b")).containsExactly(0);
    assertThat(found("name", "other")).containsExactly(2);
    assertThat(columns.with("no_column", "")).isEmpty();
  }

  @Test
  void numbersAreFoundHoweverTheyAreWritten() {
    ListColumns odd =
        new ListColumns(
            new ChoiceList(
                "odd",
                List.of(
                    choice("c", "C", Map.of("code", "10", "day", "2")),
                    choice("a", "A", Map.of("code", " 2.0", "day", "2016-08-01")),
                    choice("d", "D", Map.of("code", "two")),
                    choice("b", "B", Map.of("code", "2")))),
            new Language("English", "en"));
    assertThat(odd.with("code", 2).orElseThrow()).containsExactly(1, 3);
    assertThat(odd.with("code", 10).orElseThrow()).containsExactly(0);
    assertThat(odd.with("code", 3).orElseThrow()).isEmpty();
    assertThat(odd.with("code", Double.NaN).orElseThrow()).isEmpty();
    assertThat(odd.with("no_column", 2)).isEmpty();
    assertThat(odd.with("day", 2)).as("what day a date is depends on the zone").isEmpty();
  }

  @Test
  void aChoiceIsFoundByItsOwnName() {
    assertThat(columns.named("b").orElseThrow().label().byTag()).containsEntry("en", "Bee");
    assertThat(columns.named("other")).isEmpty();
  }

  @Test
  void aChoiceHasItsColumnsItsNameAndItsLabel() {
    assertThat(columns.of(0)).containsExactly("kind", "name", "label");
    assertThat(columns.text(1, "kind")).isNull();
    assertThat(columns.text(2, "name")).isEqualTo("other");
    assertThat(columns.text(1, "itextId")).isEqualTo("city-1");
  }
}
