package org.fieldvoice.response;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * Says after which characters of a text a line may end, by Unicode's rules: none begins with 、 or
 * ends with “.
 */
final class PosterLines implements SplitCharacter {

  private final BitSet ends = new BitSet();

  PosterLines(String text) {
    BreakIterator lines = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
    lines.setText(text);
    for (int end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
      ends.set(end);
    }
  }

  @Override
  public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunk) {
    return ends.get(current + 1);
  }
}
