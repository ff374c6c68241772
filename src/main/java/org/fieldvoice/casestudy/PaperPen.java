package org.fieldvoice.casestudy;

import com.lowagie.text.Chunk;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes on the page under it and tags what it writes for those who have it read to them. */
final class PaperPen {

  private static final float ENDLESS = 100_000;
  private static final PdfName ARTIFACT = new PdfName("Artifact");

  private final PdfWriter writer;
  private final Locale locale;
  private final Typeface type;

  PaperPen(PdfWriter writer, Locale locale, Typeface type) {
    this.writer = writer;
    this.locale = locale;
    this.type = type;
  }

  Typeface type() {
    return type;
  }

  PdfContentByte page() {
    return writer.getDirectContent();
  }

  PdfWriter writer() {
    return writer;
  }

  boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  /** What is drawn belongs to this element of the document's structure. */
  void tagged(PdfStructureElement element, Runnable drawing) {
    page().beginMarkedContentSequence(element);
    drawing.run();
    page().endMarkedContentSequence();
  }

  /** What is drawn says nothing: a rule, a ground, the running head. */
  void artifact(Runnable drawing) {
    page().beginMarkedContentSequence(ARTIFACT);
    drawing.run();
    page().endMarkedContentSequence();
  }

  void fill(Color color, float x, float y, float width, float height) {
    PdfContentByte page = page();
    page.saveState();
    page.setColorFill(color);
    page.rectangle(x, y, width, height);
    page.fill();
    page.restoreState();
  }

  /** Text that will stand in a column from {@code left} to {@code right}, as lines. */
  Column column(String text, Font font, float left, float right, float leading) {
    return column(List.of(new Styled(text, font)), left, right, leading);
  }

  Column column(List<Styled> text, float left, float right, float leading) {
    return new Column(text, left, right, leading, Element.ALIGN_LEFT);
  }

  /** Pieces of text with their fonts. */
  record Styled(String text, Font font) {}

  /** A text broken into lines, which are then drawn one after the other. */
  final class Column {
    private final float left;
    private final float right;
    private final float leading;
    private final int alignment;
    private final int lines;
    private final ColumnText rest;

    private Column(List<Styled> text, float left, float right, float leading, int alignment) {
      this.left = left;
      this.right = right;
      this.leading = leading;
      this.alignment = alignment;
      this.lines = count(phrase(text));
      this.rest = new ColumnText(null);
      rest.setText(phrase(text));
    }

    int lines() {
      return lines;
    }

    float height() {
      return lines * leading;
    }

    /** The lines as strips; a paragraph leaves at least two lines at a page's foot and head. */
    List<Strip> strips(Optional<PdfStructureElement> element) {
      List<Strip> strips = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        Strip line = Strip.ink(leading, (pen, top) -> drawNext(top, element));
        boolean kept = lines > 1 && (i == 0 || i == lines - 2);
        strips.add(kept ? line.keptWithNext() : line);
      }
      return strips;
    }

    /** All lines, from the top down. */
    void draw(float top) {
      for (int i = 0; i < lines; i++) {
        write(top - i * leading);
      }
    }

    private void drawNext(float top, Optional<PdfStructureElement> element) {
      element.ifPresentOrElse(e -> tagged(e, () -> write(top)), () -> artifact(() -> write(top)));
    }

    private void write(float top) {
      float lift = leading * 0.28f;
      rest.setCanvas(page());
      rest.setSimpleColumn(
          left, top - leading + lift - 0.5f, right, top + lift, leading, alignment);
      rest.go();
    }

    private int count(Phrase phrase) {
      ColumnText trial = new ColumnText(null);
      trial.setSimpleColumn(phrase, left, -ENDLESS, right, ENDLESS, leading, alignment);
      trial.go(true);
      return Math.max(1, trial.getLinesWritten());
    }

    private Phrase phrase(List<Styled> text) {
      LineBreaks breaks = new LineBreaks(locale);
      Phrase phrase = new Phrase(leading);
      for (Styled piece : text) {
        type.eachStretch(
            type.printable(piece.text()),
            piece.font(),
            chinese(),
            (stretch, font) -> {
              Chunk chunk = new Chunk(stretch, font);
              chunk.setSplitCharacter(breaks);
              phrase.add(chunk);
            });
      }
      return phrase;
    }
  }

  Column rightAligned(String text, Font font, float left, float right, float leading) {
    return new Column(List.of(new Styled(text, font)), left, right, leading, Element.ALIGN_RIGHT);
  }

  Column justified(List<Styled> text, float left, float right, float leading) {
    return new Column(text, left, right, leading, Element.ALIGN_JUSTIFIED);
  }
}
