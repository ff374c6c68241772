package org.fieldvoice.respond;

/**
 * What surrounds the content of every page.
 *
 * @param language BCP 47 tag
 * @param style the style sheet's text
 */
public record Frame(String language, String title, String style) {

  public String direction() {
    return Words.direction(language);
  }
}
