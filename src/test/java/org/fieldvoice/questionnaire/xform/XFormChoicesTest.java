package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xform.XForms.CHOICES;
import static org.fieldvoice.questionnaire.xform.XForms.facts;
import static org.fieldvoice.questionnaire.xform.XForms.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/** What choices and lists become in an XForm. */
class XFormChoicesTest {

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
  void aFileBesideAListOfItsNameIsAnInstanceOfItsOwn() throws Exception {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label",
                "select_one city|a|A",
                "select_one_from_file city.csv|b|B")
            .sheet("choices", CHOICES)
            .bytes();
    byte[] csv = "name,label\nx,X\n".getBytes(StandardCharsets.UTF_8);
    Form form =
        XlsFormImport.read(WorkbookBuilder.zip(workbook, Map.of("city.csv", csv)), "x")
            .form()
            .orElseThrow();
    assertThat(facts(form))
        .containsEntry("/data/a choice 1 label default", "Changsha")
        .containsEntry("/data/b choices from", "[/, [instance, city_external], root, item]")
        .containsEntry("list city_external source", "jr://file-csv/city.csv");
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
}
