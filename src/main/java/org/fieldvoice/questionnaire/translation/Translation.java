package org.fieldvoice.questionnaire.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.edit.Edit;

/** What a translator's file says, and what of it changes the form. */
public final class Translation {

  private static final String SAID_MISSING = "marker-missing";
  private static final String SAID_FURTHER = "marker-further";
  private static final String SAID_BROKEN = "marker-broken";

  /**
   * One text as it came.
   *
   * @param source as the file has it; empty where it has none
   */
  record Line(String id, String tag, String source, String target) {}

  /**
   * A text that can't be taken.
   *
   * @param fault {@code marker-missing}, {@code marker-further} or {@code marker-broken}
   * @param marker the reference or tag in question
   */
  public record Fault(
      String id, String place, String language, String fault, String marker, String text) {}

  /**
   * A text that the form has moved on from since the file was made.
   *
   * @param what has changed: {@code source}, or the {@code translation} that the translator was
   *     shown
   * @param before as it was when the file was made
   * @param now as the form has it
   * @param text the translation as the file has it
   */
  public record Moved(
      String id,
      String place,
      String column,
      String language,
      String what,
      String before,
      String now,
      String text) {}

  /** What becomes of those texts. */
  enum Wish {
    TELL,
    TAKE
  }

  /**
   * What comes of a file.
   *
   * @param edits that make its texts the form's
   * @param taken how many texts change
   * @param unchanged how many are there already, or stand in the file as it went out
   * @param unknown the ids that the form doesn't have
   * @param moved the texts that are told instead of taken
   */
  public record Reading(
      List<Edit> edits, int taken, int unchanged, List<String> unknown, List<Moved> moved) {}

  private final Form form;
  private final Units units;
  private final Units origin;
  private final Wish wish;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();
  private int unchanged;

  /**
   * @param origin the version that the file was made from; the form itself where nobody knows
   */
  Translation(Form form, Form origin, Wish wish) {
    this.form = form;
    this.units = Units.of(form);
    this.origin = Units.of(origin);
    this.wish = wish;
  }

  /** Holds the lines of a file against the form; throws all that can't be taken, at once. */
  Reading read(List<Line> lines) {
    lines.forEach(this::take);
    if (!faults.isEmpty()) {
      throw Problem.TRANSLATION_REFUSED.with("count", faults.size()).listing(faults);
    }
    return new Reading(
        List.copyOf(edits), edits.size(), unchanged, List.copyOf(unknown), List.copyOf(moved));
  }

  private void take(Line line) {
    Optional<Unit> known = units.unit(line.id());
    if (known.isEmpty()) {
      unknown.add(line.id());
      return;
    }
    Unit unit = known.get();
    Unit before = origin.unit(line.id()).orElse(unit);
    String target = line.target();
    if (target.isBlank()) {
      return;
    }
    if (target.equals(unit.in(line.tag())) || target.equals(before.in(line.tag()))) {
      unchanged++;
      return;
    }
    Optional<Moved> told = wish == Wish.TELL ? moved(line, before, unit) : Optional.empty();
    told.ifPresent(moved::add);
    if (told.isEmpty() && isSound(unit, line, source(unit))) {
      edits.add(unit.set(line.tag(), target));
    }
  }

  private Optional<Moved> moved(Line line, Unit before, Unit unit) {
    String from = line.source().isEmpty() ? source(before) : line.source();
    if (!words(from).equals(words(source(unit)))) {
      return Optional.of(moved(line, unit, "source", from, source(unit)));
    }
    String shown = before.in(line.tag());
    String now = unit.in(line.tag());
    return shown.equals(now)
        ? Optional.empty()
        : Optional.of(moved(line, unit, "translation", shown, now));
  }

  private static Moved moved(Line line, Unit unit, String what, String before, String now) {
    return new Moved(
        unit.id(), unit.place(), unit.column(), line.tag(), what, before, now, line.target());
  }

  private String source(Unit unit) {
    return unit.source(form.defaultLanguage().tag());
  }

  /** Tools fold blanks as they like. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private boolean isSound(Unit unit, Line line, String source) {
    int before = faults.size();
    if (Markers.isBroken(line.target())) {
      faults.add(fault(unit, line, SAID_BROKEN, ""));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    Markers.kept(source).forEach(marker -> counts.merge(marker, 1, Integer::sum));
    Markers.kept(line.target()).forEach(marker -> counts.merge(marker, -1, Integer::sum));
    counts.forEach(
        (marker, surplus) -> {
          if (surplus != 0) {
            faults.add(fault(unit, line, surplus > 0 ? SAID_MISSING : SAID_FURTHER, marker));
          }
        });
    return faults.size() == before;
  }

  private static Fault fault(Unit unit, Line line, String fault, String marker) {
    return new Fault(unit.id(), unit.place(), line.tag(), fault, marker, line.target());
  }
}
