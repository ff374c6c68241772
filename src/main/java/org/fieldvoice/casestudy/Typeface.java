package org.fieldvoice.casestudy;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontMapper;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;

/**
 * The fonts of one document: Noto Sans SC for everything but the curved quotation marks, the
 * apostrophe, the dashes and the ellipsis of Latin text. Those are as wide as a Chinese character
 * in Noto Sans SC; Source Sans 3, from which its Latin letters were drawn, has the narrow ones. The
 * files are read once; each document parses its own copy, since a font remembers which of its
 * glyphs a document used.
 */
final class Typeface implements FontMapper {

  static final Color INK = new Color(0x1b2623);
  static final Color SOFT = new Color(0x56625e);
  static final Color ACCENT = new Color(0x0a6b5f);
  static final Color STORY = new Color(0xa63d2f);
  static final Color STORY_TINT = new Color(0xfbf1ea);
  static final Color HAIRLINE = new Color(0xc3cbc7);

  private static final char MISSING = '□';
  private static final String LATIN_MARKS = "‘’“”–—…";

  /** Noto Sans SC scales the letters of Source Sans by this. */
  private static final float LATIN_SCALE = 1.1f;

  private final BaseFont regular = parsed("NotoSansSC-Regular.ttf", Files.REGULAR);
  private final BaseFont bold = parsed("NotoSansSC-Bold.ttf", Files.BOLD);
  private final BaseFont latin = parsed("SourceSans3-Regular.ttf", Files.LATIN);
  private final BaseFont latinBold = parsed("SourceSans3-Bold.ttf", Files.LATIN_BOLD);

  com.lowagie.text.Font regular(float size, Color color) {
    return new com.lowagie.text.Font(regular, size, com.lowagie.text.Font.NORMAL, color);
  }

  com.lowagie.text.Font bold(float size, Color color) {
    return new com.lowagie.text.Font(bold, size, com.lowagie.text.Font.NORMAL, color);
  }

  /** Calls back for each stretch of a printable text with the font it is set in. */
  void eachStretch(
      String text,
      com.lowagie.text.Font font,
      boolean chinese,
      BiConsumer<String, com.lowagie.text.Font> each) {
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      boolean narrow = isNarrow(text, from, chinese);
      if (at == text.length() || isNarrow(text, at, chinese) != narrow) {
        each.accept(text.substring(from, at), narrow ? narrow(font) : font);
        from = at;
      }
    }
  }

  /** In Chinese text only an apostrophe between Latin letters is narrow. */
  private static boolean isNarrow(String text, int at, boolean chinese) {
    if (LATIN_MARKS.indexOf(text.charAt(at)) < 0) {
      return false;
    }
    return !chinese || (text.charAt(at) == '’' && isLatin(text, at - 1) && isLatin(text, at + 1));
  }

  private static boolean isLatin(String text, int at) {
    return at >= 0
        && at < text.length()
        && Character.isLetter(text.charAt(at))
        && !Character.isIdeographic(text.charAt(at));
  }

  private com.lowagie.text.Font narrow(com.lowagie.text.Font font) {
    BaseFont base = font.getBaseFont() == bold ? latinBold : latin;
    return new com.lowagie.text.Font(
        base, font.getSize() * LATIN_SCALE, com.lowagie.text.Font.NORMAL, font.getColor());
  }

  /**
   * The text as it can be printed: a character the fonts lack shows as a box, since leaving it out
   * would hide that something is missing; control characters become spaces.
   */
  String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                out.append(c == '\n' ? '\n' : ' ');
              } else if (regular.charExists(c)) {
                out.appendCodePoint(c);
              } else if (Character.getType(c) != Character.FORMAT) {
                out.append(MISSING);
              }
            });
    return out.toString();
  }

  @Override
  public BaseFont awtToPdf(Font font) {
    return font.isBold() ? bold : regular;
  }

  @Override
  public Font pdfToAwt(BaseFont font, int size) {
    return (font == bold ? Files.AWT_BOLD : Files.AWT_REGULAR).deriveFont((float) size);
  }

  private static BaseFont parsed(String name, byte[] file) {
    try {
      BaseFont font =
          BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file, null);
      font.setSubset(true);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The font files, read when the first document is made. */
  private static final class Files {
    static final byte[] REGULAR = bytes("NotoSansSC-Regular.ttf");
    static final byte[] BOLD = bytes("NotoSansSC-Bold.ttf");
    static final byte[] LATIN = bytes("SourceSans3-Regular.ttf");
    static final byte[] LATIN_BOLD = bytes("SourceSans3-Bold.ttf");
    static final Font AWT_REGULAR = awt(REGULAR);
    static final Font AWT_BOLD = awt(BOLD);

    private static byte[] bytes(String name) {
      try (InputStream in = Typeface.class.getResourceAsStream("/fonts/" + name)) {
        if (in == null) {
          throw new IllegalStateException("font " + name + " is not in the build");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Font awt(byte[] file) {
      try {
        return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
      } catch (FontFormatException | IOException e) {
        throw new IllegalStateException("a font of the build cannot be read", e);
      }
    }
  }
}
