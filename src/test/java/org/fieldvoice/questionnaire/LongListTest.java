package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.Sheets.NOW;
import static org.fieldvoice.questionnaire.Sheets.fill;
import static org.fieldvoice.questionnaire.Sheets.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists with as many choices as a country has villages. */
class LongListTest {

  private static final int CHOICES = 20_000;
  private static final int QUESTIONS = 400;
  private static final List<String> VALUES =
      List.of("${region}", "'r99'", "''", "'r'", "'zz'", "${zone}", "'5'", "6", "${zone} - 7");

  /** Villages {@code v0}, {@code v1}, … of which every hundredth is in the same region. */
  private static FormLogic logic(String filter, int questions) {
    List<String> survey = new ArrayList<>(List.of("type|name|label|choice_filter|calculation"));
    survey.add("text|region|Region?||");
    survey.add("integer|zone|Zone?||");
    survey.add("text|text|Text?||");
    for (int i = 0; i < questions; i++) {
      survey.add("select_one city|q" + i + "|Village?|" + filter + "|");
    }
    survey.add("calculate|label|||jr:choice-name(${q0}, '${q0}')");
    survey.add("calculate|far|||pulldata('city', 'zone', 'name', ${q0})");
    Form form = Sheets.form(survey.toArray(String[]::new));
    List<Choice> villages = IntStream.range(0, CHOICES).mapToObj(LongListTest::village).toList();
    return FormLogic.of(
        form.asking(form.items(), Map.of("city", new ChoiceList("city", villages))));
  }

  private static Choice village(int i) {
    Map<String, String> columns =
        Map.of("region", "r" + i % 100, "zone", i % 14 < 7 ? "" + i % 7 : " " + i % 7 + ".0");
    Map<String, String> some = i % 10 == 3 ? Map.of("zone", Integer.toString(i % 7)) : columns;
    return new Choice("v" + i, new Texts(Map.of("und", "Village " + i)), Map.of(), some);
  }

  /** Each question with the same village, behind other answers. */
  private static String answered(String others) {
    return IntStream.range(0, QUESTIONS)
        .mapToObj(i -> "'q" + i + "': 'v105'")
        .collect(Collectors.joining(", ", others, "}"));
  }

  @Test
  void hundredsOfQuestionsThatEachFilterALongListAreChecked() {
    FormLogic logic = logic("region = ${region} and zone = ${zone}", QUESTIONS);
    String answers = answered("{'region': 'r5', 'zone': 0, ");
    Filling filling = fill(logic, answers);
    assertThat(filling.violations()).isEmpty();
    assertThat(filling.answers().getString("label")).isEqualTo("Village 105");
    assertThat(filling.answers().getString("far")).isEqualTo(" 0.0");
    assertThat(fill(logic, answers.replace("'r5'", "'r6'")).violations()).hasSize(QUESTIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zone = ${zone}",
        "zone = 0",
        "number(zone) = ${zone}",
        "number(zone) = number(${text})",
        "zone = ${zone} + 0",
        "zone = ${zone} or name = 'other'"
      })
  void hundredsOfQuestionsMayFilterByNumber(String filter) {
    FormLogic logic = logic(filter, QUESTIONS);
    String answers = answered("{'zone': 0, 'text': '0.0', ");
    assertThat(fill(logic, answers).violations()).isEmpty();
    assertThat(fill(logic, answers.replace("v105", "v106")).violations()).hasSize(QUESTIONS);
  }

  @Test
  void conditionsThatLookAtEachChoiceAreBounded() {
    FormLogic logic = logic("concat(region, '') = ${region}", 1);
    assertThat(fill(logic, "{'region': 'r5', 'q0': 'v105'}").violations()).isEmpty();
    FormLogic many = logic("count(../item) > 0", QUESTIONS);
    assertThat(fill(many, answered("{'region': 'r5', ")).violations())
        .isNotEmpty()
        .allMatch(v -> v.rule() == Violation.Rule.TOO_COSTLY || v.rule() == Violation.Rule.CHOICE);
  }

  @Test
  void whatTheIndexFindsIsWhatLookingAtEachFinds() {
    Filling filling = Filling.of(logic("", 1), json("{'region': 'r5', 'zone': 5}"), NOW);
    for (String value : VALUES) {
      for (String column : List.of("region", "zone", "name", "label", "nothing", "number(zone)")) {
        String items = "instance('city')/root/item[";
        assertThat(asked(filling, items + column + " = " + value + "]"))
            .as(column + " = " + value)
            .isEqualTo(asked(filling, items + column + " = " + value + " or false()]"));
      }
    }
    assertThat(asked(filling, "instance('city')/root/item[region = 'r99']"))
        .isEqualTo("200.0 v99 v199 v299");
  }

  @Test
  void aListMayBeSoughtInForEachOfItsItems() {
    Filling filling = Filling.of(logic("", 1), json("{}"), NOW);
    String parts = "count(instance('city')/root/item[count(../item[name = 'v5']) = 1])";
    assertThat(filling.evaluate(Expression.parse(parts), "")).isEqualTo((double) CHOICES);
  }

  /** How many, and the first three. */
  private static String asked(Filling filling, String items) {
    String count = filling.evaluate(Expression.parse("count(" + items + ")"), "").toString();
    String first = items + "[position() < 4]/name";
    return count + " " + filling.evaluate(Expression.parse("join(' ', " + first + ")"), "");
  }
}
