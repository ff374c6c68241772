package org.fieldvoice.analysis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of tables and charts in a reader's language; English where there is no other. */
final class Words {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "org.fieldvoice.analysis.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param tag a BCP 47 tag: {@code zh}
   */
  static Words in(String tag) {
    return new Words(Locale.forLanguageTag(tag));
  }

  String say(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), locale).format(parts);
  }

  /** A share as charts print it: one decimal, rounded half up. */
  static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }
}
