package org.fieldvoice.questionnaire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.fieldvoice.questionnaire.FormDiff.Change;
import org.fieldvoice.questionnaire.FormDiff.Kind;
import org.fieldvoice.questionnaire.FormDiff.Sort;
import org.fieldvoice.questionnaire.FormDiff.Topic;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

class FormDiffTest {

  private static final String HEAD = "type|name|label|relevant|privacy";
  private static final String[] CHOICES = {"list_name|name|label", "l|a|A", "l|b|B"};

  @Test
  void aFormDoesNotDifferFromItself() {
    Form form = form(HEAD, "text|a|A||", "select_one l|b|B||");
    assertThat(FormDiff.between(form, form)).isEmpty();
  }

  @Test
  void choicesThatTwoVersionsShareAreInMemoryOnce() {
    Form before = form(HEAD, "select_one l|b|B||");
    Form after = form(HEAD, "select_one l|b|C||");

    Form beside =
        FormJson.readBeside(before, new ByteArrayInputStream(FormJson.text(after).getBytes(UTF_8)));

    assertThat(beside).isEqualTo(after);
    assertThat(choices(beside).get(1)).isSameAs(choices(before).get(1));
    assertThat(FormDiff.between(before, beside)).isEqualTo(FormDiff.between(before, after));
  }

  private static List<ChoiceList.Choice> choices(Form form) {
    return requireNonNull(form.choiceLists().get("l")).choices();
  }

  @Test
  void whatIsAddedAndRemovedIsToldWithItsLabel() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|Old||"), form(HEAD, "text|a|A||", "text|c|New||"));
    assertThat(told(changes))
        .containsExactly(
            change(Kind.ADDED, "c", "", "", "New", false),
            change(Kind.REMOVED, "b", "", "Old", "", true));
  }

  @Test
  void aNoteThatGoesLeavesNoAnswersThatDoNotCompare() {
    List<Change> changes =
        FormDiff.between(form(HEAD, "text|a|A||", "note|n|Thanks||"), form(HEAD, "text|a|A||"));
    assertThat(told(changes)).containsExactly(change(Kind.REMOVED, "n", "", "Thanks", "", false));
  }

  @Test
  void aChangedColumnIsToldBeforeAndAfter() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B|${a} = 'x'|"),
            form(HEAD, "text|a|A||", "integer|b|B?|${a} = 'y'|quasi"));
    assertThat(told(changes))
        .containsExactlyInAnyOrder(
            change(Kind.CHANGED, "b", "type", "text", "integer", true),
            change(Kind.CHANGED, "b", "label.und", "B", "B?", false),
            change(Kind.CHANGED, "b", "relevant", "${a} = 'x'", "${a} = 'y'", false),
            change(Kind.CHANGED, "b", "privacy", "sensitive", "quasi", true));
  }

  @Test
  void anItemThatGoesIntoAGroupHasMoved() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B||"),
            form(HEAD, "text|a|A||", "begin group|g|G||", "text|b|B||", "end group||||"));
    assertThat(told(changes))
        .containsExactly(
            change(Kind.ADDED, "g", "", "", "G", false),
            change(Kind.MOVED, "g/b", "", "b", "g/b", false));
  }

  @Test
  void anotherOrderIsToldOnceForAllNeighbours() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B||", "text|c|C||"),
            form(HEAD, "text|c|C||", "text|new|N||", "text|a|A||", "text|b|B||"));
    assertThat(told(changes))
        .containsExactly(
            change(Kind.ADDED, "new", "", "", "N", false),
            change(Kind.REORDERED, "", "", "a, b, c", "c, a, b", false));
  }

  @Test
  void aChoiceThatIsGoneBreaksTheSeries() {
    Form before = form(HEAD, "select_one l|q|Q||");
    Form after =
        WorkbookBuilder.xlsx()
            .sheet("survey", HEAD, "select_one l|q|Q||")
            .sheet("choices", "list_name|name|label", "l|a|A!", "l|c|C")
            .form();
    assertThat(told(FormDiff.between(before, after)))
        .containsExactly(
            change(Kind.CHANGED, "l:a", "label.und", "A", "A!", false),
            change(Kind.ADDED, "l:c", "", "", "C", false),
            change(Kind.REMOVED, "l:b", "", "B", "", true));
  }

  @Test
  void aQuestionThatOnlyHasAnotherNameWasRenamed() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|How old?||", "text|b|B||"),
            form(HEAD, "text|age|How old?||", "text|b|B||"));
    assertThat(told(changes)).containsExactly(change(Kind.RENAMED, "age", "", "a", "age", true));
    assertThat(changes.get(0).label()).isEqualTo("How old?");
  }

  @Test
  void twoQuestionsWithTheSameWordsAreNotTakenForOneAnother() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|Same||", "text|b|Same||"),
            form(HEAD, "text|c|Same||", "text|d|Same||"));
    assertThat(changes).extracting(Change::kind).doesNotContain(Kind.RENAMED);
  }

  @Test
  void eachChangeIsOfASort() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B||"),
            form(HEAD, "integer|a|A!|${b} = 'x'|none", "text|b|B||"));
    assertThat(changes)
        .extracting(Change::sort)
        .containsExactlyInAnyOrder(Sort.TYPE, Sort.WORDING, Sort.LOGIC, Sort.PRIVACY);
    assertThat(changes).extracting(Change::topic).containsOnly(Topic.QUESTION);
  }

  /** What was told, without topic, sort and label. */
  private static List<Told> told(List<Change> changes) {
    return changes.stream()
        .map(c -> change(c.kind(), c.place(), c.aspect(), c.before(), c.after(), c.breaks()))
        .toList();
  }

  private static Told change(
      Kind kind, String place, String aspect, String before, String after, boolean breaks) {
    return new Told(kind, place, aspect, before, after, breaks);
  }

  private record Told(
      Kind kind, String place, String aspect, String before, String after, boolean breaks) {}

  private static Form form(String... survey) {
    return WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", CHOICES).form();
  }
}
