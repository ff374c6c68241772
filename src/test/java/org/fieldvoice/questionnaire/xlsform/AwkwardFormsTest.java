package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;
import org.junit.jupiter.api.Test;

/** How people write their forms, in the style of the field's large ones. */
class AwkwardFormsTest {

  @Test
  void quotesThatAWordProcessorHasCurledAreQuotes() {
    Form form =
        survey(
                "type|name|label|relevant|constraint",
                "text|a|A||regex(., ‘[a-z]+’)",
                "text|b|B|${a} = “x” or ${a} = ‘y’|")
            .form();
    assertThat(question(form, "b").relevant().orElseThrow().compact())
        .isEqualTo(question(sameWithStraightQuotes(), "b").relevant().orElseThrow().compact());
  }

  private static Form sameWithStraightQuotes() {
    return survey("type|name|label|relevant", "text|a|A|", "text|b|B|${a} = \"x\" or ${a} = 'y'")
        .form();
  }

  @Test
  void blanksInReferencesAndBetweenWordsDoNotMatter() {
    Form form =
        survey(
                "Type | Name|Label|Relevant",
                "begin  group|g|G|",
                "select_one   yn | a |A|",
                "text|b|About ${ a }|selected( ${ a } ,\"yes\")\u00a0and\u00a0${a} != ''",
                "end   group|||",
                "BEGIN_REPEAT|r|R|",
                "Integer|n|N|",
                "End_Repeat|||")
            .sheet("choices", "List Name|Name|Label", "yn |yes |Yes", " yn|no|No")
            .form();
    assertThat(names(form.items())).containsExactly("g", "r");
    assertThat(choices(form, "yn")).extracting(Choice::name).contains("yes");
    assertThat(question(form, "b").relevant().orElseThrow().names()).containsExactly("a");
  }

  @Test
  void headersInAnyCaseWithOneOrTwoColonsBelongToOneLanguage() {
    Form form =
        survey(
                "TYPE|NAME|Label::English (en)|label:Kiswahili (sw)|HINT :: English (en)|Constraint Message::Kiswahili (sw)|Media::Audio::English (en)",
                "text|a|Name|Jina|As on the card|Si sahihi|name.mp3")
            .form();
    assertThat(form.languages()).extracting(Language::tag).containsExactly("en", "sw");
    Question a = question(form, "a");
    assertThat(a.label().byTag()).isEqualTo(Map.of("en", "Name", "sw", "Jina"));
    assertThat(a.hint().byTag()).isEqualTo(Map.of("en", "As on the card"));
    assertThat(a.constraintMessage().byTag()).isEqualTo(Map.of("sw", "Si sahihi"));
    assertThat(a.media().getOrDefault("audio", Texts.NONE).byTag())
        .isEqualTo(Map.of("en", "name.mp3"));
  }

  @Test
  void settingsAreReadInOddCaseToo() {
    Form form =
        survey("type|name|label::A (a)|label::B (b)", "text|q|one|two")
            .sheet(
                "Settings",
                "Form Title|FORM_ID|Default Language|Style",
                "Census|census_1|B (b)|pages")
            .form();
    assertThat(form.title()).isEqualTo("Census");
    assertThat(form.id()).isEqualTo("census_1");
    assertThat(form.defaultLanguage().tag()).isEqualTo("b");
    assertThat(form.style()).isEqualTo("pages");
  }

  @Test
  void aHouseholdRosterLooksUpTheRoundsOfItsRepeat() {
    Form form =
        survey(
                "type|name|label|calculation|repeat_count|choice_filter",
                "integer|size|How many?|||",
                "begin repeat|member|Member||${size}|",
                "text|first_name|Name|||",
                "integer|age|Age|||",
                "calculate|nr||position(..)||",
                "end repeat|||||",
                "calculate|head||indexed-repeat(${first_name}, ${member}, 1)||",
                "calculate|adults||count(${member}[age >= 18])||",
                "begin repeat|child|About ${head}||${adults}|",
                "calculate|whose||indexed-repeat( ${first_name} , ${member} , position(..) )||",
                "end repeat|||||")
            .form();
    assertThat(names(form.items())).containsExactly("size", "member", "head", "adults", "child");
    assertEqualAfterExport(form);
  }

