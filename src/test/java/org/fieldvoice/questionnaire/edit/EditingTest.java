package org.fieldvoice.questionnaire.edit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.util.Map;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.edit.Editing.Edited;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

class EditingTest {

  private static final Form FORM = Sketches.household();

  @Test
  void aRenamedQuestionIsReferredToByItsNewNameEverywhere() {
    String now = json(Sketches.after(FORM, "[{`op`:`rename`,`item`:`age`,`name`:`years`}]"));

    assertThat(now)
        .contains("${who}，您多大？")
        .contains("\"${years} >= 18\"")
        .contains(". <= ${years}")
        .contains(". < current()/../../years")
        .contains("../../years > 16 and ${who} != 'age'")
        .contains("child_age")
        .doesNotContain("${age}");
  }

  @Test
  void aNameInALabelInAPathAndInQuotesIsRenamedWhereItMeansTheQuestion() {
    String now =
        json(
            Sketches.after(
                FORM,
                "[{`op`:`rename`,`item`:`who`,`name`:`name_of`},{`op`:`rename`,`item`:`child/child_age`,`name`:`years`},"
                    + "{`op`:`rename`,`item`:`home/city`,`name`:`town`},{`op`:`rename`,`item`:`home/state`,`name`:`province`}]"));

    assertThat(now)
        .contains("How old are you, ${name_of}?")
        .contains("concat(${name_of}, 'who')")
        .contains("max(/data/child/years) + count(${child}[years > 3])")
        .contains("jr:choice-name(${town}, '${town}')")
        .contains("state = ${province}")
        .contains("selected(${province}, 'hunan')");
  }

  @Test
  void whatOrOtherAddedGoesWithItsQuestion() {
    Form renamed = Sketches.after(FORM, "[{`op`:`rename`,`item`:`married`,`name`:`wed`}]");
    assertThat(json(renamed)).contains("wed_other").contains("selected(../wed, 'other')");
    Form removed = Sketches.after(FORM, "[{`op`:`remove`,`item`:`married`}]");
    assertThat(json(removed)).doesNotContain("married");
    Form moved = Sketches.after(FORM, "[{`op`:`move`,`item`:`married`,`into`:`home`,`at`:0}]");
    assertThat(moved.items().stream().map(i -> i.name()))
        .containsExactly("who", "age", "home", "children", "child", "eldest");
    assertThat(refusal("[{`op`:`rename`,`item`:`married_other`,`name`:`x`}]").problem())
        .isEqualTo(Problem.EDIT_TAKES_NONE);
  }

