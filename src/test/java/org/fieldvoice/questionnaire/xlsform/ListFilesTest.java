package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** Lists that stand in files beside the workbook. */
class ListFilesTest {

  private static final Circumstances NOW =
      new Circumstances(OffsetDateTime.parse("2026-03-05T10:00:00+08:00"), new Random(1), "und");

  private static final String TOWNS =
      "code,title,people,province\nsz,Shenzhen,17,gd\ndg,Dongguan,10,gd\ncs,Changsha,8,hn\n";

  @Test
  void valueAndLabelComeFromTheColumnsThatTheParametersName() {
    Form form =
        zip(
                new String[] {
                  "type|name|label|parameters|choice_filter|calculation",
                  "text|p|Province|||",
                  "select_one_from_file towns.csv|town|Town|value=code label=title|province = ${p}|",
                  "select_one_from_file towns.csv|again|Town|value=title, label=code||",
                  "calculate|people||||pulldata('towns', 'people', 'code', ${town})"
                },
                Map.of("towns.csv", TOWNS))
            .form()
            .orElseThrow();
    assertThat(list(form, "towns.csv").choices().stream().map(Choice::name))
        .containsExactly("sz", "dg", "cs");
    assertThat(question(form, 2).choiceList()).contains("towns.csv?value=title&label=code");
    Filling filling = fill(form, Map.of("p", "gd", "town", "dg"));
    assertThat(filling.choices("town").stream().map(Choice::name)).containsExactly("sz", "dg");
    assertThat(filling.answers().getString("people")).isEqualTo("10");
    assertThat(again(form)).isEqualTo(form);
  }

  @Test
  void aFileMayHaveAnotherColumnCalledName() {
    Form form =
        zip(
                new String[] {
                  "type|name|label|parameters|choice_filter",
                  "select_one_from_file t.csv|town|Town|value=id label=name|name != 'B'"
                },
                Map.of("t.csv", "id,name\n1,A\n2,B\n"))
            .form()
            .orElseThrow();
    assertThat(fill(form, Map.of()).choices("town").stream().map(Choice::name))
        .containsExactly("1");
  }

