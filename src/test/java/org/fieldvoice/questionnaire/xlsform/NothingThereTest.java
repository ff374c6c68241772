package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** What logic looks at and will never find is said, where the meaning is clear all the same. */
class NothingThereTest {

  private static List<String> said(List<Finding.Line> lines) {
    return lines.stream()
        .map(l -> l.row() + " " + l.column() + " " + l.message() + " " + l.hint())
        .toList();
  }

  @Test
  void whatADeviceSentBeforeAndAResponsesOwnIdAreEmptyAndThatIsSaidOnce() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey(
                "type|name|label|default|calculation",
                "text|a|A|${last-saved#a}|",
                "calculate|b|||if(${last-saved#a} = '', ${instanceID}, 'x')")
            .imported();
    assertThat(imported.form()).isPresent();
    assertThat(said(imported.report().warnings(Locale.ENGLISH)))
        .filteredOn(w -> w.contains("always empty"))
        .hasSize(2)
        .anyMatch(w -> w.startsWith("2 default \"last-saved#a\" is always empty here."))
        .anyMatch(w -> w.startsWith("3 calculation \"instanceID\" is always empty here."));
  }

  @Test
  void whatOnlyADeviceKnowsIsEmptyAndThatIsSaidOnce() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey(
                "type|name|label|calculation",
                "calculate_here|seconds||once(duration())",
                "calculate|device||device-info()",
                "calculate|again||concat(device-info (), 'not username()')")
            .imported();
    assertThat(said(imported.report().problems(Locale.ENGLISH))).isEmpty();
    assertThat(said(imported.report().warnings(Locale.ENGLISH)))
        .filteredOn(w -> w.contains("always empty"))
        .hasSize(2)
        .anyMatch(w -> w.startsWith("2 calculation \"duration()\" is always empty here"))
        .anyMatch(w -> w.startsWith("3 calculation \"device-info()\" is always empty here"));
    assertThat(imported.form().orElseThrow().items())
        .extracting(item -> ((Question) item).calculation().orElseThrow().text())
        .containsExactly(
            "once(duration())", "device-info()", "concat(device-info (), 'not username()')");
  }

  @Test
  void whatNobodyIsAskedWasNeverSentBefore() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey("type|name|label|default", "text|age|A|${last-saved#agee}")
            .imported();
    assertThat(said(imported.report().problems(Locale.ENGLISH)))
        .singleElement()
        .asString()
        .contains("There is no question named \"agee\"", "${age}");
  }

  @Test
  void aPathToNothingCountsAsEmptyAndSaysWhatIsNear() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey(
                "type|name|label|relevant|choice_filter",
                "integer|age|Age||",
                "begin group|home|Home||",
                "text|b|B|/data/home/agee > 3|",
                "text|c|C|../../age > 3 and /data/home/b != '' and ../d = ''|",
                "text|d|D|age > 3|",
                "end group||||",
                "select_one yn|e|E||region = 'x' and /data/hom/b = region")
            .sheet("choices", "list_name|name|label|region", "yn|yes|Yes|x")
            .imported();
    assertThat(imported.form()).isPresent();
    assertThat(said(imported.report().warnings(Locale.ENGLISH)))
        .filteredOn(w -> w.contains("leads to nothing"))
        .hasSize(3)
        .anyMatch(w -> w.startsWith("4 relevant") && w.contains("\"agee\"") && w.contains("age?"))
        .anyMatch(w -> w.startsWith("6 relevant") && w.contains("${age}"))
        .anyMatch(w -> w.startsWith("8 choice_filter") && w.contains("mean home?"));
  }

  @Test
  void aRangeThatNoNumbersBoundIsRefused() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey(
                "type|name|label|parameters",
                "range|a|A|start=x end=5",
                "range|b|B|start=1 end=5 step=0",
                "range|c|C|start=-1 end=.5 step=0.25",
                "range|d|D|")
            .imported();
    assertThat(said(imported.report().problems(Locale.ENGLISH)))
        .hasSize(2)
        .anyMatch(p -> p.startsWith("2 parameters") && p.contains("start=x"))
        .anyMatch(p -> p.startsWith("3 parameters") && p.contains("step=0"));
  }

  @Test
  void whatDecidesByItsOwnAnswerWhetherItIsAskedGoesInACircle() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey(
                "type|name|label|relevant|constraint",
                "text|a|A|. = 'x'|",
                "text|b|B||. != 'x' and ${b} != 'y'")
            .imported();
    assertThat(said(imported.report().problems(Locale.ENGLISH)))
        .singleElement()
        .asString()
        .contains("2 relevant", "a → a");
  }

  @Test
  void anAuditNeedsNoNameAndAContactOfCaseManagementIsKept() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey("type|name|label", "audit||", "db:person|contact|Who?", "text|a|A")
            .imported();
    assertThat(imported.form().orElseThrow().items())
        .extracting(item -> item.name())
        .containsExactly("audit", "contact", "a");
    assertThat(said(imported.report().warnings(Locale.ENGLISH)))
        .anyMatch(w -> w.contains("db:person"));
  }
}
