package org.fieldvoice.casestudy;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.casestudy.PaperPen.Styled;

/** Turns the parts of a paper into strips, each tagged with what it is. */
final class PaperLayout {

  private static final float BODY = 10.5f;
  private static final float SMALL = 8.5f;
  private static final float[] HEADING_SIZES = {18, 13.5f, 11.5f};
  private static final float[] HEADING_GAPS = {26, 18, 13};
  private static final Strip.Box STORY_BOX =
      new Strip.Box("story", Typeface.STORY_TINT, Typeface.STORY);
  private static final Strip.Box QUOTE_BOX = new Strip.Box("quote", Color.WHITE, Typeface.STORY);

  private final PaperPen pen;
  private final Typeface type;
  private final PdfStructureElement root;
  private final float left;
  private final float right;
  private final List<Strip> strips = new ArrayList<>();
  private PdfOutline chapter;

  PaperLayout(PaperPen pen, float left, float right) {
    this.pen = pen;
    this.type = pen.type();
    this.root =
        new PdfStructureElement(pen.writer().getStructureTreeRoot(), new PdfName("Document"));
    this.left = left;
    this.right = right;
    this.chapter = pen.page().getRootOutline();
  }

  /** The whole paper, first page to last. */
  List<Strip> of(Paper paper) {
    cover(paper);
    paper.parts().forEach(this::part);
    strips.add(Strip.pageEnd());
    paper.closing().forEach(this::closing);
    return strips;
  }

  private void cover(Paper paper) {
    strips.add(Strip.ink(150, (p, top) -> {}).keptWithNext());
    keptTogether(lines("P", paper.running(), type.bold(BODY, Typeface.ACCENT), 16));
    strips.add(Strip.gap(10));
    keptTogether(lines("H1", paper.title(), type.bold(28, Typeface.INK), pen.chinese() ? 42 : 36));
    if (!paper.subtitle().isBlank()) {
      strips.add(Strip.gap(8));
      keptTogether(lines("P", paper.subtitle(), type.regular(14, Typeface.SOFT), 23));
    }
    strips.add(Strip.gap(22));
    strips.add(
        Strip.ink(3, (p, top) -> p.artifact(() -> p.fill(Typeface.ACCENT, left, top - 3, 56, 3))));
    strips.add(Strip.gap(26));
    paper.facts().forEach(this::fact);
    strips.add(Strip.gap(26));
    strips.addAll(lines("P", paper.status(), type.regular(9.5f, Typeface.SOFT), 15));
    strips.add(Strip.pageEnd());
  }

  private void fact(Paper.Fact fact) {
    float tab = left + 110;
    PdfStructureElement element = element("P");
    PaperPen.Column name =
        pen.column(fact.name(), type.regular(BODY, Typeface.SOFT), left, tab - 10, 17);
    PaperPen.Column value =
        pen.column(fact.value(), type.regular(BODY, Typeface.INK), tab, right, 17);
    float height = Math.max(name.height(), value.height());
    strips.add(
        Strip.ink(
            height,
            (p, top) ->
                p.tagged(
                    element,
                    () -> {
                      name.draw(top);
                      value.draw(top);
                    })));
    strips.add(Strip.gap(3));
  }

  private void closing(Paper.Section section) {
    heading(new Paper.Heading(2, section.heading()));
    section.paragraphs().forEach(p -> paragraph(List.of(new Paper.Run(p, ""))));
  }

  private void part(Paper.Part part) {
    if (part instanceof Paper.Heading heading) {
      heading(heading);
    } else if (part instanceof Paper.Text text) {
      paragraph(text.runs());
    } else if (part instanceof Paper.Figure figure) {
      figure(figure);
    } else if (part instanceof Paper.Table table) {
      table(table);
    } else if (part instanceof Paper.Story story) {
      story(story);
    } else if (part instanceof Paper.Quote quote) {
      quote(quote);
    } else {
      strips.add(Strip.pageEnd());
    }
  }

  private void heading(Paper.Heading heading) {
    int level = Math.min(3, Math.max(1, heading.level()));
    float size = HEADING_SIZES[level - 1];
    strips.add(Strip.gap(HEADING_GAPS[level - 1]));
    List<Strip> lines =
        lines("H" + level, heading.text(), type.bold(size, Typeface.ACCENT), size * 1.35f);
    Strip first = lines.remove(0);
    keep(outlined(first, level, heading.text()));
    lines.forEach(this::keep);
    keep(Strip.gap(level == 1 ? 8 : 5));
  }

  private Strip outlined(Strip line, int level, String text) {
    return new Strip(
        line.height(),
        true,
        line.kind(),
        line.box(),
        line.header(),
        (p, top) -> {
          PdfDestination here = new PdfDestination(PdfDestination.FITH, top + 10);
          PdfOutline above = level == 1 ? p.page().getRootOutline() : chapter;
          PdfOutline mark = new PdfOutline(above, here, text);
          chapter = level == 1 ? mark : chapter;
          line.ink().draw(p, top);
        });
  }