  @Test
  void aCensusFormCascadesThroughFiveLanguages() {
    String[] languages = {
      "English (en)", "Français (fr)", "中文 (zh)", "Kiswahili (sw)", "العربية (ar)"
    };
    StringBuilder labels = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    for (String language : languages) {
      labels.append("|label::").append(language);
      texts.append("|text ").append(language);
    }
    Form form =
        survey(
                "type|name|choice_filter|calculation" + labels,
                "select_one region|region||" + texts,
                "select_one district|district|region=${region}|" + texts,
                "select_multiple asset or_other|assets||" + texts,
                "calculate|said||jr:choice-name(${district}, '${district}')")
            .sheet(
                "choices",
                "list_name|name|region" + labels,
                "region|north|" + texts,
                "district|d1|north" + texts,
                "asset|radio|" + texts)
            .form();
    assertThat(form.languages()).hasSize(5);
    assertThat(choices(form, "district").get(0).columns()).containsEntry("region", "north");
    assertEqualAfterExport(form);
  }

  @Test
  void aVerbalAutopsyPullsDataAndShowsTables() {
    byte[] workbook =
        survey(
                "type|name|label|appearance|calculation|relevant",
                "text|id|Id|||",
                "calculate|age|||pulldata('deaths', 'age', 'id_key', ${id})|",
                "begin group|signs|Signs|table-list minimal||${age} > 12",
                "select_one yn|Id10147|Fever?|||",
                "select_one yn|Id10148|Cough?|||",
                "end group|||||")
            .sheet(
                "choices", "list_name|name|label", "yn|yes|Yes", "yn|no|No", "yn|dk|Does not know")
            .bytes();
    byte[] zip =
        WorkbookBuilder.zip(
            workbook, Map.of("deaths.csv", "id_key,age\nx,30\n".getBytes(StandardCharsets.UTF_8)));
    XlsFormImport.Imported imported = XlsFormImport.read(zip, "unnamed");
    Form form =
        imported
            .form()
            .orElseThrow(
                () -> new AssertionError(imported.report().problems(Locale.ENGLISH).toString()));
    Group signs = (Group) form.items().get(2);
    assertThat(signs.appearance().has("table-list")).isTrue();
    assertThat(form.choiceLists()).containsKey("deaths.csv");
  }

  @Test
  void theOldFormatIsReadLikeTheNewOne() {
    String[] rows = {"type|name|label", "select_one l or_other|a|A", "note|n|Thank you, ${a}"};
    String[] choices = {"list_name|name|label", "l|1|One", "l|2|Two"};
    Form old =
        WorkbookBuilder.of(new HSSFWorkbook())
            .sheet("survey", rows)
            .sheet("choices", choices)
            .form();
    assertThat(old).isEqualTo(survey(rows).sheet("choices", choices).form());
  }

  @Test
  void aMistakeInAReferenceNamesThePlaceAndTheWayOut() {
    XlsFormImport.Imported imported =
        survey("type|name|label|relevant", "integer|age|Age|", "text|b|B|${agee} > 3").imported();
    Finding.Line line = imported.report().problems(Locale.ENGLISH).get(0);
    assertThat(List.of(line.sheet(), line.row(), line.column()))
        .isEqualTo(List.of("survey", 3, "relevant"));
    assertThat(line.message() + line.hint()).contains("agee").contains("age");
  }

  private static void assertEqualAfterExport(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
    assertThat(FormJson.read(FormJson.text(form))).isEqualTo(form);
  }

  private static WorkbookBuilder survey(String... lines) {
    return WorkbookBuilder.xlsx().sheet("survey", lines);
  }

  private static List<Choice> choices(Form form, String list) {
    return Objects.requireNonNull(form.choiceLists().get(list)).choices();
  }

  private static List<String> names(List<Item> items) {
    return items.stream().map(Item::name).toList();
  }

  private static Question question(Form form, String name) {
    return FormLogic.of(form).question(name).orElseThrow();
  }
}
