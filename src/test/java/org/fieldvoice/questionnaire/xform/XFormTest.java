package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xform.XForms.facts;
import static org.fieldvoice.questionnaire.xform.XForms.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.Test;

/** What the parts of a form become in an XForm; JavaRosa loads every one of them. */
class XFormTest {

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
  void whatXmlCannotHoldIsLeftOut() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Xml(out).open("a").attribute("b", "\"\u0001<").text("1 < 2 & \u0008😀\uFFFF").close().end();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("<a b=\"&quot;&lt;\">1 &lt; 2 &amp; 😀</a>");
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
