package org.fieldvoice.interview;

import org.fieldvoice.platform.Problem;

/**
 * A stretch of a text, half-open, in UTF-16 code units (what Java and the browser count).
 *
 * @param start the first unit in it
 * @param end the first unit after it
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw Problem.SPAN_OUTSIDE_TEXT.with("start", start).and("end", end).and("length", "?");
    }
  }

  /** The words there; a Problem where it is empty, reaches outside or cuts a character in two. */
  String of(String text) {
    if (start == end || end > text.length()) {
      throw Problem.SPAN_OUTSIDE_TEXT
          .with("start", start)
          .and("end", end)
          .and("length", text.length());
    }
    if (splits(text, start) || splits(text, end)) {
      throw Problem.SPAN_CUTS_CHARACTER.with("start", start).and("end", end);
    }
    return text.substring(start, end);
  }

  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  boolean within(Span other) {
    return other.start <= start && end <= other.end;
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }
}
