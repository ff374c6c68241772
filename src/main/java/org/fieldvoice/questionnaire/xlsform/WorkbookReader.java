package org.fieldvoice.questionnaire.xlsform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads {@code .xlsx} and {@code .xls} into text. A number comes as {@code 5}, not {@code 5.0}, a
 * date as ISO 8601, a formula as its stored result. An {@code .xlsx} is read as a stream, so a
 * sheet of a million blank rows costs nothing.
 */
final class WorkbookReader {

  static final long MAX_BYTES = 20L << 20;

  private static final long MAX_INFLATED_BYTES = 100L << 20;
  private static final String ENCRYPTED_PART = "EncryptedPackage";
  private static final String MACRO_DIRECTORY = "_VBA_PROJECT_CUR";

  static {
    ZipSecureFile.setMaxEntrySize(MAX_INFLATED_BYTES);
    ZipSecureFile.setMaxTextSize(MAX_INFLATED_BYTES);
  }

  private WorkbookReader() {}

  /** The sheets in order, or a {@link Refusal}. */
  static List<Sheet> read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new Refusal(
          Rule.TOO_LARGE, Cell.WORKBOOK, Map.of("limit", MAX_BYTES / 1_048_576 + " MB"));
    }
    try {
      FileMagic magic = FileMagic.valueOf(bytes);
      if (magic == FileMagic.OLE2) {
        return readOle2(bytes);
      }
      if (magic == FileMagic.OOXML) {
        return readOoxml(bytes);
      }
    } catch (EncryptedDocumentException e) {
      throw new Refusal(Rule.ENCRYPTED);
    } catch (Refusal e) {
      throw e;
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException e) {
      throw refusalFor(e);
    }
    throw new Refusal(Rule.NOT_A_WORKBOOK);
  }

  /** POI tells a zip bomb by its message only. */
  private static Refusal refusalFor(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return refusal;
      }
      String message = String.valueOf(t.getMessage());
      if (message.contains("Zip bomb") || message.contains("max allowed size")) {
        return new Refusal(
            Rule.TOO_LARGE, Cell.WORKBOOK, Map.of("limit", MAX_INFLATED_BYTES / 1_048_576 + " MB"));
      }
    }
    return new Refusal(Rule.NOT_A_WORKBOOK);
  }

  private static List<Sheet> readOoxml(byte[] bytes)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    try (OPCPackage opc = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      for (PackagePart part : opc.getParts()) {
        if (part.getPartName().getName().endsWith("vbaProject.bin")) {
          throw new Refusal(Rule.MACROS);
        }
      }
      XSSFReader reader = new XSSFReader(opc);
      ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(opc);
      StylesTable styles = reader.getStylesTable();
      List<Sheet> sheets = new ArrayList<>();
      XSSFReader.SheetIterator parts = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (parts.hasNext()) {
        try (InputStream xml = parts.next()) {
          SheetText text = new SheetText(parts.getSheetName());
          XMLReader parser = XMLHelper.newXMLReader();
          parser.setContentHandler(
              new XSSFSheetXMLHandler(styles, null, strings, text, new PlainFormatter(), false));
          parser.parse(new InputSource(xml));
          sheets.add(text.sheet());
        }
      }
      return sheets;
    }
  }

  private static List<Sheet> readOle2(byte[] bytes) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      if (files.getRoot().hasEntry(ENCRYPTED_PART)) {
        throw new Refusal(Rule.ENCRYPTED);
      }
      if (files.getRoot().hasEntry(MACRO_DIRECTORY)) {
        throw new Refusal(Rule.MACROS);
      }
      try (HSSFWorkbook workbook = new HSSFWorkbook(files)) {
        List<Sheet> sheets = new ArrayList<>();
        workbook.forEach(s -> sheets.add(sheetOf(s)));
        return sheets;
      }
    }
  }

  private static Sheet sheetOf(org.apache.poi.ss.usermodel.Sheet sheet) {
    SheetText text = new SheetText(sheet.getSheetName());
    for (org.apache.poi.ss.usermodel.Row row : sheet) {
      text.startRow(row.getRowNum());
      row.forEach(cell -> text.put(cell.getColumnIndex(), textOf(cell)));
      text.endRow(row.getRowNum());
    }
    return text.sheet();
  }

  private static String textOf(org.apache.poi.ss.usermodel.Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? PlainFormatter.date(cell.getNumericCellValue(), false)
              : PlainFormatter.number(cell.getNumericCellValue());
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
      default -> "";
    };
  }
}
