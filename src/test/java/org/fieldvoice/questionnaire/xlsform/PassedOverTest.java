package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.junit.jupiter.api.Test;

/** What would be passed over in silence is told, or read as it is meant. */
class PassedOverTest {

  private static final String[] YES_NO = {"list_name|name|label", "yn|y|Yes", "yn|n|No"};

  @Test
  void ofTwoSheetsWithOneNameTheFirstIsReadAndTheOtherNamed() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "text|a|A")
            .sheet("survey ", "type|name|label", "text|b|B")
            .imported();
    assertThat(imported.form().orElseThrow().items())
        .extracting(item -> item.name())
        .containsExactly("a");
    assertThat(warnings(imported))
        .contains(
            "survey  0  The sheet \"survey \" is not read: \"survey\" is, and both names mean the same.");
  }

  @Test
  void ofTwoSheetsWithOneNameAnEmptyOneIsNothingToSpeakOf() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.xlsx()
            .sheet("survey ")
            .sheet("survey", "type|name|label", "text|a|A")
            .sheet("settings", "form_id", "f")
            .imported();
    assertThat(imported.form().orElseThrow().items()).hasSize(1);
    assertThat(warnings(imported)).isEmpty();
  }

  @Test
  void aFilterOfNoChoicesAndACountOfNoRepeatAreKeptAndNamed() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|choice_filter|repeat_count",
                "text|a|A|name = 'x'|",
                "begin group|g|G||3",
                "integer|b|B||${a}",
                "end group|||")
            .imported();
    assertThat(warnings(imported))
        .contains(
            "survey 2 choice_filter \"choice_filter\" has no effect on a row of the type \"text\". It is kept for download.",
            "survey 3 repeat_count \"repeat_count\" has no effect on a row of the type \"begin group\". It is kept for download.",
            "survey 4 repeat_count \"repeat_count\" has no effect on a row of the type \"integer\". It is kept for download.");
    Form form = imported.form().orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
    assertThat(form.toString()).contains("repeat_count=3", "repeat_count=${a}");
  }

  @Test
  void aFileWithoutItsEndingIsTheOneThatCame() {
    byte[] form = survey("type|name|label", "select_one_from_file towns|t|Town").bytes();
    byte[] towns = "name,label\nx,Xu\n".getBytes(StandardCharsets.UTF_8);
    XlsFormImport.Imported imported =
        XlsFormImport.read(WorkbookBuilder.zip(form, Map.of("towns.csv", towns)), "f");
    assertThat(choices(imported.form().orElseThrow(), "towns.csv")).containsExactly("x");
    assertThat(warnings(imported))
        .contains("survey 2 type The list \"towns\" is read from the file \"towns.csv\".");
  }

  @Test
  void aFileWithoutItsEndingMayBeAListOfTheChoices() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "select_multiple_from_file yn|a|A")
            .sheet("choices", YES_NO)
            .imported();
    assertThat(choices(imported.form().orElseThrow(), "yn")).containsExactly("y", "n");
    assertThat(warnings(imported))
        .contains(
            "survey 2 type The list \"yn\" stands on the sheet choices, and is read from there.");
  }

  @Test
  void aFileWithoutItsEndingThatDidNotComeIsRefusedForThat() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "select_multiple_from_file towns|t|Town").imported();
    assertThat(imported.report().problems(Locale.ENGLISH))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("\"towns\" is no file's name: its ending is missing.");
              assertThat(problem.hint()).startsWith("Write \"towns.csv\"");
            });
  }

  @Test
  void aLanguageWithoutANameIsCalledSo() {
    XlsFormImport.Imported imported =
        survey("type|name|label|label::中文 (zh)", "text|a||甲", "text|b|B|乙").imported();
    assertThat(warnings(imported))
        .contains(
            "survey 2 label Texts that are missing in the language without a name: 1. This is the first.");
    assertThat(imported.report().warnings(Locale.CHINESE))
        .extracting(Finding.Line::message)
        .contains("有 1 处文字缺少未命名的语言，这是第一处。");
  }

  @Test
  void aListNameThatIsMergedOverItsChoicesIsMeantForEach() {
    for (WorkbookBuilder workbook :
        List.of(WorkbookBuilder.of(new XSSFWorkbook()), WorkbookBuilder.of(new HSSFWorkbook()))) {
      workbook
          .sheet("survey", "type|name|label", "select_one yn|a|A")
          .sheet(
              "choices", "list name|name|label", "yn|y|Yes", "|n|No", "|d|Don't know", "|x|Stray");
      workbook.workbook().getSheet("choices").addMergedRegion(CellRangeAddress.valueOf("A2:A4"));
      XlsFormImport.Imported imported = workbook.imported();
      assertThat(choices(imported.form().orElseThrow(), "yn")).containsExactly("y", "n", "d");
      assertThat(warnings(imported))
          .contains(
              "choices 3 list name The list name \"yn\" is merged over several rows, and read for each of them.",
              "choices 5 list name The choice belongs to no list, and is not read.");
    }
  }

  @Test
  void whatIsMergedElsewhereIsNotFilled() {
    WorkbookBuilder workbook =
        survey("type|name|label", "select_one yn|a|A", "text|b|").sheet("choices", YES_NO);
    workbook.workbook().getSheet("survey").addMergedRegion(CellRangeAddress.valueOf("C2:C3"));
    assertThat(warnings(workbook.imported()))
        .contains("survey 3 label \"b\" has no label: respondents would see an empty question.");
  }

  @Test
  void aLoneTextInTheColumnOfTypesIsAHeading() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "# PART 1: THE HOUSEHOLD||", "text|a|A").imported();
    assertThat(imported.form().orElseThrow().items()).hasSize(1);
    assertThat(warnings(imported))
        .contains("survey 2  The row is taken as a comment and not read.");
    assertThat(
            survey("type|name|label", "begin group|g|G", "text|a|A", "end grup||")
                .imported()
                .form())
        .isEmpty();
  }

  @Test
  void aListNameThatWasDraggedPastItsChoicesIsNone() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "select_one yn|a|A")
            .sheet("choices", "list_name|name|label", "yn|y|Yes", "yn||")
            .imported();
    assertThat(choices(imported.form().orElseThrow(), "yn")).containsExactly("y");
    assertThat(warnings(imported))
        .contains("choices 3  The row is taken as a comment and not read.");
  }

  @Test
  void accentsThatAreWrittenApartFromTheirLettersBelongToThem() {
    byte[] form =
        survey(
                "type|name|label::Franc\u0327ais|relevant|media::image",
                "text|pre\u0301nom|Pre\u0301nom||",
                "select_one_from_file \u00e9coles.csv|b|B|${pr\u00e9nom} != ''|",
                "select_one l|c|C||")
            .sheet("choices", "list_name|name|label::Fran\u00e7ais", "l|x|X")
            .bytes();
    byte[] schools = "name,label\nx,e\u0301cole\n".getBytes(StandardCharsets.UTF_8);
    XlsFormImport.Imported imported =
        XlsFormImport.read(WorkbookBuilder.zip(form, Map.of("e\u0301coles.csv", schools)), "f");
    Form read = imported.form().orElseThrow();
    assertThat(read.languages()).hasSize(1);
    assertThat(read.items().get(0).name()).isEqualTo("pr\u00e9nom");
    assertThat(choices(read, "\u00e9coles.csv")).containsExactly("x");
  }

  private static List<String> choices(Form form, String list) {
    return Objects.requireNonNull(form.choiceLists().get(list)).choices().stream()
        .map(Choice::name)
        .toList();
  }

  private static List<String> warnings(XlsFormImport.Imported imported) {
    return imported.report().warnings(Locale.ENGLISH).stream()
        .map(l -> l.sheet() + " " + l.row() + " " + l.column() + " " + l.message())
        .toList();
  }
}
