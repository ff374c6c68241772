package org.fieldvoice.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of the problems, in the languages of the studio. */
public final class ProblemSentences {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private ProblemSentences() {}

  /**
   * The sentence for this failure in the first of these languages that has one, else in English.
   */
  public static String of(ProblemException failure, List<Locale> languages) {
    String key = failure.problem().type();
    for (Locale language : languages) {
      ResourceBundle bundle = bundle(language);
      if (bundle.containsKey(key)) {
        return filled(bundle, key, failure.details());
      }
    }
    return filled(bundle(Locale.ROOT), key, failure.details());
  }

  /** The language in which that sentence is. */
  static Locale language(List<Locale> languages) {
    return languages.isEmpty() ? Locale.ENGLISH : known(languages.get(0));
  }

  private static Locale known(Locale language) {
    return language.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }

  private static ResourceBundle bundle(Locale language) {
    try {
      return ResourceBundle.getBundle(
          "org.fieldvoice.platform.problems",
          known(language),
          ProblemSentences.class.getClassLoader(),
          NO_FALLBACK);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("problems.properties is missing from the application", e);
    }
  }

  /** A detail that the bundle has words for ({@code scope.QUOTE}) is put in by these. */
  private static String filled(ResourceBundle bundle, String key, Map<String, Object> details) {
    Matcher m = PLACEHOLDER.matcher(bundle.getString(key));
    StringBuilder text = new StringBuilder();
    while (m.find()) {
      Object value = details.getOrDefault(m.group(1), m.group());
      String words = m.group(1) + "." + value;
      m.appendReplacement(
          text,
          Matcher.quoteReplacement(
              bundle.containsKey(words) ? bundle.getString(words) : String.valueOf(value)));
    }
    return m.appendTail(text).toString();
  }
}
