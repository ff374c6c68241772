package org.fieldvoice.questionnaire.xlsform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a CSV file as RFC 4180 has it: quotes doubled inside quotes, line ends inside quotes;
 * commas between the fields, or semicolons or tabs where the first line has none. A first line
 * {@code sep=;}, by which Excel tells its separator, is none of the list.
 */
final class Csv {

  private static final Pattern TOLD = Pattern.compile("^sep=([,;\t])(?:\r\n|\r|\n)");

  private final String text;
  private final char separator;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private SortedMap<Integer, String> row = new TreeMap<>();
  private final StringBuilder field = new StringBuilder();
  private int column;
  private int line = 1;
  private int openedAt;
  private boolean quoted;
  private boolean atStart = true;

  private Csv(String written) {
    Matcher told = TOLD.matcher(written);
    this.text = told.replaceFirst("");
    String first = text.lines().findFirst().orElse("");
    if (told.reset().find()) {
      this.separator = told.group(1).charAt(0);
    } else if (first.contains(",") || !first.contains(";") && !first.contains("\t")) {
      this.separator = ',';
    } else {
      this.separator = first.contains(";") ? ';' : '\t';
    }
  }

  /** A file as a sheet; what is wrong with it goes to the report. */
  static Optional<Sheet> read(String name, byte[] bytes, Report report) {
    try {
      return Optional.of(sheet(name, bytes));
    } catch (ListFile.Unreadable e) {
      e.tell(report, name);
      return Optional.empty();
    }
  }

  static Sheet sheet(String name, byte[] bytes) throws ListFile.Unreadable {
    Csv csv = new Csv(text(bytes));
    for (int i = 0; i < csv.text.length(); i++) {
      i += csv.read(i);
    }
    if (csv.quoted) {
      throw new ListFile.Unreadable(csv.openedAt, Rule.FILE_QUOTE_OPEN, "");
    }
    csv.endRow();
    return new Sheet(name, List.copyOf(csv.rows));
  }

  /** Takes the character at this place and says how many more it used up. */
  private int read(int i) {
    char c = text.charAt(i);
    if (quoted) {
      return readQuoted(i, c);
    }
    if (c == '"' && atStart) {
      quoted = true;
      openedAt = line;
      atStart = false;
    } else if (c == separator) {
      endField();
    } else if (c == '\n' || c == '\r' && !isBefore(i, '\n')) {
      endRow();
      line++;
    } else if (c != '\r') {
      field.append(c);
      atStart &= c == ' ';
    }
    return 0;
  }

  private int readQuoted(int i, char c) {
    if (c == '"' && isBefore(i, '"')) {
      field.append('"');
      return 1;
    }
    if (c == '"') {
      quoted = false;
    } else if (c != '\r') {
      field.append(c);
      line += c == '\n' ? 1 : 0;
    }
    return 0;
  }

  private boolean isBefore(int i, char next) {
    return i + 1 < text.length() && text.charAt(i + 1) == next;
  }

  private void endField() {
    String value = field.toString().strip();
    if (!value.isEmpty()) {
      row.put(column, value);
    }
    field.setLength(0);
    column++;
    atStart = true;
  }

  private void endRow() {
    endField();
    if (!row.isEmpty()) {
      rows.add(new Sheet.Row(line, row));
    }
    row = new TreeMap<>();
    column = 0;
  }

  /** UTF-8, or UTF-16 with its mark, without the mark. */
  static String text(byte[] bytes) throws ListFile.Unreadable {
    boolean utf16 =
        bytes.length > 1
            && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
    Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ListFile.Unreadable(0, Rule.FILE_NOT_UTF8, "");
    }
  }
}
