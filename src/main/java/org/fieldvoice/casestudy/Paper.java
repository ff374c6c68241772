package org.fieldvoice.casestudy;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.List;
import org.fieldvoice.analysis.Chart;

/**
 * A case study with its numbers filled in: what is printed and shown and, once issued, kept as it
 * is. Every text is in the document's language and final; nothing here is computed again.
 *
 * @param language the BCP 47 tag
 * @param running the short title of the running head
 * @param status what a reader must know of the numbers: a draft's moment, an issue's date
 * @param facts the first page's lines: when, where, how many
 * @param closing the last page: method, consent, limits
 */
public record Paper(
    String title,
    String subtitle,
    String language,
    String running,
    String status,
    List<Fact> facts,
    List<Part> parts,
    List<Section> closing) {

  /** A line of the first page: {@code Responses}, {@code 412}. */
  public record Fact(String name, String value) {}

  /** A part of the last page. */
  public record Section(String heading, List<String> paragraphs) {}

  /** What stands in the document, in order. */
  @JsonbTypeInfo(
      key = "kind",
      value = {
        @JsonbSubtype(alias = "heading", type = Heading.class),
        @JsonbSubtype(alias = "text", type = Text.class),
        @JsonbSubtype(alias = "figure", type = Figure.class),
        @JsonbSubtype(alias = "table", type = Table.class),
        @JsonbSubtype(alias = "story", type = Story.class),
        @JsonbSubtype(alias = "quote", type = Quote.class),
        @JsonbSubtype(alias = "break", type = Break.class)
      })
  public sealed interface Part permits Heading, Text, Figure, Table, Story, Quote, Break {}

  /**
   * @param level 1 to 3
   */
  public record Heading(int level, String text) implements Part {}

  public record Text(List<Run> runs) implements Part {

    /** The paragraph as one text. */
    public String text() {
      StringBuilder whole = new StringBuilder();
      runs.forEach(run -> whole.append(run.text()));
      return whole.toString();
    }
  }

  /**
   * A piece of a paragraph.
   *
   * @param number the live number it came from, as written between the braces; empty for words
   */
  public record Run(String text, String number) {}

  /**
   * A chart with its caption as title, its base and source, and its numbers, which it can also put
   * as a table.
   */
  public record Figure(Chart chart) implements Part {}

  /**
   * A table.
   *
   * @param caption {@code Table 1: …}
   */
  public record Table(String caption, String question, Grid grid, String foot) implements Part {}

  /** Rows of formatted cells; the first column of each row is its name. */
  public record Grid(List<String> columns, List<List<String>> rows) {}

  /**
   * Someone's story under a pseudonym.
   *
   * @param note says that the name is a pseudonym
   */
  public record Story(String pseudonym, String title, List<String> paragraphs, String note)
      implements Part {}

  /**
   * Someone's own words.
   *
   * @param speaker a pseudonym, with the dash or bracket before it
   */
  public record Quote(String text, String speaker) implements Part {}

  /** A new page. */
  public record Break() implements Part {}
}
