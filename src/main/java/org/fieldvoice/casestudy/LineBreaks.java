package org.fieldvoice.casestudy;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a line may end. {@link BreakIterator} knows the places for Chinese as for Latin script; it
 * is mended where it lets a line begin with a mark that belongs to the word before (an ellipsis, a
 * dash) or end inside a word with an apostrophe ({@code Cramér’s}).
 */
final class LineBreaks implements SplitCharacter {

  private static final String NEVER_FIRST = "，。、；：？！”’）》〉」』】〕…—·%‰℃,.;:?!)]}";
  private static final String NEVER_LAST = "“‘（《〈「『【〔([{";

  private final Locale locale;
  private char @Nullable [] known;
  private BitSet breaks = new BitSet();

  LineBreaks(Locale locale) {
    this.locale = locale;
  }

  /** Asked for each character of a paragraph: may the line end behind it? */
  @Override
  public boolean isSplitCharacter(
      int start, int current, int end, char[] text, PdfChunk @Nullable [] chunks) {
    if (known != text) {
      known = text;
      breaks = of(new String(text, 0, end), locale);
    }
    boolean pair = Character.isHighSurrogate(text[current]) && current + 1 < end;
    return breaks.get(current + (pair ? 2 : 1));
  }

  /** The offsets in a text before which a new line may begin. */
  static BitSet of(String text, Locale locale) {
    BitSet places = new BitSet(text.length() + 1);
    BreakIterator lines = BreakIterator.getLineInstance(locale);
    lines.setText(text);
    lines.first();
    for (int at = lines.next(); at != BreakIterator.DONE; at = lines.next()) {
      if (at == text.length() || mayBreak(text, at)) {
        places.set(at);
      }
    }
    return places;
  }

  private static boolean mayBreak(String text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
      return false;
    }
    boolean apostrophe = before == '’' && Character.isLetter(after);
    return !apostrophe || Character.isIdeographic(text.codePointAt(at));
  }
}
