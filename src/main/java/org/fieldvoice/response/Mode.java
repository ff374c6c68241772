package org.fieldvoice.response;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who holds the phone. */
public enum Mode {
  /** The respondent, alone. */
  SELF,
  /** A field researcher who sits with the respondent. */
  INTERVIEWER,
  /** One device that many respondents use, one after the other. */
  KIOSK,
  /** Nobody any more: brought in from a file. */
  IMPORT;

  /** The mode with this name on the wire. */
  public static Optional<Mode> of(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }

  /** The name on the wire and in the database: {@code self}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
