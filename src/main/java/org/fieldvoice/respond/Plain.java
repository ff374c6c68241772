package org.fieldvoice.respond;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A page without questions: receipt, withdrawal, a link that leads nowhere. */
public record Plain(Frame frame, Words words, String token) {

  public String say(String key, Object... values) {
    return words.say(key, values);
  }

  /** A moment in words; a script says it in the phone's own time. */
  public String when(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.forLanguageTag(words.tag()))
            .format(moment.atOffset(ZoneOffset.UTC))
        + " UTC";
  }
}
