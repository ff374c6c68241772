package org.fieldvoice.response;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters by which lists and exports select responses. */
final class SelectionParameters {

  private SelectionParameters() {}

  /**
   * What the parameters {@code site}, {@code channel}, {@code state}, {@code flag}, {@code from}
   * and {@code to} select; all responses without any.
   */
  static Selection selection(long questionnaireId, Map<String, List<String>> query) {
    return new Selection(
        questionnaireId,
        given(first(query, "site")),
        given(first(query, "channel")),
        states(given(first(query, "state"))),
        given(first(query, "flag")),
        time("from", first(query, "from")),
        time("to", first(query, "to")));
  }

  private static @Nullable String first(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
  }

  private static Set<State> states(Optional<String> word) {
    return word.<Set<State>>map(w -> EnumSet.of(state(w)))
        .orElseGet(() -> EnumSet.allOf(State.class));
  }

  /** The state with this name on the wire. */
  static State state(String word) {
    return State.of(word)
        .orElseThrow(() -> Problem.INVALID.with("why", "state is submitted, approved or excluded"));
  }

  /** A time with an offset, or a day, which begins at midnight UTC. */
  static Optional<Instant> time(String name, @Nullable String text) {
    try {
      return given(text)
          .map(
              t ->
                  t.length() == 10
                      ? LocalDate.parse(t).atStartOfDay().toInstant(ZoneOffset.UTC)
                      : OffsetDateTime.parse(t.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw Problem.INVALID.with(
          "why", name + " is not a time such as 2026-03-01T08:00:00+08:00, nor a day");
    }
  }

  /** Where the last page ended. */
  static Optional<Long> cursor(@Nullable String after) {
    try {
      return given(after).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw Problem.INVALID.with("why", "after is not what a page gave as next");
    }
  }

  static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank());
  }
}
