package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is odd in a list's file and can be read all the same is told. */
class ListRowsTest {

  @Test
  void aFileOfWhichNothingCanBeChosenSaysSo() {
    assertThat(warnings("select_one_from_file towns.csv", "towns.csv", "name,label\n"))
        .containsExactly("The file \"towns.csv\" has no rows: the list is empty.");
    assertThat(warnings("select_one_from_file towns.csv", "towns.csv", "name,label\n,Bern\nx,X\n"))
        .containsExactly(
            "In the file \"towns.csv\", rows without a text in the column \"name\": 1. Whoever"
                + " chooses one gives no answer.");
    assertThat(
            warnings(
                "select_one_from_file towns.geojson",
                "towns.geojson",
                "{\"features\": [{\"properties\": {\"title\": \"T\"}}, {\"id\": 1}]}"))
        .singleElement()
        .asString()
        .contains("rows without a text in the column \"id\": 1");
  }

  @Test
  void aValueWithASpaceIsToldWhereSeveralCanBeChosen() {
    String towns = "name,label\na b,AB\n";
    assertThat(warnings("select_one_from_file towns.csv", "towns.csv", towns)).isEmpty();
    assertThat(warnings("select_multiple_from_file towns.csv", "towns.csv", towns))
        .singleElement()
        .asString()
        .contains("the value \"a b\" has a space in it");
  }

  @Test
  void aFirstLineThatTellsExcelTheSeparatorIsNoRow() {
    assertThat(
            warnings(
                "select_one_from_file towns.csv", "towns.csv", "sep=;\r\nname;label\r\nx;X, Y\r\n"))
        .isEmpty();
  }

  @Test
  void whatAMacOrAnOpenWorkbookLeavesInAZipIsPassedOver() {
    byte[] form =
        WorkbookBuilder.survey("type|name|label", "select_one_from_file towns.csv|t|Town").bytes();
    Map<String, byte[]> files =
        Map.of(
            "form/towns.csv", "name,label\nx,X\n".getBytes(StandardCharsets.UTF_8),
            "form/._towns.csv", new byte[] {0, 5, 22, 7},
            "__MACOSX/form/._towns.csv", new byte[] {0, 5, 22, 7},
            "form/.DS_Store", new byte[] {1},
            "form/~$questionnaire.xlsx", new byte[] {1});
    XlsFormImport.Imported imported = XlsFormImport.read(WorkbookBuilder.zip(form, files), "f");
    assertThat(imported.media()).isEmpty();
    assertThat(imported.report().warnings())
        .extracting(Finding::rule)
        .containsOnly(Rule.NO_FORM_ID);
    assertThat(imported.form().orElseThrow().choiceLists()).containsOnlyKeys("towns.csv");
  }

  private static List<String> warnings(String type, String file, String text) {
    byte[] form = WorkbookBuilder.survey("type|name|label", type + "|t|Town").bytes();
    Map<String, byte[]> files = Map.of(file, text.getBytes(StandardCharsets.UTF_8));
    XlsFormImport.Imported imported = XlsFormImport.read(WorkbookBuilder.zip(form, files), "f");
    assertThat(imported.form()).isPresent();
    return imported.report().warnings(Locale.ENGLISH).stream()
        .map(Finding.Line::message)
        .filter(message -> !message.contains("form_id"))
        .toList();
  }
}
