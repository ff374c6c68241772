package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** What an import has to say, and where it points. */
class FindingsTest {

  private static final String[] YES_NO = {"list_name|name|label", "yes_no|yes|Yes", "yes_no|no|No"};

  @Test
  void everyMistakeIsFoundInOnePass() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|relevant|calculation|privacy|parameters",
                "text|a b|A||||",
                "text||B||||",
                "text|c|C|${d} = 1 and||secret|",
                "select_one|e|E||||",
                "select_one yesno|f|F||||start",
                "calculate|g|||||",
                "text|g|G again|${cc} = 1|||",
                "txet|h|H||||",
                "|i|I||||",
                "end group||||||",
                "begin repeat|j|J||||",
                "end group||||||",
                "begin group|k|K||||",
                "select_one yes_no|l|L||||")
            .sheet("choices", "list_name|name|label", "yes_no|yes|Yes", "|no|No", "yes_no||No")
            .imported();

    assertThat(imported.form()).isEmpty();
    assertThat(lines(imported.report().problems()))
        .containsExactlyInAnyOrder(
            "2 name BAD_NAME",
            "3 name MISSING_NAME",
            "4 relevant BAD_EXPRESSION",
            "4 relevant UNKNOWN_REFERENCE",
            "4 privacy BAD_PRIVACY",
            "5 type MISSING_LIST",
            "6 type UNKNOWN_LIST",
            "6 parameters BAD_PARAMETER",
            "7 calculation MISSING_CALCULATION",
            "8 name DUPLICATE_NAME",
            "8 relevant UNKNOWN_REFERENCE",
            "9 type UNKNOWN_TYPE",
            "10 type MISSING_TYPE",
            "11 type UNOPENED_END",
            "13 type WRONG_END",
            "14 type UNCLOSED_GROUP",
            "4 name CHOICE_WITHOUT_NAME");
  }

  @Test
  void aMistakeInAnExpressionNamesTheCharacter() {
    Finding.Line line =
        only(survey("type|name|label|constraint", "integer|age|Age|. >= 18 andd . < 99"));
    assertThat(line.column()).isEqualTo("constraint");
    assertThat(line.value()).isEqualTo(". >= 18 andd . < 99");
    assertThat(line.message()).contains("at character 9");
    assertThat(line.hint()).isNotEmpty();
  }

  @Test
  void aMisspelledNameOrListIsSuggested() {
    assertThat(only(survey("type|name|label", "integer|age|Age", "note|n|You are ${agge}")).hint())
        .isEqualTo("Did you mean ${age}?");
    assertThat(
            only(survey("type|name|label", "select_one yesno|a|A").sheet("choices", YES_NO)).hint())
        .isEqualTo("Did you mean \"yes_no\"?");
    assertThat(only(survey("type|name|label", "intger|a|A")).hint())
        .isEqualTo("Did you mean \"integer\"?");
  }

  @Test
  void aNameThatTwoRowsHaveCannotBeReferredTo() {
    Finding.Line line =
        only(
            survey(
                "type|name|label",
                "begin group|g|G",
                "text|a|A",
                "end group||",
                "text|a|A",
                "note|n|${a}"));
    assertThat(line.message()).contains("Several rows are named \"a\"");
  }

  @Test
  void choiceNamesWithSpacesAreRefusedWhereSeveralCanBeChosen() {
    String[] list = {"list_name|name|label", "l|very good|Very good"};
    assertThat(
            survey("type|name|label", "select_one l|a|A").sheet("choices", list).imported().form())
        .isPresent();
    assertThat(
            only(survey("type|name|label", "select_multiple l|a|A").sheet("choices", list))
                .message())
        .contains("\"very good\"");
  }

  @Test
  void whatCannotBeHonouredIsKeptAndSaid() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|trigger|bind::odk:length|read_only",
                "osm buildings|b|Building||10|",
                "text|a|A|${b}||",
                "text|c|C|||${a} = 'x'",
                "select_one_from_file towns.csv|town|Town|||")
            .imported();
    assertThat(lines(imported.report().warnings()))
        .contains(
            "1 bind::odk:length KEPT_COLUMN",
            "2 type KEPT_TYPE",
            "4 read_only READ_ONLY_EXPRESSION",
            "5 type MISSING_FILE");
    assertThat(((Question) imported.form().orElseThrow().items().get(0)).extra())
        .containsEntry("type", "osm buildings")
        .containsEntry("bind::odk:length", "10");
  }

  @Test
  void aScaleThatStandsUprightIsNotSaidToHaveNoEffect() {
    String[] scale = {"type|name|label|appearance|parameters", "range|a|A|vertical|start=0 end=5"};
    assertThat(lines(survey(scale).imported().report().warnings()))
        .doesNotContain("2 appearance KEPT_APPEARANCE");
  }

  @Test
  void aMisspelledSheetIsPointedOut() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "text|a|A").sheet("setings", "form_id", "f").imported();
    assertThat(imported.report().warnings(Locale.ENGLISH).stream().map(Finding.Line::message))
        .contains("The sheet \"setings\" is not read. Its name looks like \"settings\".");
  }

  @Test
  void aLanguageThatTwoHeadersSpellDifferentlyIsMissingWhereNeitherHasAText() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label:English|label::english|label::Français",
                "text|a|A||Aa",
                "text|b||B|Bb",
                "text|c|||Cc")
            .imported();
    assertThat(imported.report().warnings(Locale.ENGLISH))
        .filteredOn(line -> line.message().startsWith("Texts that are missing"))
        .extracting(Finding.Line::row, Finding.Line::message)
        .containsExactly(tuple(4, "Texts that are missing in English: 1. This is the first."));
  }

  @Test
  void aTextThatIsMissingInOneLanguageIsCountedOncePerColumn() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label::English (en)|label::中文 (zh)",
                "text|a|A|",
                "text|b|B|",
                "text|c|C|丙")
            .imported();
    assertThat(imported.report().warnings(Locale.ENGLISH).stream().map(Finding.Line::message))
        .contains("Texts that are missing in 中文 (zh): 2. This is the first.");
  }

  @Test
  void everySentenceIsThereInBothLanguages() {
    for (Rule rule : Rule.values()) {
      Finding finding = Finding.at(new Cell("s", 1, "c", "v"), rule, Map.of());
      String english = finding.in(Locale.ENGLISH).message();
      assertThat(english).isNotBlank();
      assertThat(finding.in(Locale.CHINESE).message()).isNotBlank().isNotEqualTo(english);
      assertThat(finding.in(Locale.CHINESE).hint()).isNotBlank();
    }
  }

  @Test
  void aValueWithBracesIsShownAsItIs() {
    Finding finding =
        Finding.at(new Cell("s", 1, "c", "${name} {list}"), Rule.UNKNOWN_TYPE, Map.of("name", "x"));
    assertThat(finding.in(Locale.ENGLISH).message())
        .isEqualTo("There is no type \"${name} {list}\".");
  }

  private static Finding.Line only(WorkbookBuilder workbook) {
    List<Finding.Line> problems = workbook.imported().report().problems(Locale.ENGLISH);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<String> lines(List<Finding> findings) {
    return findings.stream().map(f -> f.row() + " " + f.column() + " " + f.rule()).toList();
  }
}
