package org.fieldvoice.casestudy;

/** A piece of a manuscript as its author wrote it; numbers are still questions to the data. */
public sealed interface Block
    permits Block.Heading,
        Block.Paragraph,
        Block.Chart,
        Block.Table,
        Block.Story,
        Block.Quote,
        Block.PageBreak {

  /**
   * @param level 1 to 3
   */
  record Heading(int level, String text) implements Block {}

  /**
   * @param text words with live numbers between double braces, see {@link LiveText}
   */
  record Paragraph(String text) implements Block {}

  /**
   * A chart of one question, or of all questions of a group that share their choices.
   *
   * @param of the question's or the group's name
   * @param where an expression; empty for everyone
   * @param title the finding in words; empty: the question's wording
   */
  record Chart(String of, String where, String title) implements Block {}

  /**
   * A table of one question, or of one against another.
   *
   * @param columns empty for a table of one question; its percentages are of each column
   */
  record Table(String rows, String columns, String where, String title) implements Block {}

  record Story(long story) implements Block {}

  record Quote(long excerpt) implements Block {}

  record PageBreak() implements Block {}
}
