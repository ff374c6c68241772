package org.fieldvoice.interview;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fieldvoice.platform.Problem;

/**
 * What turns one text into the next: replacements of stretches that don't overlap, in their order.
 * Everything that points into the old text is carried over by it, so that a redaction (whose edits
 * are known) and a corrected transcript (whose edits a diff finds) move excerpts and turns alike.
 */
record Edits(List<Edit> all) {

  /**
   * One replacement.
   *
   * @param at in the old text; empty for an insertion
   */
  record Edit(Span at, String replacement) {

    int growth() {
      return replacement.length() - (at.end() - at.start());
    }
  }

  Edits {
    all = all.stream().sorted(Comparator.comparingInt((Edit e) -> e.at().start())).toList();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i - 1).at().end() > all.get(i).at().start()) {
        throw Problem.REDACTIONS_OVERLAP.with("start", all.get(i).at().start());
      }
    }
  }

  String applyTo(String text) {
    StringBuilder next = new StringBuilder(text.length());
    int done = 0;
    for (Edit edit : all) {
      next.append(text, done, edit.at().start()).append(edit.replacement());
      done = edit.at().end();
    }
    return next.append(text, done, text.length()).toString();
  }

  /**
   * Where a stretch of the old text stands in the new one. An edge inside a replaced stretch moves
   * out to that replacement's edge, so that no replacement is cut; what is inserted exactly at an
   * edge stays outside. A stretch that is gone is left as an empty one at its place.
   */
  Span carry(Span old) {
    int shift = 0;
    int start = -1;
    for (Edit edit : all) {
      Span at = edit.at();
      if (at.start() >= old.end()) {
        break;
      }
      boolean touches = at.end() > old.start();
      if (touches && start < 0) {
        start = Math.min(old.start(), at.start()) + shift;
      }
      shift += edit.growth();
      if (touches && at.end() >= old.end()) {
        return new Span(start, at.end() + shift);
      }
    }
    return new Span(start < 0 ? old.start() + shift : start, old.end() + shift);
  }

  /**
   * The edits between two texts by Myers' algorithm, first over lines, then, in the lines that
   * differ, over code points: a long transcript with many changes stays quick to compare.
   */
  static Edits between(String before, String after) {
    List<String> oldLines = lines(before);
    List<String> newLines = lines(after);
    List<Edit> edits = new ArrayList<>();
    int line = 0;
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(oldLines, newLines).getDeltas()) {
      for (; line < delta.getSource().getPosition(); line++) {
        at += oldLines.get(line).length();
      }
      String source = String.join("", delta.getSource().getLines());
      String target = String.join("", delta.getTarget().getLines());
      edits.addAll(withinLines(source, target, at));
    }
    return new Edits(edits);
  }

  private static List<Edit> withinLines(String before, String after, int offset) {
    List<String> oldCharacters = characters(before);
    List<Edit> edits = new ArrayList<>();
    int index = 0;
    int at = offset;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(oldCharacters, characters(after)).getDeltas()) {
      for (; index < delta.getSource().getPosition(); index++) {
        at += oldCharacters.get(index).length();
      }
      int length = String.join("", delta.getSource().getLines()).length();
      edits.add(new Edit(new Span(at, at + length), String.join("", delta.getTarget().getLines())));
    }
    return edits;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }
}
