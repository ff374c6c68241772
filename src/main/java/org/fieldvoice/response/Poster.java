package org.fieldvoice.response;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A link as a sheet for the canteen wall, A4: what it is about and where, a code that a phone reads
 * from two metres (12 cm wide unless the title is long, level Q, so that it survives a torn
 * corner), and the address for whoever types it.
 */
final class Poster {

  private static final Color INK = new Color(0x1b, 0x26, 0x23);
  private static final Color INK_SOFT = new Color(0x56, 0x62, 0x5e);
  private static final Color ACCENT = new Color(0x0a, 0x6b, 0x5f);
  private static final Color HAIRLINE = new Color(0xc9, 0xd0, 0xcc);
  private static final float MM = 72 / 25.4f;
  private static final float MARGIN = 25 * MM;
  private static final float CODE = 120 * MM;
  private static final float BELOW_CODE = 58 * MM;
  private static final float WIDTH = PageSize.A4.getWidth();
  private static final float HEIGHT = PageSize.A4.getHeight();

  private final Sheet sheet;
  private final ResourceBundle words;

  /**
   * What stands on it.
   *
   * @param title the questionnaire's
   * @param address the link's whole address
   * @param language BCP 47 tag of the words around
   */
  record Sheet(
      String title,
      String study,
      Optional<String> site,
      String address,
      Optional<Instant> until,
      String language) {}

  private Poster(Sheet sheet) {
    this.sheet = sheet;
    this.words =
        ResourceBundle.getBundle(
            "org.fieldvoice.response.poster",
            Locale.forLanguageTag(sheet.language()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Writes the poster as a PDF of one page. */
  static void write(Sheet sheet, OutputStream out) {
    new Poster(sheet).write(out);
  }

  private void write(OutputStream out) {
    Document document = new Document(PageSize.A4);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    document.addTitle(sheet.title());
    document.addSubject(sheet.address());
    document.setDocumentLanguage(sheet.language());
    document.open();
    PdfContentByte page = writer.getDirectContent();
    float y = head(page);
    y = code(page, y);
    address(page, y);
    foot(page);
    document.close();
  }

  private float head(PdfContentByte page) {
    line(page, HEIGHT - MARGIN);
    List<Paragraph> text = new ArrayList<>();
    text.add(paragraph(sheet.study(), Face.REGULAR, 14, INK_SOFT));
    text.add(paragraph(sheet.title(), Face.BOLD, sheet.title().length() > 24 ? 28 : 36, ACCENT));
    sheet.site().ifPresent(site -> text.add(paragraph(site, Face.REGULAR, 22, INK)));
    return flow(page, text, HEIGHT - MARGIN - 4 * MM, Element.ALIGN_LEFT) - 10 * MM;
  }

  private float code(PdfContentByte page, float top) {
    QrCode qr = QrCode.of(sheet.address());
    float size = Math.min(CODE, top - MARGIN - BELOW_CODE);
    float module = size / qr.size();
    float left = (WIDTH - size) / 2;
    page.setColorFill(INK);
    qr.draw(
        (row, from, length) ->
            page.rectangle(
                left + from * module, top - (row + 1) * module, length * module, module));
    page.fill();
    return top - size - 8 * MM;
  }

  private void address(PdfContentByte page, float top) {
    flow(
        page,
        List.of(
            paragraph(words.getString("scan"), Face.BOLD, 22, INK),
            paragraph(words.getString("type"), Face.REGULAR, 14, INK_SOFT),
            paragraph(shown(sheet.address()), Face.BOLD, 20, ACCENT)),
        top,
        Element.ALIGN_CENTER);
  }

  private void foot(PdfContentByte page) {
    line(page, MARGIN + 8 * MM);
    String end =
        sheet
            .until()
            .map(time -> MessageFormat.format(words.getString("until"), day(time)))
            .orElseGet(() -> MessageFormat.format(words.getString("code"), token()));
    flow(
        page,
        List.of(paragraph(end, Face.REGULAR, 12, INK_SOFT)),
        MARGIN + 7 * MM,
        Element.ALIGN_LEFT);
  }

  private String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.forLanguageTag(sheet.language()))
        .format(time.atZone(ZoneOffset.UTC));
  }

  private String token() {
    return sheet.address().substring(sheet.address().lastIndexOf('/') + 1);
  }

  /** The address without what nobody types. */
  private static String shown(String address) {
    return address.replaceFirst("^https?://", "");
  }

  private static void line(PdfContentByte page, float y) {
    page.setColorStroke(HAIRLINE);
    page.setLineWidth(0.6f);
    page.moveTo(MARGIN, y);
    page.lineTo(WIDTH - MARGIN, y);
    page.stroke();
  }

  /** Sets the paragraphs below {@code top} and returns where they ended. */
  private static float flow(PdfContentByte page, List<Paragraph> text, float top, int alignment) {
    ColumnText column = new ColumnText(page);
    column.setSimpleColumn(MARGIN, MARGIN / 4, WIDTH - MARGIN, top);
    for (Paragraph paragraph : text) {
      paragraph.setAlignment(alignment);
      column.addElement(paragraph);
    }
    column.go();
    return column.getYLine();
  }

  private static Paragraph paragraph(String text, Face face, float size, Color color) {
    Chunk chunk = new Chunk(text, new Font(face.font(), size, Font.NORMAL, color));
    chunk.setSplitCharacter(new PosterLines(text));
    Paragraph paragraph = new Paragraph(chunk);
    paragraph.setLeading(size * 1.45f);
    paragraph.setSpacingAfter(size * 0.25f);
    return paragraph;
  }

  /** The two weights, each read once. */
  private enum Face {
    REGULAR("NotoSansSC-Regular.ttf"),
    BOLD("NotoSansSC-Bold.ttf");

    private final String file;
    private @Nullable BaseFont font;

    Face(String file) {
      this.file = file;
    }

    synchronized BaseFont font() {
      BaseFont known = font;
      if (known == null) {
        known = read(file);
        font = known;
      }
      return known;
    }

    private static BaseFont read(String file) {
      try (InputStream in = Poster.class.getResourceAsStream("/fonts/" + file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is missing");
        }
        return BaseFont.createFont(
            file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
