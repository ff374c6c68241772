package org.fieldvoice.interview;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's words, from where they began to speak until they stopped.
 *
 * @param speaker as the transcript names them; empty where it doesn't say
 * @param startMs when they began, in milliseconds of the recording, where known
 * @param endMs when they stopped, likewise
 * @param start the first UTF-16 unit of their words in the revision's text
 * @param end the first unit after them
 */
public record Turn(
    String speaker, @Nullable Long startMs, @Nullable Long endMs, int start, int end) {

  Span span() {
    return new Span(start, end);
  }

  Turn at(Span span) {
    return new Turn(speaker, startMs, endMs, span.start(), span.end());
  }

  Turn saidBy(String name) {
    return new Turn(name, startMs, endMs, start, end);
  }
}
