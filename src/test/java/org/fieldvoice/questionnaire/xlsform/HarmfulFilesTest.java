package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to do harm are refused with a sentence, before they do. */
class HarmfulFilesTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHEET,
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels"
      })
  void growingEntitiesAreRefused(String part) throws IOException {
    String lol =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>";
    assertThat(refusal(UploadTest.withPart(workbook(), part, utf8(lol))))
        .isEqualTo(
            "The file is built to do harm: it declares entities, or its parts are nested without end.");
  }

  @Test
  void entitiesThatFetchFilesAreRefused() throws IOException {
    String xxe =
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
    assertThat(refusal(UploadTest.withPart(workbook(), SHEET, utf8(xxe))))
        .contains("built to do harm");
  }

  @ParameterizedTest
  @ValueSource(strings = {SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"})
  void elementsNestedWithoutEndAreRefused(String part) throws IOException {
    byte[] nested = utf8("<x>".repeat(3_000_000));
    assertThat(refusal(UploadTest.withPart(workbook(), part, nested))).contains("built to do harm");
  }

  @Test
  void aCellWithoutEndIsRefusedWithItsPlace() throws IOException {
    Finding finding = only(huge("<c r=\"C2\" t=\"inlineStr\"><is><t>", "</t></is></c>"));
    assertThat(finding.rule()).isEqualTo(Rule.CELL_TOO_LONG);
    assertThat(finding.row() + finding.column()).isEqualTo("2C");
    assertThat(finding.in(Locale.ENGLISH).message())
        .isEqualTo("A cell holds more than 32767 characters.");
  }

  @Test
  void aSharedTextWithoutEndIsRefused() throws IOException {
    byte[] text = new byte[40_000];
    Arrays.fill(text, (byte) 'a');
    String shared = "<sst><si><t>" + new String(text, StandardCharsets.UTF_8) + "</t></si></sst>";
    assertThat(only(UploadTest.withPart(workbook(), "xl/sharedStrings.xml", utf8(shared))).rule())
        .isEqualTo(Rule.CELL_TOO_LONG);
  }

  @Test
  void macrosAreRefusedAndAMacroBookWithoutAnyIsTaken() throws IOException {
    byte[] bare = retyped(workbook());
    assertThat(XlsFormImport.read(bare, "f").form()).isPresent();
    assertThat(refusal(UploadTest.withPart(bare, "xl/vbaProject.bin", new byte[] {1})))
        .isEqualTo("The workbook holds macros.");
    try (HSSFWorkbook old = new HSSFWorkbook()) {
      WorkbookBuilder.of(old).sheet("survey", "type|name|label", "text|a|A");
      old.getDirectory();
      byte[] bytes = WorkbookBuilder.of(old).bytes();
      try (var files =
              new org.apache.poi.poifs.filesystem.POIFSFileSystem(new ByteArrayInputStream(bytes));
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        files.getRoot().createDirectory("_VBA_PROJECT_CUR");
        files.writeFilesystem(out);
        assertThat(refusal(out.toByteArray())).isEqualTo("The workbook holds macros.");
      }
    }
  }

  @Test
  void sheetsThatAreNotTheFormsAreNeverUnpacked() throws IOException {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", "type|name|label", "text|a|A")
            .sheet("pivot", "x")
            .bytes();
    byte[] broken = UploadTest.withPart(workbook, "xl/worksheets/sheet2.xml", new byte[160 << 20]);
    assertThat(XlsFormImport.read(broken, "f").form()).isPresent();
  }

  @Test
  void datesCountFromWhereTheirWorkbookSays() throws IOException {
    try (Workbook workbook = new XSSFWorkbook()) {
      ((XSSFWorkbook) workbook).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
      assertThat(date(workbook)).isEqualTo("2020-08-02");
    }
  }

  private static String date(Workbook workbook) {
    WorkbookBuilder builder =
        WorkbookBuilder.of(workbook).sheet("survey", "type|name|label|default", "date|a|A|");
    Row row = workbook.getSheetAt(0).getRow(1);
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    row.createCell(3).setCellValue(42583.0);
    row.getCell(3).setCellStyle(style);
    return ((Question) builder.form().items().get(0)).dflt().orElseThrow().text();
  }

  /** A sheet with 100 MB of one letter in a cell. */
  private static byte[] huge(String before, String after) throws IOException {
    byte[] part = new byte[100 << 20];
    Arrays.fill(part, (byte) 'a');
    byte[] head = utf8("<worksheet><sheetData><row r=\"2\">" + before);
    System.arraycopy(head, 0, part, 0, head.length);
    byte[] tail = utf8(after + "</row></sheetData></worksheet>");
    System.arraycopy(tail, 0, part, part.length - tail.length, tail.length);
    return UploadTest.withPart(workbook(), SHEET, part);
  }

  /** The same workbook as Excel saves it when macros are allowed. */
  private static byte[] retyped(byte[] workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(
            utf8(
                text.replace(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    "application/vnd.ms-excel.sheet.macroEnabled.main+xml")));
      }
    }
    return out.toByteArray();
  }

  private static byte[] workbook() {
    return WorkbookBuilder.xlsx().sheet("survey", "type|name|label", "text|a|A").bytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String refusal(byte[] bytes) {
    return only(bytes).in(Locale.ENGLISH).message();
  }

  private static Finding only(byte[] bytes) {
    XlsFormImport.Imported imported = XlsFormImport.read(bytes, "f");
    assertThat(imported.form()).isEmpty();
    assertThat(imported.report().problems()).hasSize(1);
    return imported.report().problems().get(0);
  }
}
