package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fieldvoice.questionnaire.Form;
import org.junit.jupiter.api.Test;

/** A form goes out with its lists and pictures, and comes in again equal. */
class FormZipTest {

  private static final byte[] PICTURE = {1, 2, 3};

  private static final Map<String, String> LISTS =
      Map.of(
          "towns.csv",
          "name,label,label::中文 (zh),note\nsz,\"Shenzhen, \"\"S\"\"\",深圳,\"two\nlines\"\ndg,Dongguan,,\n",
          "villages.xml",
          "<root><item><name>a</name><label>A &amp; B</label></item><item><name>b</name></item></root>",
          "places.geojson",
          "{\"type\":\"FeatureCollection\",\"features\":["
              + "{\"type\":\"Feature\",\"id\":\"p\",\"properties\":{\"title\":\"P\",\"n\":3},"
              + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[114.05,22.50]}},"
              + "{\"type\":\"Feature\",\"id\":\"l\",\"properties\":{\"title\":\"L\"},"
              + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2,3],[4.5,-5]]}},"
              + "{\"type\":\"Feature\",\"properties\":{\"id\":\"q\",\"title\":\"Q\"},\"geometry\":null}]}");

  private static XlsFormImport.Imported imported() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)|label::中文 (zh)|media::image|parameters",
                "select_one_from_file towns.csv|town|Town|镇|town.png|",
                "select_multiple_from_file villages.xml|village|Village|村||",
                "select_one_from_file places.geojson|place|Place|地||",
                "select_one_from_file towns.csv|other|Other|别||value=label label=note")
            .bytes();
    Map<String, byte[]> files = new LinkedHashMap<>();
    LISTS.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    files.put("town.png", PICTURE);
    return XlsFormImport.read(WorkbookBuilder.zip(workbook, files), "unnamed");
  }

  private static byte[] written(Form form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FormZip.write(form, "towns-1", Map.of("town.png", file -> file.write(PICTURE)), out);
    return out.toByteArray();
  }

  @Test
  void itComesInAgainEqual() throws IOException {
    Form form = imported().form().orElseThrow();
    XlsFormImport.Imported again = XlsFormImport.read(written(form), "another");
    assertThat(again.form()).contains(form);
    assertThat(again.media())
        .singleElement()
        .satisfies(m -> assertThat(m.bytes()).isEqualTo(PICTURE));
  }

  @Test
  void eachListIsAFileThatOtherProgramsRead() throws IOException {
    Form form = imported().form().orElseThrow();
    Map<String, byte[]> files = unzipped(written(form));
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "towns-1.xlsx", "towns.csv", "villages.xml", "places.geojson", "town.png");
    for (String name : LISTS.keySet()) {
      Report report = new Report();
      assertThat(
              ListFile.of(name, files.getOrDefault(name, new byte[0]), report).map(ListFile::rows))
          .isEqualTo(
              ListFile.of(
                      name, LISTS.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8), report)
                  .map(ListFile::rows));
    }
  }

  private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
