package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import java.util.List;
import java.util.Map;
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

/** What a workbook says becomes the form that its researcher means. */
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
  void blankRowsAndCommentsAreSteppedOver() {
    XlsFormImport.Imported imported =
        survey("type|name|label|remarks", "", "text|a|A|x", "", "|||only a remark", "text|b|B|")
            .imported();
    assertThat(imported.form().orElseThrow().items()).hasSize(2);
    assertThat(imported.report().warnings())
        .extracting(f -> f.row() + " " + f.column() + " " + f.rule())
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
  void aWorkbookWithoutAnIdTakesTheFilesName() {
    assertThat(survey("type|name|label", "text|a|A").form().id()).isEqualTo("unnamed");
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

  private static Question question(Form form, int index) {
    return (Question) form.items().get(index);
  }
}
