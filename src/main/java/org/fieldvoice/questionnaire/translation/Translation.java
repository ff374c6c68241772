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
   * What comes of a file.
   *
   * @param edits that make its texts the form's
   * @param taken how many texts change
   * @param unchanged how many are there already
   * @param unknown the ids that the form doesn't have
   * @param stale the ids whose source has changed since the file was made
   */
  public record Reading(
      List<Edit> edits, int taken, int unchanged, List<String> unknown, List<String> stale) {}

  private final Form form;
  private final Units units;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private int unchanged;

  private Translation(Form form) {
    this.form = form;
    this.units = Units.of(form);
  }

  /** Holds the lines of a file against the form; throws all that can't be taken, at once. */
  static Reading read(Form form, List<Line> lines) {
    Translation translation = new Translation(form);
    lines.forEach(translation::take);
    List<Fault> faults = translation.faults;
    if (!faults.isEmpty()) {
      throw Problem.TRANSLATION_REFUSED.with("count", faults.size()).listing(faults);
    }
    return new Reading(
        List.copyOf(translation.edits),
        translation.edits.size(),
        translation.unchanged,
        List.copyOf(translation.unknown),
        List.copyOf(translation.stale));
  }

  private void take(Line line) {
    Optional<Unit> known = units.unit(line.id());
    if (known.isEmpty()) {
      unknown.add(line.id());
      return;
    }
    Unit unit = known.get();
    String target = line.target();
    if (target.isBlank()) {
      return;
    }
    if (target.equals(unit.in(line.tag()))) {
      unchanged++;
      return;
    }
    String source = unit.source(form.defaultLanguage().tag());
    if (!line.source().isEmpty() && !line.source().equals(source)) {
      stale.add(line.id());
    }
    if (isSound(unit, line, source)) {
      edits.add(unit.set(line.tag(), target));
    }
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
