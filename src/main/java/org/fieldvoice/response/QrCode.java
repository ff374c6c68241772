package org.fieldvoice.response;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** An address as a QR code, level Q: it is read even with a quarter of it torn off or covered. */
public final class QrCode {

  private static final int QUIET = 4;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  public static QrCode of(String text) {
    try {
      return new QrCode(
          Encoder.encode(
                  text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A run of dark modules in a row, counted from the upper left. */
  interface Run {
    void at(int row, int from, int length);
  }

  /** How many modules it is wide and high. */
  int size() {
    return modules.getWidth();
  }

  void draw(Run run) {
    for (int row = 0; row < size(); row++) {
      int from = 0;
      for (int column = 0; column <= size(); column++) {
        boolean dark = column < size() && modules.get(column, row) == 1;
        if (!dark) {
          if (column > from) {
            run.at(row, from, column - from);
          }
          from = column + 1;
        }
      }
    }
  }

  /**
   * As a picture: dark on white whatever the page's colours are, with the margin that readers need.
   */
  public String svg() {
    int width = size() + 2 * QUIET;
    StringBuilder path = new StringBuilder();
    draw(
        (row, from, length) ->
            path.append('M')
                .append(from + QUIET)
                .append(' ')
                .append(row + QUIET)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z'));
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>"
        .formatted(width, path);
  }
}
