package org.fieldvoice.response;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fieldvoice.response.Columns.Column;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export as a workbook that is written as it grows. Its cells are typed: a text is
 * a text even where it looks like a formula. A sheet holds a million lines; the next ones go to a
 * further sheet.
 */
final class XlsxTable implements TableLines.Table {

  private static final int MOST_LINES = 1_000_000;
  private static final int MOST_CHARACTERS = 32_767;
  private static final int FLUSH_EVERY = 500;

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private List<Column> columns = List.of();
  private int sheets;
  private int line;

  XlsxTable(OutputStream out) {
    workbook = new Workbook(out, "Fieldvoice", null);
  }

  @Override
  public void begin(List<Column> all) throws IOException {
    columns = all;
    sheet = next();
  }

  @Override
  public void line(@Nullable String[] cells) throws IOException {
    Worksheet current = line > MOST_LINES ? next() : sheet;
    if (current == null) {
      throw new IllegalStateException("not begun");
    }
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (cell != null && !cell.isEmpty()) {
        put(current, i, cell);
      }
    }
    if (++line % FLUSH_EVERY == 0) {
      current.flush();
    }
  }

  /** A question that was a text in an older version may hold words in a column of numbers. */
  private void put(Worksheet current, int column, String cell) {
    if (columns.get(column).number()) {
      try {
        current.value(line, column, Double.valueOf(cell));
        return;
      } catch (NumberFormatException e) {
        // It stands as the text that it is.
      }
    }
    current.value(line, column, legal(cell));
  }

  @Override
  public void end() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    workbook.finish();
  }

  private Worksheet next() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    Worksheet fresh = workbook.newWorksheet(sheets == 1 ? "responses" : "responses " + sheets);
    for (int i = 0; i < columns.size(); i++) {
      fresh.value(0, i, columns.get(i).name());
    }
    fresh.freezePane(1, 1);
    line = 1;
    sheet = fresh;
    return fresh;
  }

  /** What XML can hold, and no more than a cell can. */
  private static String legal(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff)
                    || c == '\n'
                    || c == '\t')
        .forEach(kept::appendCodePoint);
    return kept.length() > MOST_CHARACTERS
        ? kept.substring(0, MOST_CHARACTERS - 1) + "…"
        : kept.toString();
  }
}