  private void paragraph(List<Paper.Run> runs) {
    Font font = type.regular(BODY, Typeface.INK);
    List<Styled> text = runs.stream().map(run -> new Styled(run.text(), font)).toList();
    body(text, left, right, "P").forEach(line -> strips.add(line.as(Strip.Kind.TEXT)));
    strips.add(Strip.gap(7));
  }

  private List<Strip> body(List<Styled> text, float from, float to, String tag) {
    float leading = BODY * (pen.chinese() ? 1.7f : 1.5f);
    PaperPen.Column column =
        pen.chinese()
            ? pen.justified(text, from, to, leading)
            : pen.column(text, from, to, leading);
    return column.strips(Optional.of(element(tag)));
  }

  private void figure(Paper.Figure figure) {
    PdfStructureElement element = element("Figure");
    element.put(PdfName.ALT, new PdfString(figure.chart().alt(), PdfObject.TEXT_UNICODE));
    PaperChart chart = new PaperChart(figure.chart(), right - left);
    float above = 12;
    float height = above + chart.height() + 14;
    Strip drawn =
        Strip.ink(height, (p, top) -> p.tagged(element, () -> chart.draw(p, left, top - above)));
    strips.add(drawn.as(Strip.Kind.FIGURE));
  }

  private void table(Paper.Table table) {
    strips.add(Strip.gap(14));
    caption(table.caption(), table.question());
    keep(Strip.gap(4));
    strips.addAll(new PaperTable(pen, root, left, right).strips(table.grid()));
    foot(table.foot());
  }

  private void caption(String caption, String question) {
    keptTogether(lines("Caption", caption, type.bold(BODY, Typeface.INK), 15));
    if (!question.isBlank()) {
      keptTogether(lines("P", question, type.regular(9.5f, Typeface.SOFT), 14));
    }
  }

  private void foot(String foot) {
    keep(Strip.gap(3));
    List<Strip> lines = lines("P", foot, type.regular(SMALL, Typeface.SOFT), 12);
    Strip last = lines.remove(lines.size() - 1);
    lines.forEach(this::keep);
    strips.add(last);
    strips.add(Strip.gap(14));
  }

  private void story(Paper.Story story) {
    float from = left + 18;
    float to = right - 16;
    strips.add(Strip.gap(12));
    boxed(List.of(Strip.ink(12, (p, top) -> {}).keptWithNext()), STORY_BOX);
    List<Strip> head =
        new ArrayList<>(
            column("H3", story.pseudonym(), type.bold(13, Typeface.STORY), from, to, 19));
    if (!story.title().isBlank()) {
      head.addAll(column("P", story.title(), type.bold(BODY, Typeface.INK), from, to, 17));
    }
    boxed(head.stream().map(Strip::keptWithNext).toList(), STORY_BOX);
    for (String paragraph : story.paragraphs()) {
      boxed(List.of(Strip.gap(6)), STORY_BOX);
      Styled text = new Styled(paragraph, type.regular(BODY, Typeface.INK));
      boxed(body(List.of(text), from, to, "P"), STORY_BOX);
    }
    stayWithLast();
    boxed(List.of(Strip.gap(8).keptWithNext()), STORY_BOX);
    List<Strip> note =
        column("Note", story.note(), type.regular(SMALL, Typeface.SOFT), from, to, 12);
    boxed(note.stream().map(Strip::keptWithNext).toList(), STORY_BOX);
    boxed(List.of(Strip.ink(10, (p, top) -> {})), STORY_BOX);
    strips.add(Strip.gap(14));
  }

  private void quote(Paper.Quote quote) {
    float from = left + 18;
    strips.add(Strip.gap(6));
    Styled text = new Styled(quote.text(), type.regular(11.5f, Typeface.INK));
    List<Strip> said = body(List.of(text), from, right - 24, "BlockQuote");
    boxed(said.stream().map(Strip::keptWithNext).toList(), QUOTE_BOX);
    List<Strip> speaker =
        column("P", quote.speaker(), type.regular(9.5f, Typeface.STORY), from, right - 24, 16);
    boxed(speaker, QUOTE_BOX);
    strips.add(Strip.gap(12));
  }

  private void boxed(List<Strip> inside, Strip.Box box) {
    inside.forEach(strip -> strips.add(strip.in(box)));
  }

  /** The two strips set last stay with what follows. */
  private void stayWithLast() {
    int last = strips.size() - 1;
    strips.set(last, strips.get(last).keptWithNext());
  }

  private List<Strip> lines(String tag, String text, Font font, float leading) {
    return column(tag, text, font, left, right, leading);
  }

  private List<Strip> column(
      String tag, String text, Font font, float from, float to, float leading) {
    return new ArrayList<>(
        pen.column(text, font, from, to, leading).strips(Optional.of(element(tag))));
  }

  private PdfStructureElement element(String tag) {
    return new PdfStructureElement(root, new PdfName(tag));
  }

  private void keep(Strip strip) {
    strips.add(strip.keptWithNext());
  }

  private void keptTogether(List<Strip> lines) {
    lines.forEach(this::keep);
  }
}
