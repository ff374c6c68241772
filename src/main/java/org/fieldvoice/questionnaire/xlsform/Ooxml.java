package org.fieldvoice.questionnaire.xlsform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * An {@code .xlsx} or {@code .xlsm}: a zip of XML parts (ECMA-376, also in its strict form). Only
 * the sheets that are asked for are unpacked, and all together to a limit.
 */
final class Ooxml implements AutoCloseable {

  /** An Excel file that unpacks to more is no questionnaire. */
  static final long MAX_INFLATED_BYTES = 150L << 20;

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
  private final Map<String, String> sheetIds = new LinkedHashMap<>();
  private long inflated;
  private boolean from1904;

  private Ooxml(byte[] bytes) throws IOException {
    this.zip = ZipFile.builder().setByteArray(bytes).get();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
      parts.put(name.startsWith("/") ? name.substring(1) : name, entry);
    }
  }

  /**
   * @param wanted by the sheet's name; the others come without rows
   */
  static List<Sheet> read(byte[] bytes, Predicate<String> wanted) throws IOException, SAXException {
    try (Ooxml file = new Ooxml(bytes)) {
      if (file.parts.keySet().stream().anyMatch(p -> p.endsWith("vbaproject.bin"))) {
        throw new Refusal(Rule.MACROS);
      }
      return file.sheets(wanted);
    }
  }

  private List<Sheet> sheets(Predicate<String> wanted) throws IOException, SAXException {
    String workbook =
        relations("").entrySet().stream()
            .filter(r -> r.getKey().endsWith("/officeDocument"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("xl/workbook.xml");
    new WorkbookPart().read(part(workbook));
    Map<String, String> relations = relations(workbook);
    List<String> strings = new SharedStrings().read(this, relations, "/sharedStrings");
    SheetStyles styles = new SheetStyles();
    for (Map.Entry<String, String> relation : relations.entrySet()) {
      if (relation.getKey().endsWith("/styles") && has(relation.getValue())) {
        styles.read(part(relation.getValue()));
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    for (Map.Entry<String, String> sheet : sheetIds.entrySet()) {
      SheetText text = new SheetText(sheet.getKey());
      String target = relations.getOrDefault("#" + sheet.getValue(), "");
      boolean only = sheetIds.size() == 1;
      if ((only || wanted.test(sheet.getKey())) && has(target)) {
        new SheetXml(text, strings, styles, from1904).read(part(target));
      }
      sheets.add(text.sheet());
    }
    return sheets;
  }

  boolean has(String name) {
    return parts.containsKey(name.toLowerCase(Locale.ROOT));
  }

  InputStream part(String name) throws IOException {
    ZipArchiveEntry entry = parts.get(name.toLowerCase(Locale.ROOT));
    if (entry == null) {
      throw new IOException("The part " + name + " is missing");
    }
    return new Counted(zip.getInputStream(entry));
  }

  /** A part's relations: the target by {@code #} and id, and by type. */
  private Map<String, String> relations(String part) throws IOException, SAXException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    Map<String, String> targets = new LinkedHashMap<>();
    String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    if (has(name)) {
      new Xml() {
        @Override
        void begin(String element, Attributes attributes) {
          String target = resolved(folder, attribute(attributes, "Target"));
          targets.put("#" + attribute(attributes, "Id"), target);
          targets.putIfAbsent(attribute(attributes, "Type"), target);
        }
      }.read(part(name));
    }
    return targets;
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String path = folder + target;
    return path.replaceAll("[^/]+/\\.\\./", "").replace("./", "");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Names and order of the sheets, and which day is the first. */
  private final class WorkbookPart extends Xml {
    @Override
    void begin(String name, Attributes attributes) {
      if (name.equals("sheet")) {
        sheetIds.putIfAbsent(attribute(attributes, "name"), attribute(attributes, "id"));
      } else if (name.equals("workbookPr")) {
        from1904 = List.of("1", "true").contains(attribute(attributes, "date1904"));
      }
    }
  }

  /** Counts what a part unpacks to. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) {
      inflated += n;
      if (inflated > MAX_INFLATED_BYTES) {
        throw new Refusal(
            Rule.TOO_LARGE,
            Cell.WORKBOOK,
            Map.of("limit", MAX_INFLATED_BYTES / 1_048_576 + " MB unpacked"));
      }
    }
  }
}
