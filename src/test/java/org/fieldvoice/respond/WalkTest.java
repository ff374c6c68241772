package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;
import static org.fieldvoice.respond.Asked.form;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.respond.Walk.Outcome;
import org.fieldvoice.respond.Walk.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {

  /** Someone without script, who types and presses. */
  private static final class Person {
    final Answers answers;
    final Walk walk;
    Step at;
    Progress progress = Progress.NONE;

    Person(FormLogic logic, String language) {
      Circumstances circumstances = Sample.in(language);
      answers = Walk.beginning(logic, circumstances);
      Messages messages = new Messages(logic, logic.form().language(language), Words.in(language));
      walk = new Walk(logic, circumstances, messages, answers);
      at = walk.first();
    }

    Person press(String go, String... fields) {
      Map<String, List<String>> values = new HashMap<>();
      for (String field : fields) {
        String[] parts = field.split("=", 2);
        values.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(parts[1]);
      }
      int from = at.screen();
      at = walk.step(from, new Fields(values), go);
      progress = progress.moved(from, at.screen(), walk.asked(at));
      return this;
    }

    double done() {
      return progress.at(at.screen(), walk.asked(at));
    }

    Person next(String... fields) {
      return press("next", fields);
    }

    List<String> sees() {
      return at.outcome() != Outcome.SCREEN
          ? List.of()
          : names(walk.screens().get(at.screen() - 1).items());
    }

    /** The answers at these paths, as they are written. */
    List<String> has(String... paths) {
      return Arrays.stream(paths)
          .map(path -> at.filling().answer(path).map(Object::toString).orElse(""))
          .map(text -> text.replace("\"", ""))
          .toList();
    }

    private static List<String> names(List<Item> items) {
      return items.stream().map(Item::name).toList();
    }
  }

  private static Map<String, String> told(Person person) {
    return person.at.problems().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, wrong -> wrong.getValue().text()));
  }

  private static Person parent() {
    return new Person(Sample.LOGIC, "zh")
        .next("consent=yes")
        .next("gender=female")
        .next("age=34")
        .next("education=junior")
        .next("residence=rural_migrant")
        .next("home_province=guangxi")
        .next("home_city=nanning")
        .next("years_in_factory=3,5")
        .next("is_parent=yes");
  }

  @Test
  void namesOfARepeatAreChosenAsTheyWereWritten() {
    FormLogic logic =
        FormLogic.of(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|repeat_count|appearance",
                    "begin_repeat|person|Person|2|field-list",
                    "text|name|Name",
                    "end_repeat|",
                    "select_one ${name}|head|Head",
                    "select_multiple ${name}|adults|Adults",
                    "rank ${name}|order|Order")
                .form());
    Person person =
        new Person(logic, "en")
            .next("person[1]/name=Mary Ann", "person[2]/name=Bo")
            .next("head=Mary Ann")
            .next("adults=Mary Ann", "adults=Bo")
            .next("order:Mary Ann=2", "order:Bo=1");
    assertThat(person.has("head", "adults", "order"))
        .containsExactly("Mary Ann", "[Mary Ann,Bo]", "[Bo,Mary Ann]");
    assertThat(told(person)).isEmpty();
    assertThat(person.at.filling().choices("order")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | 100 | 10  | 25 | Please choose a number from 0 to 100 (0, 10, 20 …).",
        "0   | 1   | 0.5 | 2  | Please choose a number from 0 to 1 (0, 0.5, 1).",
        "10  | 0   | 1   | 11 | Please choose a number from 0 to 10."
      })
  void aNumberBetweenTheStepsIsToldWhichStepsThereAre(
      String start, String end, String step, String typed, String words) {
    Map<String, String> scale = Map.of("start", start, "end", end, "step", step);
    FormLogic logic = FormLogic.of(form(a(QuestionType.RANGE, "q").with(scale).question()));
    assertThat(told(new Person(logic, "en").next("q=" + typed))).isEqualTo(Map.of("q", words));
  }

  @Test
  void aScreenThatTheBrowserBringsBackAsItWasDrawnEmptiesNothing() {
    FormLogic logic =
        FormLogic.of(
            form(a(QuestionType.TEXT, "name").question(), a(QuestionType.TEXT, "more").question()));
    Person person = new Person(logic, "en").next("begin=k", "name=Li").press("back", "draft=k");
    assertThat(person.next("begin=k", "name=").has("name")).containsExactly("Li");
    person.press("back", "draft=k", "more=");
    assertThat(person.next("draft=k", "name=").has("name")).containsExactly("Li");
    person.press("back", "draft=k", "more=");
    assertThat(person.next("draft=k", ":stood=name", "name=").has("name")).containsExactly("");
  }

  @Test
  void aParentOfTwoWalksThroughTheWholeSample() {
    Person person = parent();
    assertThat(person.sees()).containsExactly("child");
    person
        .press("add:child", "child[1]/child_age=12", "child[1]/child_lives_with=grandparents")
        .next(
            "child[1]/child_age=12",
            "child[1]/child_lives_with=grandparents",
            "child[2]/child_age=3",
            "child[2]/child_lives_with=me")
        .next("most_useful_function=knowledge")
        .next("accounts_followed=1_5")
        .next("content_read=parenting", "content_read=law")
        .next(
            "content_wanted:parenting=1",
            "content_wanted:health=3",
            "content_wanted:law=2",
            "content_wanted:skills=4")
        .next("how_joined=other");
    assertThat(person.sees()).containsExactly("how_joined", "how_joined_other");
    person
        .next("how_joined=other", "how_joined_other=Radio")
        .next("visit_frequency=daily")
        .next("usefulness=8")
        .next(
            "helped_communication=very_much",
            "helped_understanding=partly",
            "helped_relationship=partly")
        .next("change=More talk", "interview_ok=yes")
        .next(
            "change=More talk", "interview_ok=yes", "contact_name=阿芳", "contact_phone=13900000166");
    assertThat(person.sees()).containsExactly("thanks");
    assertThat(person.walk.isLast(person.at)).isTrue();
    person.press("send");
    assertThat(person.at.outcome()).isEqualTo(Outcome.SENT);
    JsonObject answers = person.at.filling().answers();
    assertThat(answers.getInt("children")).isEqualTo(2);
    assertThat(answers.getJsonArray("content_wanted").toString())
        .isEqualTo("[\"parenting\",\"law\",\"health\",\"skills\"]");
    assertThat(answers.containsKey("contact_phone")).isFalse();
    assertThat(person.at.filling().identifiers().getString("contact_phone"))
        .isEqualTo("13900000166");
  }

  @Test
  void aCalculationWithATriggerWaitsForThatAnswerAndSetsOffOthers() {
    FormLogic logic =
        FormLogic.of(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|calculation|trigger",
                    "integer|a|A||",
                    "text|b|B||",
                    "calculate|snap||concat(${a}, '-', ${b})|${b}",
                    "calculate|cry||concat(${snap}, '!')|${snap}",
                    "begin repeat|room|Room||",
                    "integer|size|Size||",
                    "calculate|seen||${size} * 10|${size}",
                    "end repeat|||",
                    "note|bye|Bye||")
                .form());
    Person person = new Person(logic, "en").next("a=2").next("b=x");
    assertThat(person.has("snap", "cry")).containsExactly("2-x", "2-x!");
    person.press("back").press("back", "b=x").next("a=3");
    assertThat(person.has("snap", "cry")).containsExactly("2-x", "2-x!");
    person.next("b=yy");
    assertThat(person.has("snap", "cry")).containsExactly("3-yy", "3-yy!");
    person
        .press("add:room", "room[1]/size=4")
        .next("room[1]/size=4", "room[2]/size=5")
        .press("back")
        .next("room[1]/size=6", "room[2]/size=5");
    assertThat(person.has("room[1]/seen", "room[2]/seen")).containsExactly("60", "50");
  }

  @Test
  void theProgressNeverGoesBackOnTheWayForwardAndEndsWhole() {
    Person person = new Person(Sample.LOGIC, "en");
    List<Double> parts = new ArrayList<>(List.of(person.done()));
    for (String answer :
        List.of(
            "consent=yes",
            "gender=female",
            "age=34",
            "education=junior",
            "residence=rural_migrant")) {
      parts.add(person.next(answer).done());
    }
    double before = person.press("back").done();
    assertThat(before).isEqualTo(parts.get(parts.size() - 2));
    assertThat(person.next("residence=rural_migrant").done())
        .isEqualTo(parts.get(parts.size() - 1));
    assertThat(parts).isSorted().doesNotHaveDuplicates().startsWith(0.0);
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i) - parts.get(i - 1)).isBetween(0.0, 0.1);
    }
    assertThat(new Person(Sample.LOGIC, "en").next("consent=no").next().done()).isEqualTo(1.0);
  }

  @Test
  void whoDoesNotAgreeIsThankedAndAskedNothing() {
    Person person = new Person(Sample.LOGIC, "zh").next("consent=no");
    assertThat(person.sees()).containsExactly("no_consent");
    assertThat(person.press("send").at.outcome()).isEqualTo(Outcome.SENT);
  }

  @Test
  void anAnswerThatBreaksARuleIsShownAgainWithTheFormsWords() {
    Person person =
        new Person(Sample.LOGIC, "zh").next("consent=yes").next("gender=female").next("age=12");
    assertThat(person.sees()).containsExactly("age");
    assertThat(told(person)).isEqualTo(Map.of("age", "请输入 16 到 75 之间的数字"));
    assertThat(person.answers.at("age").toString()).isEqualTo("12");
  }

  @Test
  void aRequiredQuestionIsNotPassedUnanswered() {
    Person person = new Person(Sample.LOGIC, "en").next();
    assertThat(told(person)).isEqualTo(Map.of("consent", "Please answer this question."));
  }

  @Test
  void goingBackKeepsWhatWasTypedEvenWhenItIsWrong() {
    Person person =
        new Person(Sample.LOGIC, "zh")
            .next("consent=yes")
            .next("gender=male")
            .press("back", "age=12");
    assertThat(person.sees()).containsExactly("gender");
    assertThat(person.next("gender=male").at.problems()).isEmpty();
    assertThat(person.answers.at("age").toString()).isEqualTo("12");
  }

  @Test
  void aRemovedChildIsGone() {
    Person person =
        parent()
            .press("add:child", "child[1]/child_age=12", "child[1]/child_lives_with=me")
            .press("remove:child[1]", "child[1]/child_age=12", "child[2]/child_age=3");
    assertThat(person.answers.roundsAt("child")).isEqualTo(1);
    assertThat(person.answers.at("child[1]/child_age").toString()).isEqualTo("3");
  }

  @Test
  void onlyTheCitiesOfTheProvinceAreOffered() {
    Person person = parent();
    assertThat(person.at.filling().choices("home_city").stream().map(c -> c.name()))
        .containsExactly("nanning", "guilin");
  }

  @Test
  void aLaterAnswerThatMakesAnEarlierOneWrongLeadsBackToIt() {
    FormLogic logic =
        FormLogic.of(
            form(
                a(QuestionType.INTEGER, "years")
                    .onlyIf("${age} = '' or . <= 99 - ${age}", "Too many")
                    .question(),
                a(QuestionType.INTEGER, "age").question()));
    Person person = new Person(logic, "en").next("years=60").press("send", "age=60");
    assertThat(person.sees()).containsExactly("years");
    assertThat(told(person)).isEqualTo(Map.of("years", "Too many"));
  }

  @Test
  void aMadeUpOrderDoesNoHarm() {
    Person person = parent();
    for (String go :
        List.of(
            "add:", "add:nothing", "remove:child[99]", "remove:", "lang:", "add:child[7]/pet")) {
      person.press(go);
    }
    assertThat(person.sees()).containsExactly("child");
  }

  @Test
  void everyItemOfTheSampleHasAScreen() {
    List<String> named =
        Screens.of(Sample.FORM).stream().flatMap(s -> names(s.items()).stream()).toList();
    assertThat(named)
        .contains("welcome", "home_city", "child_age", "content_wanted", "contact_phone", "thanks");
  }

  private static List<String> names(List<Item> items) {
    List<String> names = new ArrayList<>();
    for (Item item : items) {
      names.addAll(item instanceof Group group ? names(group.items()) : Arrays.asList(item.name()));
    }
    return names;
  }
}
