package org.fieldvoice.respond;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * What the page itself says to the respondent, in the language of the page.
 *
 * @param tag the language that these words are in; English where we do not have the form's
 */
public record Words(String tag, ResourceBundle bundle) {

  private static final String NAME = Words.class.getPackageName() + ".words";

  /** The languages that our own words are in. */
  static final List<String> SPOKEN =
      List.of("en", "zh", "vi", "id", "km", "my", "bn", "hi", "ur", "ar", "es", "pt");

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ur", "fa", "he", "ps", "ug", "ckb", "sd", "yi", "dv");

  public static Words in(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            NAME,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String found = bundle.getLocale().toLanguageTag();
    return new Words(found.equals("und") ? "en" : found, bundle);
  }

  /** True for a language that our own words are in. */
  static boolean isSpoken(String tag) {
    return SPOKEN.contains(Locale.forLanguageTag(tag).getLanguage());
  }

  /** {@code rtl} for a language that is written from right to left. */
  public static String direction(String tag) {
    return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
  }

  /** The words under this key, {@code {0}}, {@code {1}} … replaced by the values. */
  public String say(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
