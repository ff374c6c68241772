package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.Sheets.fill;
import static org.fieldvoice.questionnaire.Sheets.json;
import static org.fieldvoice.questionnaire.Sheets.logic;

import java.util.List;
import org.fieldvoice.questionnaire.expression.Expression;
import org.junit.jupiter.api.Test;

class FillingTest {

  private static final String HEADER =
      "type|name|label|relevant|calculation|required|constraint|constraint_message|default|choice_filter|repeat_count|privacy";

  private static final FormLogic FAMILY =
      logic(
          HEADER,
          "select_one yes_no|parent|Parent?|||yes",
          "begin_repeat|child|Child|${parent} = 'yes'",
          "integer|age|Age|||yes|. >= 0 and . < 18|0 to 17",
          "text|remark|Remark|${age} > 5",
          "text|nick|Nick|||||||||identifier",
          "end_repeat|",
          "calculate|children|||count(${child})",
          "calculate|mean|||round(sum(${age}) div ${children}, 1)");

  private static List<String> broken(Filling filling) {
    return filling.violations().stream().map(v -> v.path() + " " + v.rule()).toList();
  }

  @Test
  void aCountMaySayByItsPathWhichNumberItMeans() {
    FormLogic logic =
        logic(
            HEADER,
            "begin_group|g|G",
            "integer|n|N",
            "begin_repeat|r|R||||||||../n",
            "text|x|X",
            "end_repeat|",
            "end_group|");
    assertThat(fill(logic, "{'n':2}").instances("r")).isEqualTo(2);
  }

