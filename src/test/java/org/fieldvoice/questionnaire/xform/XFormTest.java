package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.Test;

/** What each part of a form becomes in an XForm; JavaRosa loads every one of them. */
class XFormTest {

  private static final String[] CHOICES = {
    "list_name|name|label|province",
    "yes_no|yes|Yes|",
    "yes_no|no|No|",
    "city|changsha|Changsha|hunan",
    "city|shenzhen|Shenzhen|guangdong"
  };

  private static String xml(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> facts(Form form) throws Exception {
    byte[] xml = xml(form).getBytes(StandardCharsets.UTF_8);
    XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml));
    return XFormShape.of(xml).facts;
  }

  private static Map<String, String> facts(String... survey) throws Exception {
    return facts(WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", CHOICES).form());
  }

  @Test
  void theSampleSpeaksBothItsLanguages() throws Exception {
    byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    Map<String, String> facts = facts(XlsFormImport.read(workbook, "sample").form().orElseThrow());
    assertThat(facts)
        .containsEntry("form languages", "中文 (zh), English (en)")
        .containsEntry("/data/about_you/age label English (en)", "How old are you?")
        .containsEntry("/data/child repeats", "with a template");
  }

  @Test
  void aResponsesOwnIdIsWhereClientsWriteIt() throws Exception {
    Form form =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|calculation",
                "text|a|Case ${instanceID}|",
                "calculate|b||concat('x', ${instanceID})")
            .form();
    assertThat(facts(form)).isNotEmpty();
    assertThat(xml(form))
        .contains(
            "<output value=\"/data/meta/instanceID\"></output>",
            "concat('x', /data/meta/instanceID)");
  }

  @Test
  void choicesWithoutALabelGoByTheirNameAndASelectWithoutChoicesIsLoaded() throws Exception {
    String[] survey = {
      "type|name|label::A (a)|label::B (b)|relevant",
      "select_one l|l|L|L|",
      "select_one gone|g|G|G|false()",
      "select_one_external towns|t|T|T|"
    };
    String[] choices = {"list_name|name|label::A (a)|label::B (b)", "l|x||", "l|y|Y|Y"};
    Form form = WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", choices).form();
    assertThat(facts(form)).isNotEmpty();
    Form plain =
        WorkbookBuilder.xlsx()
            .sheet("survey", "type|name|label", "select_one l|l|L")
            .sheet("choices", "list_name|name|label", "l|x|")
            .form();
    assertThat(facts(plain)).isNotEmpty();
  }

  @Test
  void aConditionOnARepeatMayGoOnToAQuestionInIt() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|calculation",
                    "begin repeat|r|R|",
                    "integer|n|N|",
                    "end repeat|||",
                    "calculate|first||${r}[position() = 1]/n",
                    "calculate|most||max(${r}[n > 3]/n)")
                .form());
    XFormUtils.getFormFromInputStream(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(xml).contains("\"/data/r[position() = 1]/n\"", "\"max(/data/r[n &gt; 3]/n)\"");
  }

  @Test
  void logicBecomesABind() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|relevant|required|constraint|constraint_message|required_message|calculation|read_only",
                    "integer|age|Age||yes|. >= 16 and not(. > 75)|From 16|Please|",
                    "calculate|half||||||| ${age} div 2",
                    "text|say|Say|${half} > 8 or ${age} = ''||||||yes")
                .form());
    assertThat(xml)
        .contains(
            "<bind nodeset=\"/data/age\" type=\"int\" required=\"true()\" jr:requiredMsg=\"Please\""
                + " constraint=\". &gt;= 16 and not(. &gt; 75)\" jr:constraintMsg=\"From 16\"")
        .contains("<bind nodeset=\"/data/half\" type=\"string\" calculate=\"/data/age div 2\"")
        .contains("relevant=\"/data/half &gt; 8 or /data/age = ''\" readonly=\"true()\"");
  }

  @Test
  void bracketsStandWhereTheTreeNeedsThem() throws Exception {
    assertThat(
            xml(
                WorkbookBuilder.xlsx()
                    .sheet(
                        "survey",
                        "type|name|label|calculation",
                        "integer|a|A|",
                        "calculate|b||(${a} + 1) * 2 - (3 - -(${a} mod 2))",
                        "calculate|c||concat('it''s', \"a 'b'\")".replace("'it''s'", "\"it's\""))
                    .form()))
        .contains("calculate=\"(/data/a + 1) * 2 - (3 - -(/data/a mod 2))\"")
        .contains("calculate=\"concat(&quot;it's&quot;, &quot;a 'b'&quot;)\"");
  }

  @Test
  void inTheSameRepeatReferencesAreRelative() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|calculation|choice_filter|relevant",
            "begin_repeat|child|Child",
            "text|province|Province",
            "select_one city|city|City||province = ${province}",
            "calculate|own||indexed-repeat(${province}, ${child}, 1)",
            "calculate|many||count(${child})",
            "note|say|About ${city}",
            "end_repeat|",
            "calculate|all||count(${city})");
    assertThat(facts)
        .containsEntry("/data/all bind calculate", "[count, [/, [^], data, child, city]]")
        .containsEntry("/data/child/many bind calculate", "[count, [/, [.], .., .., child]]")
        .containsEntry("/data/child/say label default", "About {../city}")
        .containsEntry(
            "/data/child/own bind calculate",
            "[indexed-repeat, [/, [^], data, child, province], [/, [^], data, child], 1.0]")
        .containsEntry(
            "/data/child/city choices from",
            "[/, [instance, city], root, [item, [=, [/, [.], province], [$, 1.0, province]]]]");
  }

  @Test
  void textsAreTranslatedWithMediaAndGuidance() throws Exception {
    Map<String, String> facts =
        facts(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label::中文 (zh)|label::English (en)|hint::English (en)|guidance_hint::中文 (zh)|image::中文 (zh)|constraint|constraint_message::中文 (zh)|constraint_message::English (en)",
                    "integer|age|多少岁？|How old?|In years|问年龄|age.png|. > 1|太小，${age}|Too small, ${age}",
                    "note|end|谢谢||||||")
                .form());
    assertThat(facts)
        .containsEntry("form languages", "中文 (zh), English (en)")
        .containsEntry("/data/age label English (en)", "How old?")
        .containsEntry("/data/age label image 中文 (zh)", "jr://images/age.png")
        .containsEntry("/data/age hint English (en)", "In years")
        .containsEntry("/data/age hint guidance 中文 (zh)", "问年龄")
        .containsEntry("/data/age bind jr:constraintMsg English (en)", "Too small, {/data/age}")
        .as("what is missing speaks the default language")
        .containsEntry("/data/end label English (en)", "谢谢");
  }

  @Test
  void aCountThatIsAnExpressionIsCalculatedInANodeOfItsOwn() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|repeat_count|appearance",
            "integer|n|N",
            "begin_repeat|a|A|${n}|field-list",
            "text|x|X",
            "begin_repeat|b|B|${n} + 1",
            "text|y|Y",
            "end_repeat|",
            "end_repeat|");
    assertThat(facts)
        .containsEntry("/data/a repeat jr:count", "/data/n")
        .containsEntry("/data/a repeat appearance", "field-list")
        .containsEntry("/data/a/b repeat jr:count", "/data/a/b_count")
        .containsEntry("/data/a/b_count bind calculate", "[+, [/, [^], data, n], 1.0]")
        .containsEntry("/data/a template of b", "inside");
  }

  @Test
  void defaultsAreFixedOrWorkedOutAtTheirMoment() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|default|calculation|trigger",
            "integer|n|N|7",
            "date|when|When|today()",
            "begin_repeat|r|R",
            "text|t|T|concat('a', ${n})",
            "end_repeat|",
            "dateTime|changed|||now()|${n}");
    assertThat(facts)
        .containsEntry("/data/n default", "7")
        .containsEntry("/data/when setvalue odk-instance-first-load in form", "= [today]")
        .containsEntry(
            "/data/r/t setvalue odk-instance-first-load odk-new-repeat in repeat /data/r",
            "= [concat, a, [/, [^], data, n]]")
        .containsEntry("/data/changed setvalue xforms-value-changed in input /data/n", "= [now]")
        .doesNotContainKey("/data/changed bind calculate");
  }

  @Test
  void choicesAreShuffledBySeedAndReadFromFiles() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|parameters",
            "integer|seed|Seed",
            "select_multiple city|a|A|randomize=true, seed=${seed}",
            "rank city|b|B|",
            "select_one_from_file village.csv|c|C|value=code label=said",
            "select_one_from_file place.geojson|d|D|");
    assertThat(facts)
        .containsEntry(
            "/data/a choices from",
            "[randomize, [/, [instance, city], root, item], [/, [^], data, seed]]")
        .containsEntry("/data/b bind type", "odk:rank")
        .containsEntry("/data/c choices' name", "code")
        .containsEntry("/data/c choices' label", "said")
        .containsEntry("list village source", "jr://file-csv/village.csv")
        .containsEntry("/data/d choices' name", "id")
        .containsEntry("/data/d choices' label", "title")
        .containsEntry("list place source", "jr://file/place.geojson");
  }

  @Test
  void twoQuestionsMayTakeOtherColumnsOfOneFile() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("form.xlsx"));
      zip.write(
          WorkbookBuilder.xlsx()
              .sheet(
                  "survey",
                  "type|name|label|parameters",
                  "select_one_from_file town.csv|a|A|",
                  "select_one_from_file town.csv|b|B|value=code label=said")
              .bytes());
      zip.putNextEntry(new ZipEntry("town.csv"));
      zip.write("name,label,code,said\na,A,1,One".getBytes(StandardCharsets.UTF_8));
    }
    Form form = XlsFormImport.read(bytes.toByteArray(), "towns").form().orElseThrow();
    String xml = xml(form);
    assertThat(xml.split("<instance id=", -1)).hasSize(2);
    assertThat(XFormShape.of(xml.getBytes(StandardCharsets.UTF_8)).facts)
        .containsEntry("list town source", "jr://file-csv/town.csv")
        .containsEntry("/data/a choices' name", "name")
        .containsEntry("/data/b choices' name", "code")
        .containsEntry("/data/b choices' label", "said");
  }

  @Test
  void parametersStandWhereClientsLookForThem() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|parameters|appearance",
            "range|much|Much|start=0 end=1 step=0.1|picker",
            "image|photo|Photo|max-pixels=640|signature",
            "geopoint|place|Place|capture-accuracy=5 warning-accuracy=50|placement-map",
            "audio|voice|Voice|quality=low|",
            "text|long|Long|rows=4|multiline");
    assertThat(facts)
        .containsEntry("/data/much bind type", "decimal")
        .containsEntry("/data/much range step", "0.1")
        .containsEntry("/data/much range appearance", "picker")
        .containsEntry("/data/photo bind orx:max-pixels", "640")
        .containsEntry("/data/place input accuracyThreshold", "5")
        .containsEntry("/data/place input unacceptableAccuracyThreshold", "50")
        .containsEntry("/data/voice bind odk:quality", "low")
        .containsEntry("/data/long input rows", "4");
  }

  @Test
  void whatTheDeviceKnowsIsPreloaded() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|parameters",
            "start|began||",
            "today|day||",
            "deviceid|device||",
            "text|q|Q|",
            "audit|audit||location-priority=balanced track-changes=true",
            "start-geopoint|here||");
    assertThat(facts)
        .containsEntry("/data/began bind jr:preload", "timestamp")
        .containsEntry("/data/began bind jr:preloadParams", "start")
        .containsEntry("/data/day bind jr:preload", "date")
        .containsEntry("/data/device bind jr:preloadParams", "deviceid")
        .containsEntry("/data/meta/instanceID bind jr:preload", "uid")
        .containsEntry("/data/meta/audit bind odk:track-changes", "true")
        .containsEntry("/data/here odk:setgeopoint odk-instance-first-load in form", "= ")
        .containsEntry("form controls in order", "input /data/q");
  }

  @Test
  void settingsAreCarriedAlong() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet("survey", "type|name|label|bind::esri:length", "text|who|Who|20")
                .sheet(
                    "settings",
                    "form_title|form_id|version|style|instance_name|submission_url|namespaces|attribute::prefix",
                    "A & B|ab|2026-1|theme-grid pages|concat(${who}, '!')|https://x.example/s|esri=\"http://esri.example/x\"|p")
                .form());
    assertThat(xml)
        .contains("xmlns:esri=\"http://esri.example/x\"", "esri:length=\"20\"")
        .contains("<h:title>A &amp; B</h:title>")
        .contains("<data id=\"ab\" version=\"2026-1\" prefix=\"p\">")
        .contains("<submission action=\"https://x.example/s\" method=\"post\"")
        .contains("nodeset=\"/data/meta/instanceName\"", "calculate=\"concat(/data/who, '!')\"")
        .contains("<h:body class=\"theme-grid pages\">");
    XFormUtils.getFormFromInputStream(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aTableListHasARowOfLabels() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|appearance",
            "begin_group|t|How much?|table-list",
            "select_one yes_no|a|A",
            "select_one yes_no|b|B",
            "end_group|");
    assertThat(facts)
        .containsEntry("/data/t group appearance", "field-list")
        .containsEntry("/data/t/generated_table_list_label_0 label default", "How much?")
        .containsEntry("/data/t/reserved_name_for_field_list_labels_1 select1 appearance", "label")
        .containsEntry("/data/t/b select1 appearance", "list-nolabel")
        .doesNotContainKey("/data/t label default");
  }

  @Test
  void whatXmlCannotHoldIsLeftOut() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Xml(out).open("a").attribute("b", "\"\u0001<").text("1 < 2 & \u0008😀\uFFFF").close().end();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("<a b=\"&quot;&lt;\">1 &lt; 2 &amp; 😀</a>");
  }

  @Test
  void anAnswerOfTheLastFillingIsReadFromIt() throws Exception {
    Map<String, String> facts =
        facts("type|name|label|default", "text|street|Street|${last-saved#street}");
    assertThat(facts)
        .containsEntry("list __last-saved source", "jr://instance/last-saved")
        .containsEntry(
            "/data/street setvalue odk-instance-first-load in form",
            "= [/, [instance, __last-saved], data, street]");
  }

  @Test
  void anEntityIsMadeOrChanged() throws Exception {
    String[] survey = {
      "type|name|label|save_to", "text|id|Id|", "text|who|Who|full_name", "integer|age|Age|"
    };
    Map<String, String> made =
        facts(
            WorkbookBuilder.xlsx()
                .sheet("survey", survey)
                .sheet("entities", "list_name|label|create_if", "people|${who}|${age} > 17")
                .form());
    assertThat(made)
        .containsEntry("/data/who bind entities:saveto", "full_name")
        .containsEntry("/data/meta/entity instance dataset", "people")
        .containsEntry("/data/meta/entity/@create bind calculate", "[>, [/, [^], data, age], 17.0]")
        .containsEntry("/data/meta/entity/label bind calculate", "[/, [^], data, who]");
    Map<String, String> changed =
        facts(
            WorkbookBuilder.xlsx()
                .sheet("survey", survey)
                .sheet("entities", "dataset|entity_id", "people|${id}")
                .form());
    assertThat(changed)
        .containsEntry("/data/meta/entity instance update", "1")
        .containsEntry("/data/meta/entity/@id bind calculate", "[/, [^], data, id]")
        .containsKey("/data/meta/entity/@baseVersion bind calculate");
  }

  @Test
  void exposureIsSaidInANamespaceOfItsOwn() {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet("survey", "type|name|label|privacy", "text|who|Who|identifier")
                .form());
    assertThat(xml).contains("fieldvoice:privacy=\"identifier\"");
  }
}
