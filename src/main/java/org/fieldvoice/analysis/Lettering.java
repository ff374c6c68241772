package org.fieldvoice.analysis;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bundled typeface: how wide a text is, and where its lines may break. */
final class Lettering {

  private static final FontRenderContext FINE = new FontRenderContext(null, true, true);
  private static final Font REGULAR = load("NotoSansSC-Regular.ttf");
  private static final Font BOLD = load("NotoSansSC-Bold.ttf").deriveFont(Font.BOLD);

  /** The size and weight of a text; {@code leading} is the distance of its lines. */
  record Style(double size, Weight weight, double leading) {

    Font font() {
      return (weight == Weight.BOLD ? BOLD : REGULAR).deriveFont((float) size);
    }

    double width(String text) {
      return font().getStringBounds(text, FINE).getWidth();
    }

    /** False for scripts that the bundled typeface does not have. */
    boolean knows(String text) {
      return font().canDisplayUpTo(text) < 0;
    }

    /** The text in lines no wider than this, broken where its language allows. */
    List<String> lines(String text, double width) {
      BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
      places.setText(text);
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      int from = places.first();
      for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
        String piece = text.substring(from, to);
        if (line.length() > 0 && width((line + piece).strip()) > width) {
          lines.add(line.toString().strip());
          line.setLength(0);
        }
        line.append(piece);
      }
      lines.add(line.toString().strip());
      return List.copyOf(lines);
    }
  }

  enum Weight {
    REGULAR,
    BOLD
  }

  private Lettering() {}

  private static Font load(String file) {
    try (InputStream data = Lettering.class.getResourceAsStream("/fonts/" + file)) {
      if (data == null) {
        throw new IllegalStateException("the font " + file + " is not in the archive");
      }
      return Font.createFont(Font.TRUETYPE_FONT, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + file + " is damaged", e);
    }
  }
}
