package org.fieldvoice.casestudy;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfBoolean;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A paper as PDF: A4, margins of 25 mm, a running head from the second page on, embedded subset
 * fonts, tagged.
 */
final class PaperPdf {

  private static final float MARGIN = 25 / 25.4f * 72;

  private PaperPdf() {}

  static void write(Paper paper, OutputStream out) {
    Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    writer.setPdfVersion(PdfWriter.PDF_VERSION_1_7);
    writer.setTagged();
    Locale locale = Locale.forLanguageTag(paper.language());
    PaperPen pen = new PaperPen(writer, locale, new Typeface());
    writer.setPageEvent(new RunningHead(paper.running(), pen));
    document.open();
    describe(paper, writer, document);
    float right = document.getPageSize().getWidth() - MARGIN;
    PaperLayout layout = new PaperLayout(pen, MARGIN, right);
    new PaperFlow(document, pen).set(layout.of(paper));
    document.close();
  }

  private static void describe(Paper paper, PdfWriter writer, Document document) {
    document.addTitle(paper.title());
    document.addCreator("Fieldvoice");
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(paper.language()));
    writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
    writer.setXmpMetadata(xmp(paper).getBytes(StandardCharsets.UTF_8));
  }

  private static String xmp(Paper paper) {
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
           <pdfuaid:part>1</pdfuaid:part>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>"""
        .formatted(escaped(paper.title()), escaped(paper.language()));
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** Short title and page number over a hairline; the first page has none. */
  private static final class RunningHead extends PdfPageEventHelper {
    private static final float SIZE = 8.5f;
    private final String title;
    private final PaperPen pen;

    RunningHead(String title, PaperPen pen) {
      this.title = title;
      this.pen = pen;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
      if (writer.getPageNumber() > 1) {
        pen.artifact(() -> draw(document.getPageSize(), writer.getPageNumber()));
      }
    }

    private void draw(Rectangle page, int number) {
      float right = page.getWidth() - MARGIN;
      float top = page.getHeight() - 36;
      com.lowagie.text.Font font = pen.type().regular(SIZE, Typeface.SOFT);
      pen.column(title, font, MARGIN, right - 40, 12).draw(top);
      pen.rightAligned(Integer.toString(number), font, right - 40, right, 12).draw(top);
      pen.fill(Typeface.HAIRLINE, MARGIN, top - 16, right - MARGIN, 0.5f);
    }
  }
}
