package org.fieldvoice.questionnaire.translation;

import java.util.Locale;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;

/**
 * XLIFF 2.0, the interchange format of translators' tools (OASIS Standard "XLIFF Version 2.0",
 * 2014); 2.1 has the same core and the same namespace.
 */
final class Xliff {

  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";
  static final String MEDIA_TYPE = "application/xliff+xml";

  private Xliff() {}

  /**
   * The language as XLIFF names it: its tag where that is well-formed, else one made of its place
   * in the form.
   */
  static String code(Form form, Language language) {
    boolean sound = language.tag().matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    return sound ? language.tag() : "und-x-lang" + form.languages().indexOf(language);
  }

  /** The language of the form that a file names. */
  static java.util.Optional<Language> language(Form form, String code) {
    return form.languages().stream()
        .filter(l -> code(form, l).toLowerCase(Locale.ROOT).equals(code.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
