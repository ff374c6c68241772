package org.fieldvoice.respond;

/**
 * What surrounds the content of every page.
 *
 * @param language BCP 47 tag
 * @param style the style sheet's text
 * @param apart the address of what pages beside the questionnaire do with a script
 * @param plain the address of what pages without questions do
 * @param later the address of the style of what few first questions have
 */
public record Frame(String language, String title, String style, String later, String apart, String plain) {

  /** What a chat shows under the title of a link. */
  public String preview() {
    return Words.in(language).say("preview");
  }

  /** The language as link previews write it: {@code pt_BR}. */
  public String locale() {
    return language.replace('-', '_');
  }

  public String direction() {
    return Words.direction(language);
  }
}
