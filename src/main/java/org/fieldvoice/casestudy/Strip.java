package org.fieldvoice.casestudy;

import java.awt.Color;
import java.util.Optional;

/**
 * A piece of a page that is never divided: a line of text, a chart, a row of a table, a gap.
 *
 * @param height in points
 * @param kept true when the next strip must stand on the same page
 * @param kind what it is to the page; a gap vanishes at its head
 * @param box the tinted box it stands in
 * @param header what is drawn again above it where it begins a page: a table's head
 */
record Strip(
    float height, boolean kept, Kind kind, Optional<Box> box, Optional<Strip> header, Ink ink) {

  enum Kind {
    INK,
    /** A line of running text: it may stand above a figure that found no room before it. */
    TEXT,
    /** Gives its place to the text behind it where a page has no room for it. */
    FIGURE,
    GAP,
    PAGE_END
  }

  /** Draws the strip with its upper edge at a height of the page. */
  @FunctionalInterface
  interface Ink {
    void draw(PaperPen pen, float top);
  }

  /** The ground behind strips; strips with the same box share one. */
  record Box(String name, Color tint, Color rule) {}

  private static final Ink NOTHING = (pen, top) -> {};

  static Strip ink(float height, Ink ink) {
    return new Strip(height, false, Kind.INK, Optional.empty(), Optional.empty(), ink);
  }

  static Strip gap(float height) {
    return new Strip(height, false, Kind.GAP, Optional.empty(), Optional.empty(), NOTHING);
  }

  static Strip pageEnd() {
    return new Strip(0, false, Kind.PAGE_END, Optional.empty(), Optional.empty(), NOTHING);
  }

  Strip as(Kind other) {
    return new Strip(height, kept, other, box, header, ink);
  }

  Strip keptWithNext() {
    return new Strip(height, true, kind, box, header, ink);
  }

  Strip in(Box around) {
    return new Strip(height, kept, kind, Optional.of(around), header, ink);
  }

  Strip under(Strip head) {
    return new Strip(height, kept, kind, box, Optional.of(head), ink);
  }
}
