package org.fieldvoice.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.fieldvoice.platform.Sentences;

/** What the program itself says in a document, in the document's language; English for the rest. */
record Words(Sentences sentences) {

  /**
   * @param tag a BCP 47 tag
   */
  static Words in(String tag) {
    return new Words(Sentences.of(Words.class, tag));
  }

  String say(String key, Object... parts) {
    return sentences.say(key, parts);
  }

  static String percent(double percent) {
    return Sentences.percent(percent);
  }

  /** A number to one decimal. */
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A number of people: {@code 1,204}, {@code 1204} in Chinese. */
  String count(long number) {
    return sentences.locale().getLanguage().equals("zh")
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  String day(LocalDate day) {
    return day.format(
        DateTimeFormatter.ofPattern(sentences.plain("day-pattern"), sentences.locale()));
  }

  /** A moment in UTC, to the minute. */
  String moment(Instant at) {
    return at.atOffset(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern(sentences.plain("moment-pattern"), sentences.locale()));
  }

  String period(LocalDate from, LocalDate to) {
    return from.equals(to) ? day(from) : say("period", day(from), day(to));
  }

  /** What stands between two sentences. */
  String gap() {
    return sentences.locale().getLanguage().equals("zh") ? "" : " ";
  }

  /** Names one after the other, as the language strings them. */
  String list(Iterable<String> names) {
    return String.join(sentences.plain("list-comma"), names);
  }
}
