package org.fieldvoice.questionnaire.xlsform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/** Gathers one sheet's filled cells, up to a size that no questionnaire reaches. */
final class SheetText {

  private static final int MAX_CELLS = 2_000_000;
  private static final int MAX_COLUMNS = 16_384;

  private static final char FIRST_ACCENT = '\u0300';
  private static final char LAST_ACCENT = '\u036f';
  private static final int MAX_AREAS = 100_000;

  private static final Pattern AREA = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):\\1(\\d{1,7})");
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final String name;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private final List<Sheet.Fault> faults = new ArrayList<>();
  private final List<Sheet.Area> merged = new ArrayList<>();
  private SortedMap<Integer, String> row = new TreeMap<>();
  private int cells;

  SheetText(String name) {
    this.name = name;
  }

  void startRow(int index) {
    row = new TreeMap<>();
  }

  void endRow(int index) {
    if (!row.isEmpty()) {
      rows.add(new Sheet.Row(index + 1, row));
    }
  }

  void put(int column, String value) {
    String text = clean(value);
    if (text.isEmpty()) {
      return;
    }
    cells++;
    if (cells > MAX_CELLS) {
      throw new Refusal(Rule.TOO_LARGE, Cell.ofSheet(name), Map.of("limit", MAX_CELLS + " cells"));
    }
    row.put(column, text);
  }

  /** A cell whose formula has no result. */
  void fault(int index, int column, String error) {
    faults.add(new Sheet.Fault(index + 1, column, error));
  }

  /** Cells of one column that are merged; others and hostile numbers of them are passed over. */
  void merge(String reference) {
    Matcher area = AREA.matcher(reference);
    if (area.matches() && merged.size() < MAX_AREAS) {
      int first = Integer.parseInt(area.group(2));
      merged.add(new Sheet.Area(first, Integer.parseInt(area.group(3)), column(reference, 0)));
    }
  }

  Cell place(int index, int column) {
    return new Cell(name, index + 1, CellReference.convertNumToColString(column), "");
  }

  Sheet sheet() {
    return new Sheet(name, List.copyOf(rows), List.copyOf(faults), List.copyOf(merged));
  }

  /** The column that a reference such as {@code AB12} is in, from 0. */
  static int column(String reference, int otherwise) {
    int column = 0;
    int letters = 0;
    while (letters < reference.length() && letters < 4 && isLetter(reference.charAt(letters))) {
      column = column * 26 + Character.toUpperCase(reference.charAt(letters)) - 'A' + 1;
      letters++;
    }
    int index = letters == 0 ? otherwise : column - 1;
    if (index >= MAX_COLUMNS) {
      throw new Refusal(Rule.NOT_A_WORKBOOK);
    }
    return index;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  /** Without the blanks around it, among them those that nobody sees. */
  static String clean(String value) {
    String whole = hasSurrogate(value) ? LONE_SURROGATE.matcher(value).replaceAll("\ufffd") : value;
    String text = whole.replace("\r\n", "\n").replace('\u00a0', ' ').strip();
    int start = 0;
    int end = text.length();
    while (start < end && isInvisible(text.charAt(start))) {
      start++;
    }
    while (end > start && isInvisible(text.charAt(end - 1))) {
      end--;
    }
    return composed(text.substring(start, end));
  }

  /** Letters with their accents: some keyboards and file systems write the two apart. */
  static String composed(String text) {
    boolean apart = text.chars().anyMatch(c -> c >= FIRST_ACCENT && c <= LAST_ACCENT);
    return apart ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInvisible(char c) {
    return c == '\u200b' || c == '\ufeff' || Character.isWhitespace(c);
  }
}
