package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

class FormLogicTest {

  private static final String HEADER = "type|name|label|relevant|calculation";

  /** What the import of such a workbook says. */
  private static List<String> problems(String... survey) {
    byte[] workbook = WorkbookBuilder.xlsx().sheet("survey", survey).bytes();
    return XlsFormImport.read(workbook, "test").report().problems(Locale.ENGLISH).stream()
        .map(line -> line.message().replaceAll(", at character.*", ""))
        .toList();
  }

  @Test
  void aCircleIsSaidWithTheChainOfItsNames() {
    assertThat(
            problems(
                HEADER,
                "calculate|a|||${b} + 1",
                "calculate|b|||${c} + 1",
                "calculate|c|||${a} + 1"))
        .containsExactly("The logic goes in a circle: a → b → c → a");
  }

  @Test
  void aGroupMayDependOnSomethingHiddenInIt() {
    assertThat(
            problems(
                "type|name|label|relevant",
                "begin group|g|G|./source = 'user'",
                "hidden|source||",
                "text|a|A|",
                "end group|||"))
        .isEmpty();
  }

  @Test
  void aGroupThatDependsOnWhatIsInItGoesInACircle() {
    assertThat(
            problems(
                HEADER, "begin_group|g|G|${inside} = 1", "integer|inside|Inside", "end_group|"))
        .containsExactly("The logic goes in a circle: g → inside → g");
  }

  @Test
  void aCalculationOfItselfGoesInACircle() {
    assertThat(problems(HEADER, "calculate|a|||${a} + 1"))
        .containsExactly("The logic goes in a circle: a → a");
  }

  @Test
  void lookingAtItsOwnValueOrTheInstanceBeforeIsNoCircle() {
    assertThat(problems(HEADER, "calculate|a|||once(random())", "calculate|b|||if(. = '', 1, .)"))
        .isEmpty();
    assertThat(
            problems(
                HEADER,
                "begin_repeat|row|Row",
                "integer|n|N",
                "calculate|total|||${n} + if(position(..) > 1, indexed-repeat(${total}, ${row}, position(..) - 1), 0)",
                "end_repeat|"))
        .isEmpty();
  }

  @Test
  void aRunningTotalCountsFromInstanceToInstance() {
    FormLogic logic =
        Sheets.logic(
            HEADER,
            "begin_repeat|row|Row",
            "integer|n|N",
            "calculate|total|||${n} + if(position(..) > 1, indexed-repeat(${total}, ${row}, position(..) - 1), 0)",
            "end_repeat|");
    assertThat(Sheets.fill(logic, "{'row': [{'n': 1}, {'n': 2}, {'n': 3}]}").answers())
        .isEqualTo(
            Sheets.json(
                "{'row': [{'n': 1, 'total': 1}, {'n': 2, 'total': 3}, {'n': 3, 'total': 6}]}"));
  }

  @Test
  void aLongFormIsPutInOrderQuickly() {
    String[] survey = new String[2001];
    survey[0] = HEADER;
    survey[2000] = "integer|n0|N";
    for (int i = 1; i < 2000; i++) {
      survey[i] = "calculate|n" + (2000 - i) + "|||${n" + (1999 - i) + "} + 1";
    }
    FormLogic logic = Sheets.logic(survey);
    assertThat(Sheets.fill(logic, "{'n0': 1}").answers().getInt("n1999")).isEqualTo(2000);
  }
}
