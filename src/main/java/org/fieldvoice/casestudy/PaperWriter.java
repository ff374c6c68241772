package org.fieldvoice.casestudy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldvoice.analysis.Chart;
import org.fieldvoice.analysis.Crosstab;
import org.fieldvoice.analysis.Tabulation;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemSentences;

/**
 * Fills a manuscript's numbers in, numbers its charts and tables, and adds the first and the last
 * page. What can't be filled in is left out and noted as a fault, so that an author sees the rest.
 */
final class PaperWriter {

  private final Evidence evidence;
  private final Words words;
  private final Locale locale;
  private final Figures figures;
  private final List<ManuscriptFault> faults = new ArrayList<>();
  private int block;
  private int charts;
  private int tables;

  /**
   * A paper and what is missing in it.
   *
   * @param faults empty where the paper is whole
   */
  record Written(Paper paper, List<ManuscriptFault> faults) {}

  /** Something that needs the data. */
  private interface Asking<T> {
    T ask();
  }

  private PaperWriter(Evidence evidence, String language) {
    this.evidence = evidence;
    this.words = Words.in(language);
    this.locale = Locale.forLanguageTag(language);
    this.figures = new Figures(evidence, words);
  }

  /**
   * @param status what the first page says of the numbers
   */
  static Written write(Manuscript manuscript, Evidence evidence, String status) {
    return new PaperWriter(evidence, manuscript.language()).written(manuscript, status);
  }

  private Written written(Manuscript manuscript, String status) {
    List<Paper.Part> parts = new ArrayList<>();
    for (block = 0; block < manuscript.blocks().size(); block++) {
      part(manuscript.blocks().get(block), parts);
    }
    Evidence.Facts facts = evidence.facts();
    Paper paper =
        new Paper(
            manuscript.title(),
            manuscript.subtitle(),
            manuscript.language(),
            facts.study(),
            status,
            new PaperFacts(words, facts).lines(),
            List.copyOf(parts),
            new PaperFacts(words, facts).closing());
    return new Written(paper, List.copyOf(faults));
  }

  private void part(Block written, List<Paper.Part> parts) {
    if (written instanceof Block.Heading heading) {
      parts.add(new Paper.Heading(heading.level(), heading.text()));
    } else if (written instanceof Block.Paragraph paragraph) {
      parts.add(paragraph(paragraph));
    } else if (written instanceof Block.Chart chart) {
      attempt("of", chart.of(), parts, () -> chart(chart));
    } else if (written instanceof Block.Table table) {
      attempt("rows", table.rows(), parts, () -> table(table));
    } else if (written instanceof Block.Story story) {
      attempt("story", Long.toString(story.story()), parts, () -> story(story));
    } else if (written instanceof Block.Quote quote) {
      attempt("excerpt", Long.toString(quote.excerpt()), parts, () -> quote(quote));
    } else {
      parts.add(new Paper.Break());
    }
  }

  private void attempt(
      String field, String value, List<Paper.Part> parts, Asking<Paper.Part> asking) {
    try {
      parts.add(asking.ask());
    } catch (ProblemException e) {
      fault(field, value, e);
    }
  }

  private void fault(String field, String value, ProblemException e) {
    String sentence = ProblemSentences.of(e, List.of(locale));
    faults.add(ManuscriptFault.of(block, field, value, sentence));
  }

  private Paper.Part paragraph(Block.Paragraph paragraph) {
    List<Paper.Run> runs = new ArrayList<>();
    for (LiveText.Piece piece : LiveText.parse(paragraph.text())) {
      if (piece instanceof LiveText.Words plain) {
        runs.add(new Paper.Run(plain.text(), ""));
      } else if (piece instanceof LiveText.Number number) {
        runs.add(new Paper.Run(number(number), number.source()));
      } else if (piece instanceof LiveText.Fault fault) {
        runs.add(new Paper.Run("{{" + fault.source() + "}}", fault.source()));
      }
    }
    return new Paper.Text(List.copyOf(runs));
  }

  private String number(LiveText.Number number) {
    try {
      return figures.text(number.number());
    } catch (ProblemException e) {
      fault("text", "{{" + number.source() + "}}", e);
      return "{{" + number.source() + "}}";
    }
  }

  private Paper.Part chart(Block.Chart block) {
    Chart chart = evidence.chart(block.of(), block.where());
    charts++;
    String title = block.title().isEmpty() ? chart.title() : block.title();
    return new Paper.Figure(chart.titled(words.say("chart", charts, title)));
  }

  private Paper.Part table(Block.Table block) {
    Paper.Table table =
        block.columns().isEmpty()
            ? single(evidence.tabulation(block.rows(), block.where()), block.title())
            : cross(evidence.crosstab(block.rows(), block.columns(), block.where()), block.title());
    tables++;
    return new Paper.Table(
        words.say("table", tables, table.caption()), table.question(), table.grid(), table.foot());
  }

  private Paper.Table single(Tabulation table, String title) {
    boolean titled = !title.isEmpty();
    return new Paper.Table(
        titled ? title : table.label(),
        titled ? table.label() : "",
        figures.grid(table),
        figures.foot(table));
  }

  private Paper.Table cross(Crosstab table, String title) {
    String asked = words.say("by", table.row(), table.column());
    boolean titled = !title.isEmpty();
    return new Paper.Table(
        titled ? title : asked, titled ? asked : "", figures.grid(table), figures.foot(table));
  }

  private Paper.Part story(Block.Story block) {
    Evidence.Told told = evidence.story(block.story());
    return new Paper.Story(
        told.pseudonym(),
        told.title(),
        told.said().stream().flatMap(this::paragraphs).toList(),
        words.say("pseudonym-note", told.pseudonym()));
  }

  private Paper.Part quote(Block.Quote block) {
    Evidence.Told told = evidence.quote(block.excerpt());
    return new Paper.Quote(
        words.say("quoted", told.said().get(0).text()), words.say("speaker", told.pseudonym()));
  }

  private Stream<String> paragraphs(Evidence.Said said) {
    return Arrays.stream(said.text().split("\\R+"))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .map(p -> said.quoted() ? words.say("quoted", p) : p);
  }
}
