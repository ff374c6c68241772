package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;
import static org.fieldvoice.respond.Asked.form;
import static org.fieldvoice.respond.Asked.group;
import static org.fieldvoice.respond.Asked.repeat;
import static org.fieldvoice.respond.Asked.styled;

import java.util.List;
import java.util.Set;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest {

  private static List<List<String>> dealt(Form form) {
    return Screens.of(form).stream().map(s -> s.items().stream().map(Item::name).toList()).toList();
  }

  @Test
  void eachQuestionHasAScreenOfItsOwn() {
    Form form =
        form(
            a(QuestionType.INTEGER, "age").question(),
            group(
                "about",
                Set.of(),
                a(QuestionType.TEXT, "name").question(),
                a(QuestionType.TEXT, "town").question()));
    assertThat(dealt(form)).containsExactly(List.of("age"), List.of("name"), List.of("town"));
  }

  @Test
  void aNoteStandsOverTheQuestionThatItIntroduces() {
    Form form =
        form(
            a(QuestionType.NOTE, "welcome").question(),
            a(QuestionType.ACKNOWLEDGE, "consent").question());
    assertThat(dealt(form)).containsExactly(List.of("welcome", "consent"));
  }

  @Test
  void aNoteWithAConditionStandsAlone() {
    Form form =
        form(
            a(QuestionType.TEXT, "name").question(),
            a(QuestionType.NOTE, "thanks").when("${name} != ''").question(),
            a(QuestionType.TEXT, "more").question());
    assertThat(dealt(form)).containsExactly(List.of("name"), List.of("thanks"), List.of("more"));
  }

  @Test
  void aFieldListARepeatAndATableStandTogether() {
    Form form =
        form(
            group(
                "list",
                Set.of("field-list"),
                a(QuestionType.TEXT, "a").question(),
                a(QuestionType.TEXT, "b").question()),
            repeat("child", a(QuestionType.INTEGER, "age").question()),
            group("table", Set.of("table-list"), a(QuestionType.TEXT, "c").question()));
    assertThat(dealt(form)).containsExactly(List.of("list"), List.of("child"), List.of("table"));
  }

  private static Form housing(String style) {
    return styled(
        style,
        a(QuestionType.TEXT, "name").question(),
        a(QuestionType.TEXT, "town").question(),
        group(
            "home",
            Set.of(),
            a(QuestionType.NOTE, "about").question(),
            a(QuestionType.TEXT, "street").question(),
            a(QuestionType.SELECT_ONE, "kind").from("l").question(),
            a(QuestionType.TEXT, "kind_other").otherwise().question(),
            group("room", Set.of(), a(QuestionType.TEXT, "bed").question()),
            repeat("child", a(QuestionType.INTEGER, "age").question()),
            a(QuestionType.TEXT, "rent").question(),
            a(QuestionType.TEXT, "owner").question()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"theme-grid", "theme-grid no-text-transform", " field-list "})
  void theQuestionsOfAGroupShareAScreenWhereTheFormsStyleSaysSo(String style) {
    assertThat(dealt(housing(style)))
        .containsExactly(
            List.of("name"),
            List.of("town"),
            List.of("about", "street", "kind", "kind_other"),
            List.of("bed"),
            List.of("child"),
            List.of("rent", "owner"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pages", "theme-grid pages", "theme-formhub"})
  void anyOtherStyleIsOneQuestionAScreen(String style) {
    assertThat(dealt(housing(style)))
        .containsExactly(
            List.of("name"),
            List.of("town"),
            List.of("about", "street"),
            List.of("kind", "kind_other"),
            List.of("bed"),
            List.of("child"),
            List.of("rent"),
            List.of("owner"));
  }

  @Test
  void theFreeTextOfOtherStandsUnderItsQuestion() {
    Form form =
        form(
            a(QuestionType.SELECT_ONE, "how").from("l").question(),
            a(QuestionType.TEXT, "how_other").otherwise().question(),
            a(QuestionType.TEXT, "why").question());
    assertThat(dealt(form)).containsExactly(List.of("how", "how_other"), List.of("why"));
  }

  @Test
  void whatNobodySeesHasNoScreen() {
    Form form =
        form(
            a(QuestionType.START, "start").question(),
            a(QuestionType.CALCULATE, "sum").question(),
            a(QuestionType.TEXT, "name").question());
    assertThat(dealt(form)).containsExactly(List.of("name"));
  }

  @Test
  void aScreenIsHeadedByItsInnermostGroup() {
    Form form =
        form(
            group(
                "outer",
                Set.of(),
                group("inner", Set.of(), a(QuestionType.TEXT, "name").question())));
    assertThat(Screens.of(form).get(0).heading().orElseThrow().name()).isEqualTo("inner");
  }
}
