package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.junit.jupiter.api.Test;

/** What may be sent, and what is refused before anything is understood. */
class UploadTest {

  @Test
  void aZipBringsItsListsAndPictures() throws IOException {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|media::image|calculation",
                "select_one_from_file towns.csv|town|Town|town.png|",
                "calculate|people|||pulldata('towns', 'people', 'name', ${town})")
            .bytes();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("form/town.png", new byte[] {1, 2, 3});
    files.put("form/questionnaire.xlsx", workbook);
    files.put(
        "form/towns.csv",
        "\ufeffname,label,people\nsz,\"Shenzhen, 深圳\",17\ndg,\"Dong\"\"guan\"\"\",10\n"
            .getBytes(StandardCharsets.UTF_8));

    XlsFormImport.Imported imported = XlsFormImport.read(zip(files), "unnamed");

    Form form = imported.form().orElseThrow();
    assertThat(form.choiceLists().keySet()).containsExactly("towns.csv");
    var towns = form.choiceLists().values().iterator().next().choices();
    assertThat(towns.get(0).label().byTag()).containsEntry("und", "Shenzhen, 深圳");
    assertThat(towns.get(1).label().byTag()).containsEntry("und", "Dong\"guan\"");
    assertThat(towns.get(1).columns()).containsEntry("people", "10");
    Circumstances now =
        new Circumstances(OffsetDateTime.parse("2026-03-05T10:00:00+08:00"), new Random(1), "und");
    Filling filling =
        Filling.of(FormLogic.of(form), Json.createObjectBuilder().add("town", "dg").build(), now);
    assertThat(filling.answers()).hasToString("{\"town\":\"dg\",\"people\":\"10\"}");
    assertThat(imported.media()).hasSize(1);
    assertThat(imported.media().get(0).name()).isEqualTo("town.png");
    assertThat(imported.media().get(0).mediaType()).isEqualTo("image/png");
    assertThat(imported.report().warnings().stream().map(Finding::rule))
        .containsExactly(Rule.NO_FORM_ID);
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    assertThat(refusal("just text".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Rule.NOT_A_WORKBOOK);
    assertThat(refusal(new byte[0])).isEqualTo(Rule.NOT_A_WORKBOOK);
    assertThat(refusal(zip(Map.of("readme.txt", new byte[] {65})))).isEqualTo(Rule.NOT_A_WORKBOOK);
    byte[] whole = WorkbookBuilder.xlsx().sheet("survey", "type|name|label").bytes();
    assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Rule.NOT_A_WORKBOOK);
  }

  @Test
  void aPasswordIsAskedToBeTakenOff() throws Exception {
    assertThat(refusal(encrypted())).isEqualTo(Rule.ENCRYPTED);
    try (HSSFWorkbook old = new HSSFWorkbook()) {
      Biff8EncryptionKey.setCurrentUserPassword("secret");
      WorkbookBuilder.of(old).sheet("survey", "type|name|label");
      byte[] locked = WorkbookBuilder.of(old).bytes();
      Biff8EncryptionKey.setCurrentUserPassword(null);
      assertThat(refusal(locked)).isEqualTo(Rule.ENCRYPTED);
    }
  }

  @Test
  void macrosAreRefused() throws IOException {
    byte[] workbook = WorkbookBuilder.xlsx().sheet("survey", "type|name|label").bytes();
    assertThat(refusal(withPart(workbook, "xl/vbaProject.bin", new byte[] {1})))
        .isEqualTo(Rule.MACROS);
  }

  @Test
  void aSheetThatUnpacksToFarMoreThanItShowsIsRefused() throws IOException {
    byte[] zeros = new byte[300 << 20];
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bomb.xlsx", zeros);
    assertThat(refusal(zip(files))).isEqualTo(Rule.TOO_LARGE);

    byte[] workbook = WorkbookBuilder.xlsx().sheet("survey", "type|name|label").bytes();
    byte[] sheet = new byte[150 << 20];
    Arrays.fill(sheet, (byte) ' ');
    byte[] start = "<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, sheet, 0, start.length);
    assertThat(refusal(withPart(workbook, "xl/worksheets/sheet1.xml", sheet)))
        .isEqualTo(Rule.TOO_LARGE);
  }

  @Test
  void tooManyRowsAreRefusedWithTheirNumber() {
    String[] lines = new String[SurveyReader.LIMIT + 2];
    Arrays.setAll(lines, i -> i == 0 ? "type|name|label" : "text|q" + i + "|Q");
    XlsFormImport.Imported imported = WorkbookBuilder.xlsx().sheet("survey", lines).imported();
    assertThat(imported.report().problems(Locale.ENGLISH).get(0).message())
        .isEqualTo("The survey sheet has 5001 rows; the limit is 5000.");
  }

  @Test
  void tooManyLanguagesAreRefused() {
    StringBuilder head = new StringBuilder("type|name");
    StringBuilder row = new StringBuilder("text|a");
    for (int i = 0; i <= Languages.LIMIT; i++) {
      head.append("|label::L").append(i);
      row.append("|A");
    }
    XlsFormImport.Imported imported =
        WorkbookBuilder.xlsx().sheet("survey", head.toString(), row.toString()).imported();
    assertThat(imported.report().problems().stream().map(Finding::rule))
        .containsExactly(Rule.TOO_MANY_LANGUAGES);
  }

  @Test
  void aWorkbookWithoutASurveySheetSaysWhichSheetsItHas() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.xlsx().sheet("questions", "type").sheet("lists", "name").imported();
    assertThat(imported.report().problems(Locale.ENGLISH).get(0).message())
        .isEqualTo("There is no sheet named \"survey\". The sheets are: questions, lists.");
  }

  private static Rule refusal(byte[] bytes) {
    XlsFormImport.Imported imported = XlsFormImport.read(bytes, "unnamed");
    assertThat(imported.form()).isEmpty();
    List<Finding> problems = imported.report().problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).in(Locale.ENGLISH).message()).isNotEmpty();
    return problems.get(0).rule();
  }

  private static byte[] encrypted() throws Exception {
    byte[] workbook = WorkbookBuilder.xlsx().sheet("survey", "type|name|label").bytes();
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OPCPackage opc = OPCPackage.open(new java.io.ByteArrayInputStream(workbook));
          java.io.OutputStream sealed = encryptor.getDataStream(files)) {
        opc.save(sealed);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  static byte[] withPart(byte[] workbook, String name, byte[] part) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(workbook))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        byte[] bytes = zip.readAllBytes();
        if (e.getName().equals("[Content_Types].xml")) {
          bytes =
              new String(bytes, StandardCharsets.UTF_8)
                  .replace(
                      "</Types>",
                      "<Default Extension=\"bin\""
                          + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
                  .getBytes(StandardCharsets.UTF_8);
        }
        files.put(e.getName(), bytes);
      }
    }
    files.put(name, part);
    return zip(files);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
