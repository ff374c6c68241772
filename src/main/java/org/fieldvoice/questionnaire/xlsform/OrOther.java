package org.fieldvoice.questionnaire.xlsform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Texts;

/** The words that {@code or_other} brings along, in each of the form's languages that we speak. */
final class OrOther {

  private OrOther() {}

  static Texts choiceLabel(List<Language> languages) {
    return texts(languages, "choice");
  }

  static Texts questionLabel(List<Language> languages) {
    return texts(languages, "question");
  }

  private static Texts texts(List<Language> languages, String key) {
    Map<String, String> byTag = new LinkedHashMap<>();
    for (Language language : languages) {
      ResourceBundle words =
          ResourceBundle.getBundle(
              "org.fieldvoice.questionnaire.xlsform.other",
              Locale.forLanguageTag(language.tag()),
              OrOther.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      byTag.put(language.tag(), words.getString(key));
    }
    return new Texts(byTag);
  }
}
