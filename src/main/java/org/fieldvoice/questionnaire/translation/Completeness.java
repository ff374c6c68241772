package org.fieldvoice.questionnaire.translation;

import java.util.List;
import org.fieldvoice.questionnaire.Form;

/**
 * How much of a form is there in one language.
 *
 * @param tag the language's
 * @param name as the form spells it
 * @param texts how many texts the form has
 * @param translated how many of them are there in this language
 * @param missing those that are not; respondents see them in the default language
 */
public record Completeness(String tag, String name, int texts, int translated, List<Gap> missing) {

  /**
   * A text that is missing.
   *
   * @param source as it is in the default language, or in any that has it
   */
  public record Gap(String id, String place, String column, String source) {}

  /** Of each language of the form, the default one first. */
  public static List<Completeness> of(Form form) {
    Units units = Units.of(form);
    String dflt = form.defaultLanguage().tag();
    int all = units.all().size();
    return form.languages().stream()
        .map(
            language -> {
              List<Gap> gaps =
                  units.missing(language.tag()).stream()
                      .map(u -> new Gap(u.id(), u.place(), u.column(), u.source(dflt)))
                      .toList();
              return new Completeness(
                  language.tag(), language.name(), all, all - gaps.size(), gaps);
            })
        .toList();
  }
}
