package org.fieldvoice.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a room of the program says by itself, in a reader's language; English where there is no
 * other. The sentences stand in {@code words.properties} beside the room's classes.
 */
public final class Sentences {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Sentences(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /**
   * @param room a class of it
   * @param tag a BCP 47 tag: {@code zh}
   */
  public static Sentences of(Class<?> room, String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return new Sentences(
        locale,
        ResourceBundle.getBundle(
            room.getPackageName() + ".words",
            locale,
            room.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  public Locale locale() {
    return locale;
  }

  /** A sentence with its parts put in. */
  public String say(String key, Object... parts) {
    return new MessageFormat(plain(key), locale).format(parts);
  }

  /** What stands under the key, as it is. */
  public String plain(String key) {
    return bundle.getString(key);
  }

  /** A share to one decimal, rounded half up: {@code 62.1%}. */
  public static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }
}
