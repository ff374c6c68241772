package org.fieldvoice.interview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said: the words of all turns, one turn after another with a line feed between them, and
 * who said which. Never changes; an edit makes the next one.
 *
 * @param text the words alone, without speakers' names and times
 * @param turns in the order of the text
 */
public record TranscriptText(String text, List<Turn> turns) {

  String words(Turn turn) {
    return text.substring(turn.start(), turn.end());
  }

  /** The text after these edits. The caller keeps each edit within one turn. */
  TranscriptText with(Edits edits) {
    List<Turn> moved = turns.stream().map(turn -> turn.at(edits.carry(turn.span()))).toList();
    return new TranscriptText(edits.applyTo(text), moved);
  }

  /** The same words with other names for their speakers. */
  TranscriptText saidBy(Map<String, String> names) {
    return new TranscriptText(
        text,
        turns.stream()
            .map(turn -> turn.saidBy(names.getOrDefault(turn.speaker(), turn.speaker())))
            .toList());
  }

  /** Whether one turn holds all of this stretch. */
  boolean withinOneTurn(Span span) {
    return turns.stream().anyMatch(turn -> span.within(turn.span()));
  }

  /** Collects turns while a file is read. */
  static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private final List<Turn> turns = new ArrayList<>();

    Builder turn(String speaker, @Nullable Long startMs, @Nullable Long endMs, String words) {
      if (!turns.isEmpty()) {
        text.append('\n');
      }
      int start = text.length();
      text.append(words);
      turns.add(new Turn(speaker, startMs, endMs, start, text.length()));
      return this;
    }

    /** More words of the last turn, on a line of their own. */
    Builder more(String words) {
      Turn last = turns.remove(turns.size() - 1);
      text.append('\n').append(words);
      turns.add(last.at(new Span(last.start(), text.length())));
      return this;
    }

    String lastSpeaker() {
      return turns.isEmpty() ? "" : turns.get(turns.size() - 1).speaker();
    }

    boolean isEmpty() {
      return turns.isEmpty();
    }

    TranscriptText build() {
      return new TranscriptText(text.toString(), List.copyOf(turns));
    }
  }
}
