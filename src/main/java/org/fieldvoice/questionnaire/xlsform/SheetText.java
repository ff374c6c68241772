package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** Gathers one sheet's filled cells, up to a size that no questionnaire reaches. */
final class SheetText implements SheetContentsHandler {

  private static final int MAX_CELLS = 2_000_000;

  private final String name;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private SortedMap<Integer, String> row = new TreeMap<>();
  private int cells;
  private int nextColumn;

  SheetText(String name) {
    this.name = name;
  }

  @Override
  public void startRow(int index) {
    row = new TreeMap<>();
    nextColumn = 0;
  }

  @Override
  public void endRow(int index) {
    if (!row.isEmpty()) {
      rows.add(new Sheet.Row(index + 1, row));
    }
  }

  @Override
  public void cell(
      @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
    int column = reference == null ? nextColumn : new CellReference(reference).getCol();
    put(column, value == null ? "" : value);
  }

  void put(int column, String value) {
    nextColumn = column + 1;
    String text = value.replace("\r\n", "\n").replace('\u00a0', ' ').strip();
    if (text.isEmpty()) {
      return;
    }
    cells++;
    if (cells > MAX_CELLS) {
      throw new Refusal(Rule.TOO_LARGE, Cell.ofSheet(name), Map.of("limit", MAX_CELLS + " cells"));
    }
    row.put(column, text);
  }

  Sheet sheet() {
    return new Sheet(name, List.copyOf(rows));
  }
}
