package org.fieldvoice.response;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reviewer made of a response. A withdrawn one has no state: it is gone. */
public enum State {
  /** As it came. */
  SUBMITTED,
  /** Looked at and found good. */
  APPROVED,
  /** Kept, but counted nowhere: a test, a duplicate, nonsense. */
  EXCLUDED;

  /** The state with this name on the wire. */
  public static Optional<State> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  /** The name on the wire and in the database: {@code submitted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
