package org.fieldvoice.respond;

/**
 * An information sheet as a page shows it before the first question.
 *
 * @param number the sheet's version
 * @param language the BCP 47 tag of the text
 * @param html its words, safe
 * @param heard true if there is a recording of them
 */
public record Agreeing(int number, String language, String html, boolean heard) {

  public String direction() {
    return Words.direction(language);
  }
}
