package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.LogicProblem;
import org.fieldvoice.questionnaire.edit.Uses.ChoiceUse;
import org.fieldvoice.questionnaire.edit.Uses.Use;

/**
 * Whether a form is as sound after an edit as it was before: nothing lost what it looked at, no
 * expression stopped working, no text refers to nothing. What was wrong before may stay wrong, so
 * that an old form can be mended step by step.
 */
final class Soundness {

  /** A place and column with what is said about it there. */
  public record Mention(String place, String column, String name) {}

  /** A row, or a choice as {@code list:choice}, with a name in its texts that leads nowhere. */
  private record Dangling(Object where, String name) {

    Mention mention() {
      return new Mention(where instanceof Row row ? row.path() : where.toString(), "text", name);
    }
  }

  private final Sketch sketch;
  private final Uses uses;
  private final Set<LogicProblem> problems;
  private final Map<String, Integer> names = new HashMap<>();
  private final Set<Dangling> dangling = new LinkedHashSet<>();
  private final Set<ChoiceUse> missing = new HashSet<>();

  Soundness(Sketch sketch, Uses uses, Form form) {
    this.sketch = sketch;
    this.uses = uses;
    this.problems = new LinkedHashSet<>(FormLogic.problems(form));
    sketch.root.all().forEach(row -> names.merge(row.name(), 1, Integer::sum));
    sketch.root.all().forEach(row -> row.eachText(text -> note(row, text)));
    sketch.lists.forEach(
        (list, choices) ->
            choices.forEach(
                choice ->
                    Texted.mapped(
                        choice, text -> note(list + ":" + choice.getString(Row.NAME), text))));
    uses.choices().stream().filter(this::isMissing).forEach(missing::add);
  }

  private String note(Object where, String text) {
    if (text.contains("${")) {
      for (String name : Wording.references(text)) {
        if (names.getOrDefault(name, 0) != 1) {
          dangling.add(new Dangling(where, name));
        }
      }
    }
    return text;
  }

  private boolean isMissing(ChoiceUse use) {
    List<JsonObject> choices = uses.listOf(use.question()).map(sketch.lists::get).orElse(null);
    return choices != null
        && choices.stream().noneMatch(c -> c.getString(Row.NAME).equals(use.choice()));
  }

  /** Throws what the edit broke, all of a kind at once. */
  void check(Soundness before, Keeping keeping) {
    refuse(Problem.EDIT_STILL_USED, lost(before, keeping));
    for (LogicProblem problem : problems) {
      if (!before.problems.contains(problem)) {
        throw Problem.EDIT_EXPRESSION_WRONG
            .with("column", problem.column())
            .and("place", problem.name())
            .and("what", problem.what())
            .and("hint", problem.hint())
            .and("offset", problem.offset());
      }
    }
    refuse(
        Problem.EDIT_STILL_USED,
        dangling.stream()
            .filter(d -> !before.dangling.contains(d))
            .map(Dangling::mention)
            .toList());
    refuse(Problem.EDIT_STILL_USED, missing(before));
  }

  /** What an edit must leave as it was. */
  enum Keeping {
    /** Whatever was looked at is still looked at. */
    AT_LEAST,
    /** And nothing else is. */
    EXACTLY
  }

  private List<Mention> lost(Soundness before, Keeping keeping) {
    List<Mention> lost = new ArrayList<>();
    before
        .uses
        .looksAt()
        .forEach(
            (use, rows) -> {
              Set<Row> now = uses.looksAt().get(use);
              if (now == null || isRewritten(before, use, keeping)) {
                return;
              }
              Set<Row> gone = new LinkedHashSet<>(rows);
              gone.removeAll(now);
              if (keeping == Keeping.EXACTLY && gone.isEmpty() && !now.equals(rows)) {
                gone.addAll(now);
                gone.removeAll(rows);
              }
              if (gone.stream().anyMatch(row -> !uses.rows().contains(row))) {
                gone.removeAll(uses.rows());
              }
              gone.forEach(
                  row -> lost.add(new Mention(use.row().path(), use.logic().column, row.name())));
            });
    return lost;
  }

  /** An expression that the edit itself wrote anew may look at other things. */
  private boolean isRewritten(Soundness before, Use use, Keeping keeping) {
    return keeping == Keeping.AT_LEAST && !before.uses.textOf(use).equals(uses.textOf(use));
  }

  private List<Mention> missing(Soundness before) {
    return missing.stream()
        .filter(use -> before.uses.choices().contains(use) && !before.missing.contains(use))
        .map(u -> new Mention(u.use().row().path(), u.use().logic().column, u.choice()))
        .toList();
  }

  private static void refuse(Problem problem, List<Mention> mentions) {
    if (!mentions.isEmpty()) {
      Mention first = mentions.get(0);
      ProblemException refused =
          problem
              .with("name", first.name())
              .and("column", first.column())
              .and("place", first.place());
      throw refused.listing(mentions);
    }
  }
}
