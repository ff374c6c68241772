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

  private static final String[] CITIES = {
    "list_name|name|label|province", "city|gz|Guangzhou|gd", "city|sz|Shenzhen|gd", "other|x|X|"
  };

  private static List<String> warnings(Rule rule, WorkbookBuilder workbook) {
    XlsFormImport.Imported imported = workbook.imported();
    assertThat(said(imported.report().problems(Locale.ENGLISH))).isEmpty();
    return imported.report().warnings().stream()
        .filter(finding -> finding.rule() == rule)
        .map(finding -> finding.in(Locale.ENGLISH))
        .map(l -> l.row() + " " + l.column() + " " + l.message() + " " + l.hint())
        .toList();
  }

  @Test
  void aColumnThatAFilterAsksForAndItsListLacksIsNamed() {
    List<String> found =
        warnings(
            Rule.NO_SUCH_COLUMN,
            WorkbookBuilder.survey(
                    "type|name|label|choice_filter",
                    "text|at|At|",
                    "select_one city|a|A|provnce = ${at}",
                    "select_one city|b|B|province = at",
                    "select_one city|c|C|province = 'gd' and name != '' and label != ''",
                    "select_one city|d|D|instance('city')/root/item[nothing = '']/province = ../at",
                    "select_one other|e|E|not(province = ${at})")
                .sheet("choices", CITIES));

    assertThat(found)
        .containsExactly(
            "3 choice_filter The list \"city\" has no column \"provnce\", or nothing in it: it"
                + " counts as empty here. Did you mean \"province\"? A question is written as"
                + " ${name}.",
            "4 choice_filter The list \"city\" has no column \"at\", or nothing in it: it counts"
                + " as empty here. Write the column into the choices sheet. A question is written"
                + " as ${name}.",
            "7 choice_filter The list \"other\" has no column \"province\", or nothing in it: it"
                + " counts as empty here. Write the column into the choices sheet. A question is"
                + " written as ${name}.");
  }

  @Test
  void aDefaultThatIsNoAnswerIsNamed() {
    List<String> found =
        warnings(
            Rule.NO_DEFAULT,
            WorkbookBuilder.survey(
                    "type|name|label|default",
                    "select_one city|a|A|Shenzhen",
                    "select_one city or_other|b|B|other",
                    "select_multiple city|c|C|sz gz",
                    "select_multiple city|d|D|sz, gz",
                    "integer|e|E|ten",
                    "date|f|F|31/01/2024",
                    "date|g|G|2024-01-31",
                    "date|h|H|today()",
                    "text|i|I|anything",
                    "acknowledge|j|J|yes")
                .sheet("choices", CITIES));

    assertThat(found)
        .extracting(line -> line.replaceAll("Write .*", ""))
        .containsExactly(
            "2 default The default \"Shenzhen\" is no answer to this question. ",
            "5 default The default \"sz, gz\" is no answer to this question. ",
            "6 default The default \"ten\" is no answer to this question. ",
            "7 default The default \"31/01/2024\" is no answer to this question. ",
            "11 default The default \"yes\" is no answer to this question. ");
  }

  @Test
  void aListOfExternalChoicesThatStandsAmongTheOthersIsReadFromThere() {
    WorkbookBuilder workbook =
        WorkbookBuilder.survey(
                "type|name|label|choice_filter", "select_one_external city|a|A|province = 'gd'")
            .sheet("choices", CITIES);

    assertThat(warnings(Rule.EXTERNAL_AMONG_CHOICES, workbook)).hasSize(1);
    assertThat(((Question) workbook.form().items().get(0)).choiceList()).contains("city");
  }

  @Test
  void aSecondRowOfSettingsIsNotPassedOverInSilence() {
    WorkbookBuilder workbook =
        WorkbookBuilder.survey("type|name|label", "text|a|A")
            .sheet("settings", "form_id|form_title", "one|One", "two|Two");

    assertThat(warnings(Rule.FURTHER_SETTINGS, workbook))
        .singleElement()
        .asString()
        .startsWith("3  The settings are in the first row");
    assertThat(workbook.form().title()).isEqualTo("One");
  }

  @Test
  void ofTwoColumnsInOneLanguageTheTextThatIsNotUsedIsNamed() {
    WorkbookBuilder workbook =
        WorkbookBuilder.survey(
            "type|name|label::English|label::english (en)|label::Hausa (ha)|label::Fulani (ha)",
            "text|a|A|B|C|D",
            "text|b|A|A||D");

    assertThat(warnings(Rule.TWO_TEXTS, workbook))
        .containsExactly(
            "2 label::english (en) There are two texts in English, in different columns. The other"
                + " one is used: \"A\". Keep one of the columns.",
            "2 label::Fulani (ha) There are two texts in Hausa (ha), in different columns. The"
                + " other one is used: \"C\". Keep one of the columns.");
  }
}