  @Test
  void xmlAndGeoJsonAreListsToo() {
    Form form =
        zip(
                new String[] {
                  "type|name|label|calculation",
                  "select_one_from_file shops.xml|shop|Shop|",
                  "select_one_from_file places.geojson|place|Place|",
                  "calculate|where||instance('places')/root/item[id = ${place}]/geometry",
                  "calculate|owner||instance('shops')/root/item[name = ${shop}]/owner"
                },
                Map.of(
                    "shops.xml",
                    "<?xml version='1.0'?><root><item><name>s1</name><label>One &amp; only</label>"
                        + "<owner>Li</owner></item></root>",
                    "places.geojson",
                    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                        + "\"id\":\"fs87b\",\"properties\":{\"title\":\"My cool point\"},"
                        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[104.5, 8.25]}}]}"))
            .form()
            .orElseThrow();
    assertThat(list(form, "shops.xml").choices().get(0).label().byTag())
        .containsValue("One & only");
    assertThat(list(form, "places.geojson").choices().get(0).label().byTag())
        .containsValue("My cool point");
    Filling filling = fill(form, Map.of("shop", "s1", "place", "fs87b"));
    assertThat(filling.answers().getString("where")).isEqualTo("8.25 104.5 0 0");
    assertThat(filling.answers().getString("owner")).isEqualTo("Li");
    assertThat(again(form)).isEqualTo(form);
  }

  @Test
  void externalChoicesMayComeAsItemsets() {
    Form form =
        zip(
                new String[] {
                  "type|name|label|choice_filter",
                  "text|s|S|",
                  "select_one_external county|county|County|state = ${s}"
                },
                Map.of("itemsets.csv", "list_name,name,label,state\ncounty,king,King,wa\n"))
            .form()
            .orElseThrow();
    assertThat(fill(form, Map.of("s", "wa")).choices("county")).hasSize(1);
    assertThat(again(form)).isEqualTo(form);
  }

  @Test
  void anExternalInstanceIsFoundByTheNameOfItsRow() {
    XlsFormImport.Imported imported =
        zip(
            new String[] {
              "type|name|label|calculation",
              "csv-external|towns||",
              "calculate|n||count(instance('towns')/root/item[province = 'gd'])"
            },
            Map.of("towns.csv", TOWNS));
    Form form = imported.form().orElseThrow();
    assertThat(fill(form, Map.of()).answers().get("n")).hasToString("2");
    assertThat(rules(imported.report().warnings())).doesNotContain(Rule.MISSING_FILE);
  }

  @Test
  void anExternalInstanceWhoseFileIsMissingIsSaidOnceByTheFilesName() {
    assertThat(
            WorkbookBuilder.survey(
                    "type|name|label|calculation",
                    "calculate|n||count(instance('shops')/root/item)",
                    "xml-external|shops||",
                    "calculate|m||count(instance('shops')/root/item[open = 1])")
                .imported()
                .report()
                .warnings())
        .filteredOn(warning -> warning.rule() == Rule.MISSING_FILE)
        .extracting(warning -> warning.row() + " " + warning.words().get("file"))
        .containsExactly("2 shops.xml");
  }

  @Test
  void whatIsWrongWithAFileIsSaidWithItsPlace() {
    assertThat(problem("t.csv", "name,label\na,\"Never closed\nb,B\n"))
        .isEqualTo("t.csv 2: In the file \"t.csv\" a quote is opened here and never closed.");
    assertThat(problem("t.geojson", "{\"type\": \"Feature\"}"))
        .isEqualTo("t.geojson 0: The file \"t.geojson\" holds no list of features.");
    assertThat(problem("t.geojson", "{")).startsWith("t.geojson 0: ");
    assertThat(problem("t.xml", "<root><item>")).startsWith("t.xml 0: ");
    Map<String, byte[]> latin =
        Map.of("t.csv", "name,label\na,Zürich\n".getBytes(Charset.forName("windows-1252")));
    XlsFormImport.Imported imported = zipOf(survey("t.csv"), latin);
    assertThat(imported.report().problems(Locale.ENGLISH).get(0).message()).contains("UTF-8");
  }

  @Test
  void aColumnThatTheFileHasNotIsSaidWithThoseThatItHas() {
    XlsFormImport.Imported imported = zip(survey("towns.csv"), Map.of("towns.csv", TOWNS));
    Finding.Line line = imported.report().problems(Locale.ENGLISH).get(0);
    assertThat(line.message())
        .isEqualTo(
            "The file \"towns.csv\" has no column \"name\"."
                + " Its columns are: code, title, people, province.");
    assertThat(line.hint()).contains("value=");
  }

  @Test
  void anXmlListThatDeclaresEntitiesIsRefused() {
    XlsFormImport.Imported imported =
        zip(
            survey("t.xml"),
            Map.of(
                "t.xml",
                "<!DOCTYPE r [<!ENTITY a 'b'>]><root><item><name>&a;</name></item></root>"));
    assertThat(rules(imported.report().problems())).containsExactly(Rule.UNSAFE_XML);
  }

  @Test
  void aListInAWorkbookOfItsOwnIsReadFromItsFirstSheetAndSaidSo() {
    byte[] towns =
        WorkbookBuilder.xlsx()
            .sheet("towns", "code|people", "sz|17", "dg|10")
            .sheet("notes", "survey")
            .bytes();
    String[] survey = {
      "type|name|label|calculation",
      "text|town|Town|",
      "calculate|people||pulldata('a_towns', 'people', 'code', ${town})"
    };
    for (String ending : List.of(".xlsx", ".XLS")) {
      XlsFormImport.Imported imported =
          zipOf(survey, Map.of("a_towns" + ending, towns, "stray.xlsx", towns));
      assertThat(
              fill(imported.form().orElseThrow(), Map.of("town", "dg"))
                  .answers()
                  .getString("people"))
          .isEqualTo("10");
      assertThat(rules(imported.report().warnings()))
          .contains(Rule.TABLE_AS_LIST, Rule.TABLE_NOT_READ)
          .doesNotContain(Rule.MISSING_FILE);
      assertThat(again(imported.form().orElseThrow())).isEqualTo(imported.form().orElseThrow());
    }
  }

  @Test
  void ofSeveralWorkbooksTheOneWithASurveyIsTheFormWhereverItStands() {
    byte[] towns = WorkbookBuilder.xlsx().sheet("towns", "code|people", "sz|17").bytes();
    byte[] form =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|calculation",
                "calculate|people||pulldata('questionnaire', 'people', 'code', 'sz')")
            .bytes();
    XlsFormImport.Imported imported =
        XlsFormImport.read(WorkbookBuilder.zip(towns, Map.of("z_form.xlsx", form)), "unnamed");
    assertThat(fill(imported.form().orElseThrow(), Map.of()).answers().getString("people"))
        .isEqualTo("17");
  }

  @Test
  void aListThatIsNotThereIsNamedAsItIsWritten() {
    XlsFormImport.Imported imported =
        zip(
            new String[] {
              "type|name|label|calculation",
              "calculate|a||pulldata('towns.xlsx', 'people', 'code', 'sz')",
              "calculate|b||pulldata('towns', 'people', 'code', 'sz')"
            },
            Map.of());
    assertThat(imported.report().warnings().stream().map(f -> f.in(Locale.ENGLISH).message()))
        .contains(
            "The file \"towns.xlsx\" is not there: the list is empty.",
            "The file \"towns.csv\" is not there: the list is empty.");
  }

  @Test
  void aTableThatCannotBeReadIsAProblemWithItsName() {
    XlsFormImport.Imported imported =
        zipOf(
            new String[] {
              "type|name|label|calculation", "calculate|a||pulldata('towns', 'p', 'c', 'sz')"
            },
            Map.of("towns.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8)));
    assertThat(imported.report().problems(Locale.ENGLISH).get(0).message()).contains("towns");
  }

  @Test
  void semicolonsAndTabsSeparateToo() throws Exception {
    for (String csv : List.of("name;label\na;A, B\n", "name\tlabel\na\tA, B\n")) {
      assertThat(ListFile.rows(Csv.sheet("x", csv.getBytes(StandardCharsets.UTF_8))))
          .containsExactly(Map.of("name", "a", "label", "A, B"));
    }
    assertThat(ListFile.rows(Csv.sheet("x", "name\na\n".getBytes(StandardCharsets.UTF_16))))
        .containsExactly(Map.of("name", "a"));
  }

  private static String[] survey(String file) {
    return new String[] {"type|name|label", "select_one_from_file " + file + "|a|A"};
  }

  private static String problem(String name, String content) {
    XlsFormImport.Imported imported = zip(survey(name), Map.of(name, content));
    Finding.Line line = imported.report().problems(Locale.ENGLISH).get(0);
    return line.sheet() + " " + line.row() + ": " + line.message();
  }

  private static XlsFormImport.Imported zip(
      String[] survey, Map<String, String> files, String... choices) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return zipOf(survey, bytes, choices);
  }

  private static XlsFormImport.Imported zipOf(
      String[] survey, Map<String, byte[]> files, String... choices) {
    WorkbookBuilder workbook = WorkbookBuilder.xlsx().sheet("survey", survey);
    if (choices.length > 0) {
      workbook.sheet("choices", choices);
    }
    return XlsFormImport.read(WorkbookBuilder.zip(workbook.bytes(), files), "unnamed");
  }

  private static ChoiceList list(Form form, String name) {
    return Stream.of(name).map(form.choiceLists()::get).findFirst().orElseThrow();
  }

  private static Question question(Form form, int index) {
    return (Question) form.items().get(index);
  }

  private static Filling fill(Form form, Map<String, String> answers) {
    var json = Json.createObjectBuilder();
    answers.forEach(json::add);
    return Filling.of(FormLogic.of(form), json.build(), NOW);
  }

  private static List<Rule> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private static Form again(Form form) {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsFormExport.write(form, workbook);
    return XlsFormImport.read(workbook.toByteArray(), "unnamed").form().orElseThrow();
  }
}
