package org.fieldvoice.questionnaire.xlsform;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.xml.sax.SAXException;

/**
 * Reads {@code .xlsx}, {@code .xlsm} without macros and {@code .xls} into text. A number comes as
 * {@code 5}, not {@code 5.0}, a date as ISO 8601, a formula as its stored result. An {@code .xlsx}
 * is read as a stream, so a sheet of a million blank rows costs nothing.
 */
final class WorkbookReader {

  static final long MAX_BYTES = 20L << 20;

  private WorkbookReader() {}

  /**
   * The sheets in order, or a {@link Refusal}.
   *
   * @param wanted by the sheet's name; the others come without rows, unless there is but one
   */
  static List<Sheet> read(byte[] bytes, Predicate<String> wanted) {
    if (bytes.length > MAX_BYTES) {
      throw new Refusal(
          Rule.TOO_LARGE, Cell.WORKBOOK, Map.of("limit", MAX_BYTES / 1_048_576 + " MB"));
    }
    try {
      FileMagic magic = FileMagic.valueOf(bytes);
      if (magic == FileMagic.OLE2) {
        return OldWorkbook.read(bytes, wanted);
      }
      if (magic == FileMagic.OOXML) {
        return Ooxml.read(bytes, wanted);
      }
    } catch (EncryptedDocumentException e) {
      throw new Refusal(Rule.ENCRYPTED);
    } catch (Refusal e) {
      throw e;
    } catch (IOException | SAXException | RuntimeException | StackOverflowError e) {
      throw refusalFor(e);
    }
    throw new Refusal(Rule.NOT_A_WORKBOOK);
  }

  /** What a library threw for bytes that make no sense to it. */
  private static Refusal refusalFor(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return refusal;
      }
    }
    return new Refusal(Rule.NOT_A_WORKBOOK);
  }
}
