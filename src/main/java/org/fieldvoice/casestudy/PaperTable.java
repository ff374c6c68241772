package org.fieldvoice.casestudy;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's rows as strips: names at the left, figures at the right of their columns, a hairline
 * under each row. The head is drawn again where a page begins inside the table.
 */
final class PaperTable {

  private static final float SIZE = 9;
  private static final float LEADING = 13;
  private static final float PADDING = 3;
  private static final float WIDEST_FIGURE = 84;
  private static final float NARROWEST_NAME = 0.3f;

  /** A table up to this many rows is never divided. */
  private static final int LONGEST_WHOLE = 14;

  private final PaperPen pen;
  private final PdfStructureElement table;
  private final float left;
  private final float right;

  PaperTable(PaperPen pen, PdfStructureElement parent, float left, float right) {
    this.pen = pen;
    this.table = new PdfStructureElement(parent, new PdfName("Table"));
    this.left = left;
    this.right = right;
  }

  List<Strip> strips(Paper.Grid grid) {
    List<Strip> strips = new ArrayList<>();
    Font bold = pen.type().bold(SIZE, Typeface.INK);
    Font plain = pen.type().regular(SIZE, Typeface.INK);
    Strip head = row(grid.columns(), bold, true, true);
    Strip repeated = row(grid.columns(), bold, true, false);
    strips.add(head.keptWithNext());
    int last = grid.rows().size() - 1;
    for (int i = 0; i <= last; i++) {
      Strip row = row(grid.rows().get(i), plain, false, true).under(repeated);
      boolean kept = last < LONGEST_WHOLE || i == 0 || i >= last - 1;
      strips.add(kept ? row.keptWithNext() : row);
    }
    return strips;
  }

  private Strip row(List<String> cells, Font font, boolean head, boolean spoken) {
    List<PaperPen.Column> columns = columns(cells, font);
    float text = (float) columns.stream().mapToDouble(PaperPen.Column::height).max().orElse(0);
    float height = text + 2 * PADDING;
    List<PdfStructureElement> elements = spoken ? elements(cells.size(), head) : List.of();
    return Strip.ink(
        height,
        (p, top) -> {
          for (int i = 0; i < columns.size(); i++) {
            PaperPen.Column column = columns.get(i);
            float upper = head ? top - PADDING - (text - column.height()) : top - PADDING;
            draw(p, column, upper, elements, i);
          }
          p.artifact(() -> rule(p, top - height, head));
        });
  }

  private static void draw(
      PaperPen pen, PaperPen.Column column, float top, List<PdfStructureElement> elements, int i) {
    if (elements.isEmpty()) {
      pen.artifact(() -> column.draw(top));
    } else {
      pen.tagged(elements.get(i), () -> column.draw(top));
    }
  }

  private List<PaperPen.Column> columns(List<String> cells, Font font) {
    float width = right - left;
    int figures = Math.max(1, cells.size() - 1);
    float name = Math.max(width * NARROWEST_NAME, width - figures * WIDEST_FIGURE);
    float each = (width - name) / figures;
    List<PaperPen.Column> columns = new ArrayList<>();
    columns.add(pen.column(cells.get(0), font, left, left + name - 6, LEADING));
    for (int i = 1; i < cells.size(); i++) {
      float from = left + name + (i - 1) * each;
      columns.add(pen.rightAligned(cells.get(i), font, from + 6, from + each, LEADING));
    }
    return columns;
  }

  private List<PdfStructureElement> elements(int cells, boolean head) {
    PdfStructureElement row = new PdfStructureElement(table, new PdfName("TR"));
    List<PdfStructureElement> elements = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      elements.add(new PdfStructureElement(row, new PdfName(head || i == 0 ? "TH" : "TD")));
    }
    return elements;
  }

  private void rule(PaperPen pen, float y, boolean strong) {
    pen.fill(
        strong ? Typeface.INK : Typeface.HAIRLINE, left, y, right - left, strong ? 0.8f : 0.4f);
  }
}