  @Test
  void answersToSkippedQuestionsAreNotRequiredAndAreTakenOut() {
    Filling filling = fill(FAMILY, "{'parent': 'no', 'child': [{'age': 99}]}");
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.answers()).isEqualTo(json("{'parent': 'no', 'children': 0}"));
    assertThat(filling.relevant("child")).isFalse();
    assertThat(filling.relevant("child[1]/age")).isFalse();
  }

  @Test
  void eachInstanceOfARepeatIsCheckedByItself() {
    Filling filling =
        fill(FAMILY, "{'parent': 'yes', 'child': [{'age': 4, 'remark': 'x'}, {}, {'age': 18}]}");
    assertThat(broken(filling)).containsExactly("child[2]/age REQUIRED", "child[3]/age CONSTRAINT");
    assertThat(filling.violations().get(1).message().byTag()).containsValue("0 to 17");
    assertThat(filling.answers().getJsonArray("child").get(0)).isEqualTo(json("{'age': 4}"));
    assertThat(filling.answers().getInt("children")).isEqualTo(3);
  }

  @Test
  void calculationsAreNumbersAndLeftOutWhereTheyAreNone() {
    assertThat(
            fill(FAMILY, "{'parent': 'yes', 'child': [{'age': 4}, {'age': 7}]}")
                .answers()
                .getJsonNumber("mean")
                .doubleValue())
        .isEqualTo(5.5);
    assertThat(fill(FAMILY, "{'parent': 'no'}").answers()).doesNotContainKey("mean");
    assertThat(fill(FAMILY, "{'parent': 'no', 'children': 7}").answers().getInt("children"))
        .isZero();
  }

  @Test
  void identifiersComeApartInTheSameShape() {
    Filling filling =
        fill(FAMILY, "{'parent': 'yes', 'child': [{'age': 4, 'nick': 'Mei'}, {'age': 7}]}");
    assertThat(filling.identifiers()).isEqualTo(json("{'child': [{'nick': 'Mei'}, {}]}"));
    assertThat(filling.answers().toString()).doesNotContain("Mei");
  }

  @Test
  void whatIsMadeFromAnIdentifierIsOne() {
    FormLogic logic =
        logic(
            HEADER,
            "text|phone|Phone|||||||||identifier",
            "calculate|link|||concat('tel:', ${phone})",
            "calculate|twice|||concat(${link}, ${link})");
    Filling filling = fill(logic, "{'phone': '139'}");
    assertThat(filling.answers()).isEmpty();
    assertThat(filling.identifiers()).containsOnlyKeys("phone", "link", "twice");
  }

  @Test
  void aConstraintIsNotEvaluatedOnAnEmptyAnswer() {
    FormLogic logic = logic(HEADER, "integer|n|N||||. > 5|More than 5");
    assertThat(fill(logic, "{}").violations()).isEmpty();
    assertThat(broken(fill(logic, "{'n': 5}"))).containsExactly("n CONSTRAINT");
  }

  @Test
  void theOrderOfRowsDoesNotMatterToCalculations() {
    FormLogic logic =
        logic(HEADER, "calculate|c|||${b} + 1", "calculate|b|||${a} + 1", "integer|a|A");
    assertThat(fill(logic, "{'a': 1}").answers()).isEqualTo(json("{'c': 3, 'b': 2, 'a': 1}"));
  }

  @Test
  void aGroupsRelevanceReachesEverythingInIt() {
    FormLogic logic =
        logic(
            HEADER,
            "select_one yes_no|ok|Ok?",
            "begin_group|outer|Outer|${ok} = 'yes'",
            "begin_group|inner|Inner",
            "text|word|Word|||yes",
            "end_group|",
            "end_group|",
            "calculate|seen|||if(${word} = '', 'no', 'yes')");
    Filling skipped = fill(logic, "{'ok': 'no', 'word': 'x'}");
    assertThat(skipped.violations()).isEmpty();
    assertThat(skipped.answers()).isEqualTo(json("{'ok': 'no', 'seen': 'no'}"));
    assertThat(skipped.relevant("outer/inner")).isFalse();
    assertThat(broken(fill(logic, "{'ok': 'yes'}"))).containsExactly("word REQUIRED");
  }

  @Test
  void aCountMakesAndTakesInstances() {
    FormLogic logic =
        logic(
            HEADER,
            "integer|n|N",
            "begin_repeat|room|Room||||||||${n}",
            "text|use|Use|||yes",
            "end_repeat|");
    assertThat(broken(fill(logic, "{'n': 2, 'room': [{'use': 'x'}]}")))
        .containsExactly("room[2]/use REQUIRED");
    assertThat(fill(logic, "{'n': 1, 'room': [{'use': 'x'}, {'use': 'y'}]}").answers())
        .isEqualTo(json("{'n': 1, 'room': [{'use': 'x'}]}"));
    assertThat(fill(logic, "{}").instances("room")).isZero();
    assertThat(fill(logic, "{'n': 3}").instances("room")).isEqualTo(3);
  }

  @Test
  void choicesMustBeOfferedHereAndOnlyOnce() {
    FormLogic logic =
        logic(
            HEADER,
            "text|province|Province",
            "select_one city|city|City|||||||province = ${province}",
            "select_multiple thing|things|Things",
            "rank thing|order|Order");
    assertThat(
            fill(
                    logic,
                    "{'province': 'hunan', 'city': 'changsha', 'things': ['c', 'a'], 'order': ['c', 'a', 'b']}")
                .violations())
        .isEmpty();
    assertThat(broken(fill(logic, "{'province': 'hunan', 'city': 'shenzhen'}")))
        .containsExactly("city CHOICE");
    assertThat(broken(fill(logic, "{'things': ['a', 'a']}"))).containsExactly("things CHOICE");
    assertThat(broken(fill(logic, "{'things': ['a', 'd']}"))).containsExactly("things CHOICE");
    assertThat(broken(fill(logic, "{'order': ['c', 'a']}"))).containsExactly("order CHOICE");
    assertThat(
            fill(logic, "{'province': 'hunan'}").choices("city").stream()
                .map(ChoiceList.Choice::name))
        .containsExactly("changsha", "hengyang");
  }

  @Test
  void orOtherTakesItsWordsOnlyWithItsChoice() {
    FormLogic logic = logic(HEADER, "select_one thing or_other|pick|Pick");
    assertThat(fill(logic, "{'pick': 'other', 'pick_other': 'a boat'}").answers())
        .isEqualTo(json("{'pick': 'other', 'pick_other': 'a boat'}"));
    assertThat(fill(logic, "{'pick': 'a', 'pick_other': 'a boat'}").answers())
        .isEqualTo(json("{'pick': 'a'}"));
  }

  @Test
  void unknownKeysAreSaidWithTheirPlace() {
    Filling filling =
        fill(FAMILY, "{'parent': 'yes', 'pet': 1, 'child': [{'age': 3, 'toy': 'x'}]}");
    assertThat(broken(filling)).containsExactlyInAnyOrder("pet UNKNOWN", "child[1]/toy UNKNOWN");
    assertThat(filling.answers().toString()).doesNotContain("toy");
  }

  @Test
  void aRepeatThatIsNoArrayOrTooLongIsRefused() {
    assertThat(broken(fill(FAMILY, "{'parent': 'yes', 'child': {'age': 3}}")))
        .containsExactly("child TYPE");
    assertThat(broken(fill(FAMILY, "{'parent': 'yes', 'child': ['x']}")))
        .containsExactly("child TYPE");
    String many = "{'age': 1},".repeat(1000) + "{'age': 1}";
    assertThat(broken(fill(FAMILY, "{'parent': 'yes', 'child': [" + many + "]}")))
        .containsExactly("child TOO_MANY");
  }

  @Test
  void whereTheFilterLeavesNothingToChooseNoAnswerIsRequired() {
    FormLogic logic =
        logic(
            HEADER,
            "text|where|Where?",
            "select_one city|city|Which city?|||yes||||province = ${where}",
            "rank city|order|In which order?|||yes||||province = ${where}");
    assertThat(broken(fill(logic, "{'where': 'hunan'}")))
        .containsExactly("city REQUIRED", "order REQUIRED");
    Filling nowhere = fill(logic, "{'where': 'hainan'}");
    assertThat(broken(nowhere)).isEmpty();
    assertThat(nowhere.required("city")).isFalse();
    assertThat(broken(fill(logic, "{'where': 'hainan', 'city': 'changsha'}")))
        .containsExactly("city CHOICE");
  }

  @Test
  void aNameInTwoGroupsHasItsGroupInItsKey() {
    FormLogic logic =
        logic(
            HEADER,
            "begin_group|home|Home",
            "text|city|City",
            "end_group|",
            "begin_group|work|Work",
            "text|city|City",
            "text|firm|Firm",
            "end_group|");
    Filling filling = fill(logic, "{'home/city': 'a', 'work/city': 'b', 'firm': 'c'}");
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.answers())
        .isEqualTo(json("{'home/city': 'a', 'work/city': 'b', 'firm': 'c'}"));
    assertThat(broken(fill(logic, "{'city': 'a'}"))).containsExactly("city UNKNOWN");
  }

  @Test
  void aFormBeginsWithItsDefaultsAndOneInstanceOfEachRepeat() {
    FormLogic logic =
        logic(
            HEADER,
            "integer|n|N||||||5",
            "date|day|Day||||||today()",
            "select_multiple thing|things|Things||||||a c",
            "text|word|Word||||||it's fine",
            "begin_repeat|room|Room",
            "integer|beds|Beds||||||2",
            "end_repeat|");
    Filling filling = Filling.begin(logic, Sheets.NOW);
    assertThat(filling.answers().getInt("n")).isEqualTo(5);
    assertThat(filling.answers().getString("day")).isEqualTo("2016-08-01");
    assertThat(filling.answers().getJsonArray("things")).hasToString("[\"a\",\"c\"]");
    assertThat(filling.answers().getString("word")).isEqualTo("it's fine");
    assertThat(filling.instances("room")).isEqualTo(1);
    assertThat(filling.answer("room[1]/beds").orElseThrow()).hasToString("2");
  }

  @Test
  void whatChanceOrTheClockGaveIsKept() {
    FormLogic logic = logic(HEADER, "calculate|draw|||once(random())", "calculate|day|||today()");
    assertThat(fill(logic, "{'draw': 0.25, 'day': '2016-07-01'}").answers())
        .isEqualTo(json("{'draw': 0.25, 'day': '2016-07-01'}"));
    assertThat(fill(logic, "{}").answers()).containsKeys("draw", "day");
  }

  @Test
  void labelsTakeInAnswersFromTheirOwnInstance() {
    Filling filling = fill(FAMILY, "{'parent': 'yes', 'child': [{'age': 4}, {'age': 9}]}");
    assertThat(filling.piped("At ${age} of ${children}", "child[2]/remark")).isEqualTo("At 9 of 2");
    assertThat(filling.piped("No ${nobody}!", "")).isEqualTo("No !");
    assertThat(filling.piped("$1 \\ stays", "")).isEqualTo("$1 \\ stays");
  }

  @Test
  void anyExpressionCanBeAskedAtAnyPlace() {
    Filling filling = fill(FAMILY, "{'parent': 'yes', 'child': [{'age': 4}, {'age': 9}]}");
    assertThat(filling.evaluate(Expression.parse("position(..) * ${age}"), "child[2]/remark"))
        .isEqualTo(18.0);
    assertThat(filling.evaluate(Expression.parse("sum(${age})"), "")).isEqualTo(13.0);
    assertThat(filling.evaluate(Expression.parse("${age}"), "remark")).isEqualTo(4.0);
  }

  @Test
  void aNumberAsASentTextIsNotANumber() {
    assertThat(broken(fill(FAMILY, "{'parent': 'yes', 'child': [{'age': '4'}]}")))
        .containsExactly("child[1]/age TYPE");
  }
}
