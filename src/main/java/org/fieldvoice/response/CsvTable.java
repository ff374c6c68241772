package org.fieldvoice.response;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.fieldvoice.response.Columns.Column;
import org.jspecify.annotations.Nullable;

/** The lines of an export as CSV. */
final class CsvTable implements TableLines.Table {

  private final Csv csv;
  private boolean[] number = {};

  CsvTable(OutputStream out) {
    csv = new Csv(out);
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    number = new boolean[columns.size()];
    for (int i = 0; i < number.length; i++) {
      number[i] = columns.get(i).number();
      csv.text(columns.get(i).name());
    }
    csv.endLine();
    csv.flush();
  }

  @Override
  public void line(@Nullable String[] cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (number[i]) {
        csv.plain(cells[i]);
      } else {
        csv.text(cells[i]);
      }
    }
    csv.endLine();
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
