package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldvoice.questionnaire.FormDiff.Change;
import org.fieldvoice.questionnaire.FormDiff.Kind;
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
  void whatIsAddedAndRemovedIsToldWithItsLabel() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|Old||"), form(HEAD, "text|a|A||", "text|c|New||"));
    assertThat(changes)
        .containsExactly(
            new Change(Kind.ADDED, "c", "", "", "New", false),
            new Change(Kind.REMOVED, "b", "", "Old", "", true));
  }

  @Test
  void aChangedColumnIsToldBeforeAndAfter() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B|${a} = 'x'|"),
            form(HEAD, "text|a|A||", "integer|b|B?|${a} = 'y'|quasi"));
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new Change(Kind.CHANGED, "b", "type", "text", "integer", true),
            new Change(Kind.CHANGED, "b", "label.und", "B", "B?", false),
            new Change(Kind.CHANGED, "b", "relevant", "${a} = 'x'", "${a} = 'y'", false),
            new Change(Kind.CHANGED, "b", "privacy", "sensitive", "quasi", true));
  }

  @Test
  void anItemThatGoesIntoAGroupHasMoved() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B||"),
            form(HEAD, "text|a|A||", "begin group|g|G||", "text|b|B||", "end group||||"));
    assertThat(changes)
        .containsExactly(
            new Change(Kind.ADDED, "g", "", "", "G", false),
            new Change(Kind.MOVED, "g/b", "", "b", "g/b", false));
  }

  @Test
  void anotherOrderIsToldOnceForAllNeighbours() {
    List<Change> changes =
        FormDiff.between(
            form(HEAD, "text|a|A||", "text|b|B||", "text|c|C||"),
            form(HEAD, "text|c|C||", "text|new|N||", "text|a|A||", "text|b|B||"));
    assertThat(changes)
        .containsExactly(
            new Change(Kind.ADDED, "new", "", "", "N", false),
            new Change(Kind.REORDERED, "", "", "a, b, c", "c, a, b", false));
  }

  @Test
  void aChoiceThatIsGoneBreaksTheSeries() {
    Form before = form(HEAD, "select_one l|q|Q||");
    Form after =
        WorkbookBuilder.xlsx()
            .sheet("survey", HEAD, "select_one l|q|Q||")
            .sheet("choices", "list_name|name|label", "l|a|A!", "l|c|C")
            .form();
    assertThat(FormDiff.between(before, after))
        .containsExactly(
            new Change(Kind.CHANGED, "l:a", "label.und", "A", "A!", false),
            new Change(Kind.ADDED, "l:c", "", "", "C", false),
            new Change(Kind.REMOVED, "l:b", "", "B", "", true));
  }

  private static Form form(String... survey) {
    return WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", CHOICES).form();
  }
}
