package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsFormImportTest {

  private static final String[] YES_NO = {"list_name|name|label", "yes_no|yes|Yes", "yes_no|no|No"};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relevant",
        "relevance",
        "Relevant",
        " RELEVANT ",
        "bind::relevant",
        "bind:relevant",
        "bind: relevant"
      })
  void headersAreKnownInAllTheirSpellings(String header) {
    Form form = survey("type|name|label|" + header, "text|a|A|", "text|b|B|${a} = 'x'").form();
    assertThat(question(form, 1).relevant().orElseThrow().text()).isEqualTo("${a} = 'x'");
  }

  @ParameterizedTest
  @CsvSource({
    "label::Français (fr), Français (fr), fr",
    "label:Français (fr), Français (fr), fr",
    "Label :: 中文 (zh-Hans), 中文 (zh-Hans), zh-Hans",
    "label::English, English, English"
  })
  void aLanguageIsNamedInItsHeader(String header, String name, String tag) {
    Form form = survey("type|name|" + header, "text|a|A").form();
    assertThat(form.languages()).containsExactly(new Language(name, tag));
    assertThat(question(form, 0).label().byTag()).containsExactly(Map.entry(tag, "A"));
  }

  @Test
  void theDefaultLanguageComesFirstAndTakesTheColumnsWithoutOne() {
    Form form =
        survey("type|name|label::English (en)|label::中文 (zh)|hint", "text|a|A|甲|提示")
            .sheet("settings", "form_id|default_language", "f|中文")
            .form();
    assertThat(form.defaultLanguage().tag()).isEqualTo("zh");
    assertThat(question(form, 0).hint().byTag()).containsExactly(Map.entry("zh", "提示"));
  }

  @Test
  void labelsWithAndWithoutALanguageAreTwoLanguages() {
    Form form = survey("type|name|label|label::Français (fr)", "text|a|A|Â").form();
    assertThat(form.languages().stream().map(Language::tag)).containsExactly("und", "fr");
    assertThat(question(form, 0).label().byTag())
        .containsEntry("und", "A")
        .containsEntry("fr", "Â");
  }

  @ParameterizedTest
  @CsvSource({
    "string, TEXT",
    "int, INTEGER",
    "photo, IMAGE",
    "gps, GEOPOINT",
    "datetime, DATE_TIME",
    "trigger, ACKNOWLEDGE",
    "get start time, START",
    "imei, DEVICE_ID",
    "phone number, TEXT",
    "add text prompt, TEXT",
    "q image, IMAGE",
    "uri:deviceid, DEVICE_ID",
    "simserial, HIDDEN",
    "select one from yes_no, SELECT_ONE",
    "select1 yes_no, SELECT_ONE",
    "add select one prompt using yes_no, SELECT_ONE",
    "select all that apply from yes_no, SELECT_MULTIPLE",
    "SELECT_MULTIPLE yes_no, SELECT_MULTIPLE",
    "rank yes_no, RANK",
    "odk:rank yes_no, RANK"
  })
  void typesAreKnownByTheirOldNamesToo(String type, QuestionType expected) {
    Form form = survey("type|name|label", type + "|a|A").sheet("choices", YES_NO).form();
    assertThat(question(form, 0).type()).isEqualTo(expected);
  }

  @Test
  void groupsAndRepeatsNest() {
    Form form =
        survey(
                "type|name|label|repeat_count",
                "begin group|outer|Outer|",
                "begin_repeat|inner|Inner|3",
                "text|a|A|",
                "end repeat|||",
                "end_group|||")
            .form();
    Group outer = (Group) form.items().get(0);
    Group inner = (Group) outer.items().get(0);
    assertThat(outer.repeats()).isFalse();
    assertThat(inner.repeat().orElseThrow().count().orElseThrow().text()).isEqualTo("3");
    assertThat(inner.items()).hasSize(1);
  }

  @Test
  void aLoopBecomesAGroupPerChoice() {
    Form form =
        survey(
                "type|name|label",
                "begin loop over yes_no|both|Both",
                "integer|count|How many %(label)s?",
                "end loop||")
            .sheet("choices", YES_NO)
            .form();
    List<Item> turns = ((Group) form.items().get(0)).items();
    assertThat(turns.stream().map(Item::name)).containsExactly("yes", "no");
    assertThat(((Group) turns.get(1)).items().get(0).label().byTag())
        .containsEntry("und", "How many No?");
  }

  @Test
  void yesAndNoAreUnderstoodWhereConditionsStand() {
    Form form =
        survey(
                "type|name|label|required|read_only",
                "text|a|A|yes|no",
                "text|b|B|FALSE|TRUE",
                "text|c|C|${a} = 'x'|")
            .form();
    assertThat(question(form, 0).required().orElseThrow().text()).isEqualTo("true()");
    assertThat(question(form, 1).required()).isEmpty();
    assertThat(question(form, 1).readOnly()).isTrue();
    assertThat(question(form, 2).required().orElseThrow().text()).isEqualTo("${a} = 'x'");
  }

  @Test
  void aDefaultIsATextUnlessItCallsOrRefers() {
    Form form =
        survey(
                "type|name|label|default",
                "text|a|A|a - b (c)",
                "date|b|B|today()",
                "text|c|C|${a}",
                "integer|d|D|5")
            .form();
    assertThat(question(form, 0).dflt().orElseThrow().compact()).isEqualTo("a - b (c)");
    assertThat(question(form, 1).dflt().orElseThrow().compact()).isEqualTo(List.of("today"));
    assertThat(question(form, 2).dflt().orElseThrow().compact()).isEqualTo(List.of("$", "a"));
    assertThat(question(form, 3).dflt().orElseThrow().text()).isEqualTo("5");
  }

  @Test
  void cellsComeAsTheResearcherTypedThem() {
    try (Workbook workbook = new XSSFWorkbook()) {
      assertThat(defaults(workbook))
          .containsExactly("5", "0.1", "2016080100", "2016-08-01", "09:30:00", "TRUE", "8");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theOldFormatIsReadAlike() {
    try (Workbook workbook = new HSSFWorkbook()) {
      assertThat(defaults(workbook))
          .containsExactly("5", "0.1", "2016080100", "2016-08-01", "09:30:00", "TRUE", "8");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> defaults(Workbook workbook) {
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("survey");
    Row head = sheet.createRow(0);
    List<String> headers = List.of("type", "name", "label", "default");
    headers.forEach(h -> head.createCell(headers.indexOf(h)).setCellValue(h));
    for (int i = 1; i <= 7; i++) {
      Row row = sheet.createRow(i);
      row.createCell(0).setCellValue("text");
      row.createCell(1).setCellValue("q" + i);
      row.createCell(2).setCellValue("Q");
    }
    sheet.getRow(1).createCell(3).setCellValue(5.0);
    sheet.getRow(2).createCell(3).setCellValue(0.1);
    sheet.getRow(3).createCell(3).setCellValue(2016080100.0);
    date(workbook, sheet.getRow(4), "yyyy-mm-dd", 42583);
    date(workbook, sheet.getRow(5), "h:mm AM/PM", 9.5 / 24);
    sheet.getRow(6).createCell(3).setCellValue(true);
    sheet.getRow(7).createCell(3).setCellFormula("3+5");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    Form form = WorkbookBuilder.of(workbook).form();
    return form.items().stream().map(i -> ((Question) i).dflt().orElseThrow().text()).toList();
  }

  private static void date(Workbook workbook, Row row, String format, double value) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    row.createCell(3).setCellValue(value);
    row.getCell(3).setCellStyle(style);
  }

  @Test
  void blankRowsAndCommentsAreSteppedOver() {
    XlsFormImport.Imported imported =
        survey("type|name|label|remarks", "", "text|a|A|x", "", "|||only a remark", "text|b|B|")
            .imported();
    assertThat(imported.form().orElseThrow().items()).hasSize(2);
    assertThat(lines(imported.report().warnings()))
        .contains("1 remarks UNKNOWN_COLUMN", "5  COMMENT_ROW");
    assertThat(question(imported.form().get(), 0).extra()).containsEntry("remarks", "x");
  }

  @Test
  void freeWordsAreSensitiveAndWhatNamesADeviceIdentifies() {
    Form form =
        survey("type|name|label", "text|a|A", "integer|b|B", "image|c|C", "deviceid|d|").form();
    assertThat(form.items().stream().map(i -> ((Question) i).privacy()))
        .containsExactly(Privacy.SENSITIVE, Privacy.NONE, Privacy.SENSITIVE, Privacy.IDENTIFIER);
  }

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
    assertThat(question(imported.form().orElseThrow(), 0).extra())
        .containsEntry("type", "osm buildings")
        .containsEntry("bind::odk:length", "10");
  }

  @Test
  void aMisspelledSheetIsPointedOut() {
    XlsFormImport.Imported imported =
        survey("type|name|label", "text|a|A").sheet("setings", "form_id", "f").imported();
    assertThat(imported.report().warnings(Locale.ENGLISH).stream().map(Finding.Line::message))
        .contains("The sheet \"setings\" is not read. Its name looks like \"settings\".");
  }

  @Test
  void aWorkbookWithoutAnIdTakesTheFilesName() {
    assertThat(survey("type|name|label", "text|a|A").form().id()).isEqualTo("unnamed");
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
        .contains("2 texts are missing in 中文 (zh); this is the first.");
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

  @Test
  void aChoiceKeepsItsPicturesAndFurtherColumns() {
    Form form =
        survey("type|name|label", "select_one l|a|A")
            .sheet("choices", "list name|value|label|media::image|region", "l|x|X|x.png|north")
            .form();
    Choice choice = form.choiceLists().values().iterator().next().choices().get(0);
    assertThat(choice.name()).isEqualTo("x");
    assertThat(choice.media().keySet()).containsExactly("image");
    assertThat(choice.columns()).containsExactly(Map.entry("region", "north"));
  }

  private static WorkbookBuilder survey(String... lines) {
    return WorkbookBuilder.xlsx().sheet("survey", lines);
  }

  private static Question question(Form form, int index) {
    return (Question) form.items().get(index);
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