  @Test
  void aRenamedQuestionOfARepeatStillOffersItsAnswersAndCantBeTakenAway() {
    Form form =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|choice_filter",
                "begin_repeat|person|Person",
                "text|name|Name",
                "end_repeat|",
                "select_one ${name}|head|Head|string-length(${name}) > 1")
            .form();
    Form after = Sketches.after(form, "[{`op`:`rename`,`item`:`person/name`,`name`:`called`}]");
    Question head = (Question) after.items().get(1);
    assertThat(head.choicesFrom()).contains("called");
    assertThat(head.choiceFilter().map(Expression::text)).contains("string-length(${called}) > 1");
    assertThatThrownBy(() -> Sketches.after(form, "[{`op`:`remove`,`item`:`person/name`}]"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () -> Sketches.after(form, "[{`op`:`choiceList`,`item`:`head`,`list`:`${nobody}`}]"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsStillUsedCantBeRemovedAndThePlacesAreNamed() {
    ProblemException refusal = refusal("[{`op`:`title`,`title`:`T`},{`op`:`remove`,`item`:`age`}]");

    assertThat(refusal.problem()).isEqualTo(Problem.EDIT_STILL_USED);
    assertThat(refusal.details())
        .isEqualTo(Map.of("edit", 2, "name", "age", "column", "relevant", "place", "married"));
    assertThat(refusal.problems()).hasSize(4);
    assertThat(refusal("[{`op`:`remove`,`item`:`home/where`}]").details())
        .containsEntry("column", "text")
        .containsEntry("place", "home/told");
  }

  @Test
  void aMoveThatLosesWhatAPathLookedAtIsRefused() {
    assertThat(refusal("[{`op`:`move`,`item`:`home/told`,`into`:``,`at`:0}]").details())
        .containsEntry("column", "relevant")
        .containsEntry("name", "age");
    assertThat(refusal("[{`op`:`move`,`item`:`home`,`into`:`home`,`at`:0}]").problem())
        .isEqualTo(Problem.EDIT_TAKES_NONE);
  }

  @Test
  void aRenamedChoiceIsAskedForByItsNewName() {
    String now =
        json(
            Sketches.after(
                FORM,
                "[{`op`:`renameChoice`,`list`:`state`,`choice`:`hunan`,`name`:`hn`},"
                    + "{`op`:`renameChoice`,`list`:`yes_no`,`choice`:`no`,`name`:`never`}]"));
    assertThat(now)
        .contains("selected(${state}, 'hn')")
        .contains("{\"state\":\"hn\"}")
        .contains("{\"text\":\"never\",\"tree\":\"never\"}")
        .doesNotContain("hunan");
  }

  @Test
  void aChoiceThatAConditionAsksForCantBeRemoved() {
    assertThat(refusal("[{`op`:`removeChoice`,`list`:`state`,`choice`:`hunan`}]").details())
        .containsEntry("place", "home/city")
        .containsEntry("column", "relevant")
        .containsEntry("name", "hunan");
    assertThat(refusal("[{`op`:`removeList`,`list`:`state`}]").problem())
        .isEqualTo(Problem.EDIT_STILL_USED);
    Form less = Sketches.after(FORM, "[{`op`:`removeChoice`,`list`:`state`,`choice`:`guangdong`}]");
    assertThat(requireNonNull(less.choiceLists().get("state")).choices()).hasSize(1);
  }

  @Test
  void aNewQuestionIsParsedAnewWhateverTreeCameWithIt() {
    Form form =
        Sketches.after(
            FORM,
            "[{`op`:`add`,`into`:`home`,`at`:0,`item`:{`type`:`integer`,`name`:`rooms`,`privacy`:`none`,"
                + "`label`:{`en`:`Rooms`},`relevant`:{`text`:`${age} > 3`,`tree`:`true`},`constraint`:`. < 20`}}]");
    assertThat(json(form))
        .contains("{\"text\":\". < 20\",\"tree\":[\"<\"")
        .doesNotContain("\"tree\":\"true\"");
  }

  @Test
  void whatATypeNeedsAndTakesIsSaid() {
    assertThat(refusal("[{`op`:`add`,`item`:{`type`:`select_one`,`name`:`q`,`privacy`:`none`}}]"))
        .extracting(ProblemException::problem)
        .isEqualTo(Problem.EDIT_NEEDS);
    assertThat(refusal("[{`op`:`add`,`item`:{`type`:`text`,`name`:`q`}}]").details())
        .containsEntry("column", "privacy");
    assertThat(
            refusal("[{`op`:`type`,`item`:`age`,`type`:`select_one`,`choiceList`:`nowhere`}]")
                .details())
        .containsEntry("name", "nowhere");
    assertThat(
            refusal("[{`op`:`logic`,`item`:`home`,`column`:`constraint`,`expression`:`. > 1`}]")
                .problem())
        .isEqualTo(Problem.EDIT_TAKES_NONE);
    assertThat(
            refusal("[{`op`:`add`,`item`:{`type`:`text`,`name`:`age`,`privacy`:`none`}}]")
                .problem())
        .isEqualTo(Problem.EDIT_NAME_TAKEN);
    assertThat(refusal("[{`op`:`rename`,`item`:`age`,`name`:`3 x`}]").problem())
        .isEqualTo(Problem.EDIT_NAME_UNUSABLE);
  }

  @Test
  void whereAResponseHasItsOwnIdNothingElseIsPut() {
    assertThat(
            refusal("[{`op`:`add`,`item`:{`type`:`text`,`name`:`meta`,`privacy`:`none`}}]")
                .problem())
        .isEqualTo(Problem.EDIT_NAME_RESERVED);
    assertThat(refusal("[{`op`:`rename`,`item`:`age`,`name`:`meta`}]").problem())
        .isEqualTo(Problem.EDIT_NAME_RESERVED);
    Form inAGroup = Sketches.after(FORM, "[{`op`:`rename`,`item`:`home/told`,`name`:`meta`}]");
    assertThat(json(inAGroup)).contains("\"name\":\"meta\"");
    assertThatThrownBy(
            () -> Sketches.after(inAGroup, "[{`op`:`move`,`item`:`home/meta`,`into`:``,`at`:0}]"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.EDIT_NAME_RESERVED));
  }

  @Test
  void anExpressionThatCantWorkIsRefusedWithItsPlace() {
    ProblemException refusal =
        refusal("[{`op`:`logic`,`item`:`age`,`column`:`relevant`,`expression`:`${agee} > 3`}]");
    assertThat(refusal.problem()).isEqualTo(Problem.EDIT_EXPRESSION_WRONG);
    assertThat(refusal.details()).containsEntry("place", "age").containsEntry("column", "relevant");
    assertThat(
            refusal(
                    "[{`op`:`logic`,`item`:`home/where`,`column`:`calculation`,`expression`:`${where}`}]")
                .problem())
        .isEqualTo(Problem.EDIT_EXPRESSION_WRONG);
    assertThat(
            refusal(
                    "[{`op`:`text`,`item`:`age`,`column`:`label`,`language`:`en`,`text`:`Hi ${nobody}`}]")
                .details())
        .containsEntry("name", "nobody");
  }

  @Test
  void aLanguageComesAndGoesWithItsTextsAndPictures() {
    Form with =
        Sketches.after(
            FORM,
            "[{`op`:`addLanguage`,`name`:`اردو (ur)`,`tag`:`ur`},"
                + "{`op`:`text`,`item`:`who`,`column`:`label`,`language`:`ur`,`text`:`آپ کا نام 😀`},"
                + "{`op`:`choiceText`,`list`:`yes_no`,`choice`:`yes`,`column`:`media.audio`,`language`:`ur`,`text`:`yes.mp3`},"
                + "{`op`:`defaultLanguage`,`tag`:`ur`}]");
    assertThat(with.defaultLanguage().tag()).isEqualTo("ur");
    assertThat(json(with)).contains("آپ کا نام 😀").contains("yes.mp3");

    Form without = Sketches.after(with, "[{`op`:`removeLanguage`,`tag`:`ur`}]");
    assertThat(json(without)).doesNotContain("yes.mp3").doesNotContain("\"ur\"");
    assertThat(without.items()).isEqualTo(FORM.items());
    assertThat(json(Sketches.after(without, "[{`op`:`removeLanguage`,`tag`:`en`}]")))
        .doesNotContain("child.png");
    assertThat(
            refusal("[{`op`:`removeLanguage`,`tag`:`en`},{`op`:`removeLanguage`,`tag`:`zh`}]")
                .problem())
        .isEqualTo(Problem.EDIT_LAST_LANGUAGE);
  }

  @Test
  void anEditIsUndoneExactlyAndRedone() {
    Edited edited =
        Editing.make(
            FORM,
            EditReader.read(
                Sketches.edits(
                    "[{`op`:`rename`,`item`:`age`,`name`:`years`},{`op`:`remove`,`item`:`eldest`},"
                        + "{`op`:`addList`,`list`:`new`},{`op`:`addChoice`,`list`:`new`,`choice`:{`name`:`a`}}]")));
    assertThat(edited.undo().apply(edited.form())).isEqualTo(FORM);
    assertThat(json(edited.undo().apply(edited.form()))).isEqualTo(json(FORM));
    assertThat(json(edited.redo().apply(FORM))).isEqualTo(json(edited.form()));
  }

  @Test
  void whatIsNoEditIsSaidToBeNone() {
    for (String wrong :
        new String[] {
          "[{`op`:`fly`}]",
          "[3]",
          "[{}]",
          "[{`op`:`rename`,`item`:7}]",
          "[{`op`:`move`,`item`:`age`,`at`:`x`}]"
        }) {
      assertThatThrownBy(() -> EditReader.read(Sketches.edits(wrong)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.EDIT_MALFORMED));
    }
  }

  private static ProblemException refusal(String edits) {
    return catchThrowableOfType(ProblemException.class, () -> Sketches.after(FORM, edits));
  }

  private static String json(Form form) {
    JsonObject json = FormJson.write(form);
    return json.toString();
  }
}
