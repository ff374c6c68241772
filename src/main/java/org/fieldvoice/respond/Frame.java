package org.fieldvoice.respond;

/**
 * What surrounds the content of every page.
 *
 * @param language BCP 47 tag
 * @param preview what a chat shows of a link to the page
 * @param style the style sheet's text
 * @param apart the address of what pages beside the questionnaire do with a script
 * @param plain the address of what pages without questions do
 * @param later the address of the style of what few first questions have
 */
public record Frame(
    String language, Preview preview, String style, String later, String apart, String plain) {

  public String title() {
    return preview.title();
  }

  /** What the button is called that makes the text larger. */
  public String sizeWords() {
    return Words.in(language).say("textSize");
  }

  public String direction() {
    return Words.direction(language);
  }
}
