package org.fieldvoice.questionnaire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.Sheets.fill;
import static org.fieldvoice.questionnaire.Sheets.logic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.fieldvoice.questionnaire.xform.XForm;
import org.fieldvoice.questionnaire.xlsform.Finding;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a question of a repeat as the choices of another; more is in src/test/forms. */
class ChoicesFromRepeatTest {

  private static final String HEADER =
      "type|name|label|calculation|choice_filter|privacy|appearance";

  private static final String[] FAMILY = {
    HEADER,
    "begin_repeat|person|Person",
    "text|name|Name",
    "end_repeat|",
    "select_one ${name}|head|Head"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void javaRosaOffersTheSameOnes(long seed) throws IOException {
    FormLogic logic =
        FormLogic.of(requireNonNull(ManyForms.own().get("family.json")).form().orElseThrow());
    ByteArrayOutputStream xform = new ByteArrayOutputStream();
    XForm.write(logic.form(), xform);
    GeneratedFilling filling = new GeneratedFilling(logic, seed);
    int offered = 0;
    for (int i = 0; i < 60; i++) {
      filling.next();
      JavaRosaSession theirs = new JavaRosaSession(xform.toByteArray());
      theirs.begin(logic.root(), filling.open());
      Filling ours = filling.ours();
      for (String path : List.copyOf(theirs.states().keySet())) {
        boolean asks = path.matches("(person\\[\\d+]/)?(friend|head|adults|order)|.*/owner|eldest");
        if (asks && ours.relevant(path)) {
          List<String> names = ours.choices(path).stream().map(ChoiceList.Choice::name).toList();
          assertThat(theirs.choices(path).stream().distinct())
              .as("%s after %s with %s", path, filling.step, filling.answers())
              .isEqualTo(names);
          offered += names.size();
        }
      }
    }
    assertThat(offered).isGreaterThan(20);
  }

  @Test
  void aChoiceAmongNamesThatIdentifyIdentifiesAsWellAndSoDoesWhatIsMadeOfIt() {
    FormLogic logic =
        logic(
            HEADER,
            "calculate|greeting||concat('Dear ', ${head})",
            "select_one ${name}|head|Head",
            "begin_repeat|person|Person",
            "text|name|Name|||identifier",
            "end_repeat|");
    Filling filling = fill(logic, "{'person': [{'name': 'Bo'}], 'head': 'Bo'}");
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.identifiers().keySet())
        .containsExactlyInAnyOrder("person", "head", "greeting");
    assertThat(filling.answers().keySet()).containsExactly("person");
  }

  @Test
  void withoutAWordOnPrivacyItIsAsSensitiveAsFreeText() {
    Question head = logic(FAMILY).question("head").orElseThrow();
    assertThat(head.privacy()).isEqualTo(Question.Privacy.SENSITIVE);
    assertThat(head.choiceList()).contains("${name}");
  }

  @Test
  void itsLabelIsTheAnswerItself() {
    FormLogic logic =
        logic(
            HEADER,
            "begin_repeat|person|Person",
            "text|name|Name",
            "integer|age|Age",
            "end_repeat|",
            "select_one ${age}|first|First",
            "select_one ${name}|head|Head",
            "calculate|said||jr:choice-name(${head}, '${head}')",
            "calculate|aged||${first} + 1");
    Filling filling =
        fill(
            logic,
            "{'person': [{'name': 'Mary Ann', 'age': 30}], 'head': 'Mary Ann', 'first': '30'}");
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.answers().getString("said")).isEqualTo("Mary Ann");
    assertThat(filling.answers().getInt("aged")).isEqualTo(31);
  }

  private static List<String> problems(String... survey) {
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey)
        .imported()
        .report()
        .problems(Locale.ENGLISH)
        .stream()
        .map(Finding.Line::toString)
        .toList();
  }

  @Test
  void aNameThatIsNotThereAndAQuestionInNoRepeatAreRefusedWithTheirPlace() {
    assertThat(
            problems(HEADER, "begin_repeat|r|R", "text|name|N", "end_repeat|", "rank ${nme}|q|Q"))
        .singleElement()
        .asString()
        .contains("row=5", "column=type", "nme");
    assertThat(problems(HEADER, "text|name|N", "select_one ${name}|q|Q"))
        .singleElement()
        .asString()
        .contains("row=3", "column=type", "stands in no repeat");
  }

  @Test
  void aFilterThatLooksAtTheInstanceFromWithinAnotherConditionIsRefused() {
    assertThat(
            problems(
                HEADER,
                "begin_repeat|person|Person",
                "text|name|Name",
                "end_repeat|",
                "select_one ${name}|q|Q||count(instance('l')/root/item[name = ${name}]) > 0"))
        .singleElement()
        .asString()
        .contains("row=5", "column=choice_filter", "looks at 'name'");
  }

  @Test
  void aThousandInstancesMayEachAskForOneOfAThousand() {
    FormLogic logic =
        logic(
            HEADER,
            "begin_repeat|person|Person",
            "text|name|Name",
            "select_one ${name}|friend|Friend||${name} != 'x'",
            "end_repeat|");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      rows.append(i == 0 ? "" : ",").append("{'name': 'n" + i + "', 'friend': 'n7'}");
    }
    Filling filling = fill(logic, "{'person': [" + rows + "]}");
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.choices("person[3]/friend")).hasSize(1000);
  }
}
