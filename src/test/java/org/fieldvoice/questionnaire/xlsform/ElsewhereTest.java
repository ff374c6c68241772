package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs in ODK, KoboToolbox and SurveyCTO runs here as it does there. */
class ElsewhereTest {

  private static final String[] CITIES = {
    "list_name|name|label", "city|sz|Shenzhen", "city|gz|Guangzhou"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 - 4",
        "3 mod 3",
        "2 + 3 * 4",
        "1 + decimal-date-time(now())",
        "../t2 - ./t4",
        "random() + 0.5",
        "today()",
        "if(../b = 'test', 1, 2) + 15 - int(1.2)",
        "ends-with('mystr', \"str\")",
        "${b}",
        "${last-saved#b}"
      })
  void aDefaultThatCalculatesIsWorkedOut(String text) {
    assertThat(dflt(text)).isNotEqualTo(Expression.literal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f-4",
        "./f-4",
        "1-1",
        "555-1234",
        "2022-03-14",
        "-2022-03-14",
        "2022-03-14T01:02:55-07:00",
        "01:02:55+10:00",
        "32.7 -117.1 14 5.01",
        "32.7 -117.1 0 0;32.8 -117.9 0 0",
        "https://my-site.com",
        "(https://mysite.com)",
        "Repeat after me: '~!@#$%^&()_",
        "not_func$",
        "N/A - none",
        "+86 755 1234",
        "C++",
        "'7 - 4'"
      })
  void aDefaultThatOnlyLooksSoIsAText(String text) {
    assertThat(dflt(text)).isEqualTo(Expression.literal(text));
  }

  private static Expression dflt(String text) {
    return question(survey("type|name|label|default", "text|b|B|", "text|a|A|" + text).form(), "a")
        .dflt()
        .orElseThrow();
  }

  @Test
  void aCalculationInATypeOfItsOwnIsNotShownWhereItSaysNothing() {
    Form form =
        survey(
                "type|name|label|hint|calculation",
                "integer|shown|How many?||1 + 1",
                "integer|hinted||a hint|1 + 1",
                "integer|silent|||2 * 2",
                "select_one city|town|||concat('s', 'z')")
            .sheet("choices", CITIES)
            .form();
    assertThat(form.items().stream().map(i -> ((Question) i).isUnseen()))
        .containsExactly(false, false, true, true);
    assertThat(form.asked()).isEqualTo(2);
    JsonObject kept = filling(form, Json.createObjectBuilder().add("silent", 7).build()).answers();
    assertThat(kept.getInt("silent")).isEqualTo(4);
    assertThat(kept.getString("town")).isEqualTo("sz");
  }

  @Test
  void aTriggerWithoutACalculationEmptiesTheAnswer() {
    Form form =
        survey("type|name|label|trigger", "text|a|A|", "text|b|B|${a}", "decimal|c||${a}").form();
    JsonObject answers = Json.createObjectBuilder().add("a", "x").add("b", "y").build();
    assertThat(filling(form, answers).setOffBy("a")).containsKeys("b", "c");
    assertThat(question(form, "c").isUnseen()).isTrue();
    assertEqualAfterExport(form);
  }

  @Test
  void aTextThatLooksSomethingUpSaysWhatItFinds() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label::English|label::French",
                "select_one city|home|Where?|Où?",
                "note|n|You live in instance('city')/root/item[name = ${home}]/label.|Ici:"
                    + " instance('city')/root/item[name = ${home}]/label")
            .sheet("choices", CITIES)
            .imported();
    Form form = imported.form().orElseThrow();
    assertThat(question(form, "n").label().byTag())
        .containsEntry("English", "You live in ${generated_text_3_1}.")
        .containsEntry("French", "Ici: ${generated_text_3_1}");
    assertThat(imported.report().warnings()).extracting(Finding::rule).contains(Rule.TEXT_LOOKUP);
    JsonObject answers = Json.createObjectBuilder().add("home", "gz").build();
    assertThat(filling(form, answers).piped("in ${generated_text_3_1}", "n"))
        .isEqualTo("in Guangzhou");
    assertEqualAfterExport(form);
  }

  @Test
  void aTextThatOnlySpeaksOfInstancesStaysAsItIs() {
    String text = "For instance(s) like this, and instance( of that";
    Form form = survey("type|name|label", "note|n|" + text).form();
    assertThat(question(form, "n").label().byTag()).containsValue(text);
    assertThat(form.items()).hasSize(1);
  }

  @Test
  void ofTwoIdsTheOneThatIsCalledFormIdCounts() {
    Form form =
        survey("type|name|label", "text|a|A")
            .sheet("settings", "id_string|version|form_id", "old|2|new")
            .form();
    assertThat(form.id()).isEqualTo("new");
    assertEqualAfterExport(form);
  }

  @Test
  void titleAndIdMayStandOnTheSurveySheetAsInOldForms() {
    Form form =
        survey("type|name|label", "set form title|Households|", "set form id|hh_1|", "text|a|A")
            .form();
    assertThat(form.title()).isEqualTo("Households");
    assertThat(form.id()).isEqualTo("hh_1");
    assertThat(form.items()).hasSize(1);
  }

  @Test
  void parametersAreReadInAnyCaseAndOddOnesAreNamed() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|parameters",
                "range|r|R|Start=3 End=14 STEP=2",
                "select_one city|c|C|randomize=ukanga",
                "audio|d|D|quality=loud",
                "select_one city|e|E|randomize=True, seed=42")
            .sheet("choices", CITIES)
            .imported();
    assertThat(question(imported.form().orElseThrow(), "r").parameters())
        .isEqualTo(Map.of("start", "3", "end", "14", "step", "2"));
    assertThat(imported.report().warnings())
        .filteredOn(f -> f.rule() == Rule.ODD_PARAMETER)
        .extracting(Finding::row)
        .containsExactly(3, 4);
  }

  @Test
  void aChoiceThatLooksSomethingUpSaysWhatItFinds() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label",
                "select_one city|home|Where?",
                "begin_repeat|visit|Visit",
                "select_one answer|same|Was it there?",
                "end_repeat")
            .sheet(
                "choices",
                "list_name|name|label",
                "city|sz|Shenzhen",
                "city|gz|Guangzhou",
                "answer|yes|Yes, in instance('city')/root/item[name = ${home}]/label",
                "answer|no|No")
            .imported();
    Form form = imported.form().orElseThrow();
    String label =
        Objects.requireNonNull(form.choiceLists().get("answer"))
            .choice("yes")
            .orElseThrow()
            .label()
            .in(form.languages().get(0), form.languages().get(0));
    assertThat(label).isEqualTo("Yes, in ${generated_choice_4_1}");
    assertThat(imported.report().warnings())
        .filteredOn(f -> f.rule() == Rule.TEXT_LOOKUP)
        .extracting(Finding::sheet, Finding::row)
        .containsExactly(tuple("choices", 4));
    JsonObject answers = Json.createObjectBuilder().add("home", "gz").build();
    assertThat(filling(form, answers).piped(label, "home")).isEqualTo("Yes, in Guangzhou");
    assertEqualAfterExport(form);
  }

  @Test
  void aChoiceThatLooksUpWhatIsNotThereIsRefusedInItsRow() {
    ImportReport report =
        survey("type|name|label", "select_one city|home|Where?")
            .sheet(
                "choices",
                "list_name|name|label",
                "city|sz|instance('city')/root/item[name = ${hom}]/label")
            .imported()
            .report();
    assertThat(report.problems())
        .extracting(Finding::rule, Finding::sheet, Finding::row)
        .containsExactly(tuple(Rule.UNKNOWN_REFERENCE, "choices", 2));
  }

  @Test
  void namesThatDifferOnlyInCapitalLettersAreTakenWithARemark() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label",
                "text|Age|A",
                "begin_group|more|More",
                "text|AGE|B",
                "end_group",
                "text|age|C")
            .imported();
    assertThat(imported.report().problems()).isEmpty();
    assertThat(imported.report().warnings())
        .filteredOn(f -> f.rule() == Rule.NAME_ALIKE)
        .extracting(Finding::row)
        .containsExactly(6);
  }

  @Test
  void whereAResponseHasItsOwnIdNothingElseCanStand() {
    ImportReport report =
        survey(
                "type|name|label",
                "text|meta|A",
                "begin_group|more|More",
                "text|meta|B",
                "end_group")
            .imported()
            .report();
    assertThat(report.problems())
        .extracting(Finding::rule, Finding::row)
        .containsExactly(tuple(Rule.RESERVED_NAME, 2));
  }

  @Test
  void theCountThatIsMadeOfARepeatCanBeReferredTo() {
    Form form =
        survey(
                "type|name|label|repeat_count|calculation",
                "select_multiple city|where|Where?||",
                "begin repeat|visit|Visit|count-selected(${where}) + 1|",
                "text|why|Why?||",
                "end repeat|",
                "calculate|visits|||${visit_count} * 2")
            .sheet("choices", CITIES)
            .form();
    assertThat(form.items().stream().map(Item::name))
        .containsExactly("where", "visit_count", "visit", "visits");
    JsonObject answers =
        Json.createObjectBuilder()
            .add("where", Json.createArrayBuilder().add("sz").add("gz"))
            .build();
    assertThat(filling(form, answers).text("visits", "")).isEqualTo("6");
    assertEqualAfterExport(form);
  }

  @Test
  void whatStandsBehindBindIsTheRowsOnlyWhereItIsLogic() {
    Form form =
        survey(
                "type|name|label|bind::type|bind::relevant|control::appearance|body::accept",
                "select_one city|a|A|int|1 = 1|minimal|",
                "file|b|B||||application/pdf")
            .sheet("choices", CITIES)
            .form();
    Question a = question(form, "a");
    assertThat(a.choiceList()).contains("city");
    assertThat(a.relevant()).contains(Expression.parse("1 = 1"));
    assertThat(a.appearance().has("minimal")).isTrue();
    assertThat(a.extra()).isEqualTo(Map.of("bind::type", "int"));
    assertEqualAfterExport(form);
  }

  @Test
  void whatNobodyCanReadIsRefusedWhereItStands() {
    assertThat(problems(survey("type|name|label|trigger", "text|a|A|6")))
        .containsExactly("BAD_TRIGGER 2 trigger");
    assertThat(problems(survey("type|name|label", "text|a|A", "note|n|Hello ${a")))
        .containsExactly("OPEN_REFERENCE 3 label");
    assertThat(problems(survey("type|name|label", "begin loop|l|L", "text|a|A", "end loop")))
        .containsExactly("MISSING_LIST 2 type");
    assertThat(
            problems(
                survey(
                        "type|name|label",
                        "begin loop over city|l|L",
                        "integer|q|Count %(label)s",
                        "note|n|Counted ${q}",
                        "end loop")
                    .sheet("choices", CITIES)))
        .containsExactly("AMBIGUOUS_REFERENCE 4 label");
  }

  private static List<String> problems(WorkbookBuilder workbook) {
    return workbook.imported().report().problems().stream()
        .map(f -> f.rule() + " " + f.row() + " " + f.column())
        .toList();
  }

  @Test
  void whatAGroupCannotHaveIsNamed() {
    XlsFormImport.Imported imported =
        survey("type|name|label|required", "begin group|g|G|yes", "text|a|A|yes", "end group|")
            .imported();
    assertThat(imported.report().warnings())
        .extracting(f -> f.rule() + " " + f.row() + " " + f.column())
        .contains("NOT_ON_A_GROUP 2 required");
  }

  private static Filling filling(Form form, JsonObject answers) {
    OffsetDateTime now = OffsetDateTime.parse("2026-08-01T08:30:00+08:00");
    return Filling.of(
        FormLogic.of(form),
        answers,
        new Circumstances(now, new Random(1), form.defaultLanguage().tag()));
  }

  private static Question question(Form form, String name) {
    return FormLogic.of(form).question(name).orElseThrow();
  }

  private static void assertEqualAfterExport(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
  }
}
