package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** What forms hold that went through several hands and older tools. */
class WildFormsTest {

  private static final String[] YES_NO = {"list_name|name|label", "yes_no|yes|Yes", "yes_no|no|No"};

  @Test
  void twoHeadersForOneColumnAreReadAsOneWhereTheyNeverDiffer() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|relevant|relevance",
                "text|a|A||",
                "text|b|B||${a} = 'x'",
                "text|c|C|${a} = 'y'|${a} = 'y'")
            .imported();
    assertThat(question(imported, 1).relevant().orElseThrow().text()).isEqualTo("${a} = 'x'");
    assertThat(question(imported, 2).relevant().orElseThrow().text()).isEqualTo("${a} = 'y'");
    assertThat(warnings(imported)).contains("COLUMNS_MERGED survey 1 relevance");
  }

  @Test
  void twoHeadersForOneColumnAreRefusedWhereTheyDiffer() {
    XlsFormImport.Imported imported =
        survey("type|name|label|label", "text|a|A|A", "text|b|B|Another").imported();
    assertThat(problems(imported)).containsExactly("DUPLICATE_COLUMN survey 3 label");
    assertThat(imported.report().problems(Locale.ENGLISH).get(0).message())
        .isEqualTo(
            "The columns \"label\" and \"label\" mean the same, and differ in this row:"
                + " \"B\" and \"Another\".");
  }

  @Test
  void twoColumnsOfNotesAreBothKept() {
    XlsFormImport.Imported imported =
        survey("type|name|label|notes|notes", "text|a|A|one|two").imported();
    assertThat(question(imported, 0).extra()).containsEntry("notes", "one").containsValue("two");
  }

  @Test
  void theSameChoiceTwiceIsTakenWithAWarning() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "select_one l|a|A")
            .sheet("choices", "list_name|name|label", "l|x|X", "l|x|X again")
            .imported();
    assertThat(imported.form()).isPresent();
    assertThat(warnings(imported)).contains("DUPLICATE_CHOICE choices 3 name");
  }

  @Test
  void choicesWithoutANameMatterOnlyWhereTheirListIsUsed() {
    String[] choices = {"list_name|name|label", "used|x|X", "spare||Y", "spare||Z", "|loose|Loose"};
    XlsFormImport.Imported fine =
        survey("type|name|label", "select_one used|a|A").sheet("choices", choices).imported();
    assertThat(fine.form()).isPresent();
    assertThat(warnings(fine))
        .contains(
            "UNUSED_CHOICE_WITHOUT_NAME choices 3 name", "CHOICE_WITHOUT_LIST choices 5 list_name");

    XlsFormImport.Imported wrong =
        survey("type|name|label", "select_one spare|a|A", "select_one used|b|B")
            .sheet("choices", choices)
            .imported();
    assertThat(problems(wrong))
        .contains("CHOICE_WITHOUT_NAME choices 3 name", "CHOICE_WITHOUT_NAME choices 4 name");
  }

  @Test
  void aMissingListThatNobodyReachesIsTakenWithAWarning() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|relevant",
                "select_one gone|a|A|false()",
                "begin group|g|G|no",
                "select_multiple lost|b|B|",
                "end group|||",
                "text|c|C|")
            .imported();
    assertThat(imported.form()).isPresent();
    assertThat(warnings(imported))
        .contains("UNREACHED_LIST survey 2 type", "UNREACHED_LIST survey 4 type");
    assertThat(problems(survey("type|name|label", "select_one gone|a|A").imported()))
        .containsExactly("UNKNOWN_LIST survey 2 type");
  }

  @Test
  void aQuestionWithoutALabelAndStraySheetsAreNothingToRefuse() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "text|a|")
            .sheet("Sheet3", "anything|at|all")
            .sheet("change log", "version|who", "2|me")
            .imported();
    assertThat(imported.form()).isPresent();
    assertThat(warnings(imported)).contains("NO_LABEL survey 2 label");
  }

  @Test
  void oldHeadersAreUnderstood() {
    Form form =
        survey(
                "Type|Name|Label:English|Label:Français|Relevance|Read Only|Constraint Message|disabled",
                "text|a|A|Â||TRUE|wrong|",
                "text|b|B|Bé|${a} = 'x'|||yes")
            .sheet("choices", "list name|value|label:English", "l|x|X")
            .form();
    assertThat(form.items()).hasSize(1);
    Question a = (Question) form.items().get(0);
    assertThat(a.readOnly()).isTrue();
    assertThat(a.constraintMessage().byTag()).containsValue("wrong");
    assertThat(form.languages().stream().map(Language::name)).contains("English", "Français");
    assertThat(form.choiceLists().keySet()).containsExactly("l");
  }

  @Test
  void aLabelColumnInAChoiceFilterIsTheFirstLanguages() {
    Form form =
        survey(
                "type|name|label::English|label::French|choice_filter",
                "select_one l|a|A|Â|label::English != ''")
            .sheet("choices", "list_name|name|label::English|label::French", "l|x|X|")
            .form();
    Question a = (Question) form.items().get(0);
    assertThat(a.choiceFilter().orElseThrow().text()).isEqualTo("label::English != ''");
    assertThat(a.choiceFilter().orElseThrow().compact().toString()).contains("label");

    assertThat(
            problems(
                survey(
                        "type|name|label::English|label::French|choice_filter",
                        "select_one l|a|A|Â|label::French != ''")
                    .sheet("choices", "list_name|name|label::English", "l|x|X")
                    .imported()))
        .containsExactly("BAD_EXPRESSION survey 2 choice_filter");
  }

  @Test
  void scriptsOfOneLanguageAreTwoLanguages() {
    Form form =
        survey("type|name|label::Chinese (Simplified)|label::Chinese (Traditional)", "text|a|汉|漢")
            .form();
    assertThat(form.languages()).hasSize(2);
    assertThat(((Question) form.items().get(0)).label().byTag())
        .containsExactlyInAnyOrderEntriesOf(Map.of("Simplified", "汉", "Traditional", "漢"));
  }

  @Test
  void whatLooksLikeACallInADefaultAndIsNoneIsAText() {
    Form form = survey("type|name|label|default", "text|a|A|N/A(none)", "text|b|B|Yes (1)").form();
    assertThat(((Question) form.items().get(0)).dflt().orElseThrow().compact())
        .isEqualTo("N/A(none)");
  }

  @Test
  void aRowOfAnUnknownTypeIsLookedThroughAllTheSame() {
    assertThat(problems(survey("type|name|label|relevant", "txet|a|A|${b} = 1 and").imported()))
        .containsExactlyInAnyOrder(
            "UNKNOWN_TYPE survey 2 type",
            "BAD_EXPRESSION survey 2 relevant",
            "UNKNOWN_REFERENCE survey 2 relevant");
  }

  @Test
  void whoWritesACascadeOfEarlierToolsReadsHowItIsWrittenNow() {
    assertThat(
            survey("type|name|label", "cascading_select places|place|Where?", "text|a|A")
                .imported()
                .report()
                .problems(Locale.ENGLISH))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.row()).isEqualTo(2);
              assertThat(problem.column()).isEqualTo("type");
              assertThat(problem.message()).contains("cascading_select");
              assertThat(problem.hint()).contains("select_one", "choice_filter");
            });
  }

  @Test
  void aSelectWithOtherAndNoNameIsOneMistake() {
    assertThat(
            problems(
                survey("type|name|label", "select_one yes_no or_other||A")
                    .sheet("choices", YES_NO)
                    .imported()))
        .containsExactly("MISSING_NAME survey 2 name");
  }

  @Test
  void aLoopOverChoicesThatCannotNameAGroupIsRefused() {
    assertThat(
            problems(
                survey("type|name|label", "begin loop over l|g|G", "text|a|A", "end loop")
                    .sheet("choices", "list_name|name|label", "l|1|One")
                    .imported()))
        .containsExactly("BAD_LOOP_NAME survey 2 type");
  }

  @Test
  void invisibleBlanksAroundNamesAreNoPartOfThem() {
    Form form = survey("type|name|label", "\u200btext\u00a0|\ufeffa|A", "note|n|${a}").form();
    assertThat(form.items().get(0).name()).isEqualTo("a");
  }

  @Test
  void aFormulaWithoutAResultIsPointedOut() {
    try (Workbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("survey");
      List<String> headers = List.of("type", "name", "label", "notes");
      headers.forEach(h -> cell(sheet, 0, headers.indexOf(h)).setCellValue(h));
      cell(sheet, 1, 0).setCellValue("text");
      cell(sheet, 1, 1).setCellValue("a");
      cell(sheet, 1, 2).setCellFormula("1/0");
      cell(sheet, 2, 0).setCellValue("text");
      cell(sheet, 2, 1).setCellValue("b");
      cell(sheet, 2, 3).setCellFormula("1/0");
      assertThat(problems(WorkbookBuilder.of(workbook).imported()))
          .containsExactly("FORMULA_NOT_CALCULATED survey 2 label");
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      XlsFormImport.Imported evaluated = WorkbookBuilder.of(workbook).imported();
      assertThat(problems(evaluated)).containsExactly("CELL_ERROR survey 2 label");
      assertThat(evaluated.report().problems(Locale.ENGLISH).get(0).message())
          .isEqualTo("The formula of this cell ends in #DIV/0!.");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void entitiesAndTagsAreKeptForTheWayOut() {
    XlsFormImport.Imported imported =
        survey("type|name|label|save_to", "text|a|A|tree_name")
            .sheet("entities", "list_name|label", "trees|${a}")
            .sheet("osm", "list_name|name|label", "buildings|height|Height")
            .sheet("choices", YES_NO)
            .imported();
    assertThat(imported.form().orElseThrow().sheets())
        .containsExactly(
            new Form.KeptSheet("entities", List.of(Map.of("list_name", "trees", "label", "${a}"))),
            new Form.KeptSheet(
                "osm",
                List.of(Map.of("list_name", "buildings", "name", "height", "label", "Height"))));
    assertThat(warnings(imported)).contains("KEPT_SHEET entities 0 ", "KEPT_SHEET osm 0 ");
  }

  @Test
  void anAppearanceOrParameterThatNobodyKnowsIsNamed() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|appearance|parameters",
                "select_one yes_no|a|A|minmal|randomise=true",
                "geopoint|b|B|placement-map|")
            .sheet("choices", YES_NO)
            .imported();
    assertThat(imported.report().warnings(Locale.ENGLISH).stream().map(Finding.Line::hint))
        .contains("Did you mean \"minimal\"?", "Did you mean \"randomize\"?");
    assertThat(warnings(imported)).contains("KEPT_APPEARANCE survey 3 appearance");
  }

  private static org.apache.poi.ss.usermodel.Cell cell(Sheet sheet, int row, int column) {
    var r = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    return r.createCell(column);
  }

  private static WorkbookBuilder survey(String... lines) {
    return WorkbookBuilder.xlsx().sheet("survey", lines);
  }

  private static Question question(XlsFormImport.Imported imported, int index) {
    return (Question) imported.form().orElseThrow().items().get(index);
  }

  private static List<String> warnings(XlsFormImport.Imported imported) {
    return imported.report().warnings().stream().map(WildFormsTest::place).toList();
  }

  private static List<String> problems(XlsFormImport.Imported imported) {
    return imported.report().problems().stream().map(WildFormsTest::place).toList();
  }

  private static String place(Finding f) {
    return f.rule() + " " + f.sheet() + " " + f.row() + " " + f.column();
  }
}
