package org.fieldvoice.response;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as they are bound to statements. Not as {@code Timestamp}: MariaDB makes nothing at all of
 * one after January 2038, and phones' clocks say anything.
 */
final class Utc {

  private Utc() {}

  static LocalDateTime of(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  static @Nullable LocalDateTime of(Optional<Instant> time) {
    return time.map(Utc::of).orElse(null);
  }
}
