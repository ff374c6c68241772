package org.fieldvoice.casestudy;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program itself says in a document, in the document's language; English for the rest. */
final class Words {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "org.fieldvoice.casestudy.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param tag a BCP 47 tag
   */
  static Words in(String tag) {
    return new Words(Locale.forLanguageTag(tag));
  }

  String say(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), locale).format(parts);
  }

  /** A share to one decimal: {@code 62.1%}. */
  static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** A number to one decimal. */
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A number of people: {@code 1,204}, {@code 1204} in Chinese. */
  String count(long number) {
    return locale.getLanguage().equals("zh")
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  String day(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(bundle.getString("day-pattern"), locale));
  }

  /** A moment in UTC, to the minute. */
  String moment(Instant at) {
    return at.atOffset(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern(bundle.getString("moment-pattern"), locale));
  }

  String period(LocalDate from, LocalDate to) {
    return from.equals(to) ? day(from) : say("period", day(from), day(to));
  }

  /** What stands between two sentences. */
  String gap() {
    return locale.getLanguage().equals("zh") ? "" : " ";
  }

  /** Names one after the other, as the language strings them. */
  String list(Iterable<String> names) {
    return String.join(bundle.getString("list-comma"), names);
  }
}
