package org.fieldvoice.response;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark (without
 * which Excel takes Chinese for Latin), lines ending in CR LF. A text that a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
public final class Csv implements Closeable {

  private static final int SIZE = 1 << 16;
  private static final String STARTS_FORMULA = "=+-@\t\r";

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private int used;
  private boolean lineBegun;

  public Csv(OutputStream out) {
    this.out = out;
    buffer[used++] = (byte) 0xef;
    buffer[used++] = (byte) 0xbb;
    buffer[used++] = (byte) 0xbf;
  }

  /** One more cell that holds what people wrote; nothing for {@code null}. */
  public Csv text(@Nullable String value) throws IOException {
    separate();
    if (value != null && !value.isEmpty()) {
      boolean formula = STARTS_FORMULA.indexOf(value.charAt(0)) >= 0;
      write(formula ? "'" + value : value);
    }
    return this;
  }

  /**
   * One more cell that holds a number or a code of ours, which is no formula even where it begins
   * with a minus.
   */
  public Csv plain(@Nullable String value) throws IOException {
    separate();
    if (value != null) {
      write(value);
    }
    return this;
  }

  public void endLine() throws IOException {
    put('\r');
    put('\n');
    lineBegun = false;
  }

  /** Passes on what is buffered, so that the reader sees that it has begun. */
  public void flush() throws IOException {
    spill();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private void separate() throws IOException {
    if (lineBegun) {
      put(',');
    }
    lineBegun = true;
  }

  private void spill() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private void write(String value) throws IOException {
    int length = value.length();
    if (length > SIZE / 8 || !plainAscii(value, length)) {
      quoted(value);
      return;
    }
    if (used + length > SIZE) {
      spill();
    }
    for (int i = 0; i < length; i++) {
      buffer[used++] = (byte) value.charAt(i);
    }
  }

  private static boolean plainAscii(String value, int length) {
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128 || c == ',' || c == '"' || c < ' ') {
        return false;
      }
    }
    return true;
  }

  private void quoted(String value) throws IOException {
    boolean quotes = value.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
    if (quotes) {
      put('"');
    }
    for (byte b : (quotes ? value.replace("\"", "\"\"") : value).getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
    if (quotes) {
      put('"');
    }
  }

  private void put(int b) throws IOException {
    if (used == SIZE) {
      spill();
    }
    buffer[used++] = (byte) b;
  }
}
