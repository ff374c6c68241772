package org.fieldvoice.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param language BCP 47 tag
 * @param words our own, which may be in another
 * @param preview what a chat shows of a link to the page
 * @param style the style sheet's text
 * @param apart the address of what pages beside the questionnaire do with a script
 * @param plain the address of what pages without questions do
 * @param later the address of the style of what few first questions have
 * @param size of the text, in percent, where no script sets it
 */
public record Frame(
    String language,
    Words words,
    Preview preview,
    String style,
    String later,
    String apart,
    String plain,
    int size) {

  /** The sizes of text that one may choose without a script, in percent; the first is usual. */
  private static final List<Integer> SIZES = List.of(100, 115, 130, 150);

  /** The same with text of this size, as an address says it. */
  Frame sized(@Nullable String asked) {
    int known =
        SIZES.stream().filter(size -> size.toString().equals(asked)).findFirst().orElse(100);
    return new Frame(language, words, preview, style, later, apart, plain, known);
  }

  /** The style's class for text of another than the usual size. */
  public @Nullable String sizeClass() {
    return size == SIZES.get(0) ? null : "s" + size;
  }

  /** What the addresses of the following pages end with, so that they keep the size. */
  public String carried() {
    return size == SIZES.get(0) ? "" : "&size=" + size;
  }

  /** The size after this one. */
  public int nextSize() {
    return SIZES.get((SIZES.indexOf(size) + 1) % SIZES.size());
  }

  public String title() {
    return preview.title();
  }

  /** What the button is called that makes the text larger. */
  public String sizeWords() {
    return words.say("textSize");
  }

  public String direction() {
    return Words.direction(language);
  }
}
