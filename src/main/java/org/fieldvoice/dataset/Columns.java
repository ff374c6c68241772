package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldvoice.dataset.Variable.Kind;

/**
 * The columns of a release and their cells. Several choices become a column each with 1 or 0, a
 * ranking a column for each choice with its rank; a variable that had to give up all precision has
 * no column.
 */
final class Columns {

  /**
   * A variable of the release.
   *
   * @param level its level; 0 for those that go along
   * @param coarse true where the values are not as answered
   * @param choices those that have a column each
   */
  record Shown(Variable variable, int level, boolean coarse, List<String> choices) {

    static Shown of(Variable variable, int level, boolean coarse, Plan plan) {
      return new Shown(
          variable,
          level,
          coarse,
          coarse || !spread(variable) ? List.of() : plan.choicesOf(variable));
    }

    private static boolean spread(Variable variable) {
      return variable.kind() == Kind.CHOICES || variable.kind() == Kind.RANKING;
    }

    List<String> names() {
      return spread(variable)
          ? choices.stream().map(c -> variable.key() + "/" + c).toList()
          : List.of(variable.key());
    }

    private void addTo(List<String> cells, String value) {
      if (!spread(variable)) {
        cells.add(value);
        return;
      }
      List<String> chosen = value.isEmpty() ? List.of() : Arrays.asList(value.split(" ", -1));
      for (String choice : choices) {
        cells.add(value.isEmpty() ? "" : cell(chosen.indexOf(choice)));
      }
    }

    private String cell(int place) {
      if (variable.kind() == Kind.CHOICES) {
        return place < 0 ? "0" : "1";
      }
      return place < 0 ? "" : Integer.toString(place + 1);
    }
  }

  private final Plan plan;
  private final int[] levels;
  private final List<Hierarchy> hierarchies;
  private final List<Shown> quasi = new ArrayList<>();
  private final List<Shown> kept;

  Columns(Plan plan, int[] levels) {
    this.plan = plan;
    this.levels = levels.clone();
    this.hierarchies = plan.hierarchies();
    for (int i = 0; i < plan.quasi().size(); i++) {
      boolean nothingLeft = levels[i] > 0 && levels[i] == hierarchies.get(i).levels() - 1;
      if (!nothingLeft) {
        boolean coarse = levels[i] > 0 || !hierarchies.get(i).exactAtFirst();
        quasi.add(Shown.of(plan.quasi().get(i).variable(), levels[i], coarse, plan));
      }
    }
    kept = plan.kept().stream().map(v -> Shown.of(v, 0, false, plan)).toList();
  }

  /** The variables that have columns, in the order of these. */
  List<Shown> all() {
    List<Shown> all = new ArrayList<>(quasi);
    all.addAll(kept);
    return all;
  }

  /**
   * The class that a row shows: its quasi-identifiers at their levels, and which conditions it met.
   */
  List<String> shown(Answered row) {
    List<String> raw = plan.classOf(row);
    String[] shown = new String[raw.size()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = hierarchies.get(i).at(levels[i], raw.get(i));
    }
    return List.of(shown);
  }

  List<String> cells(Answered row, List<String> shown) {
    List<String> cells = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < plan.quasi().size() && next < quasi.size(); i++) {
      if (plan.quasi().get(i).variable().key().equals(quasi.get(next).variable().key())) {
        quasi.get(next).addTo(cells, shown.get(i));
        next++;
      }
    }
    kept.forEach(k -> k.addTo(cells, row.value(k.variable())));
    return cells;
  }

  /** The names of the columns, the id's first. */
  List<String> head() {
    Set<String> names = new LinkedHashSet<>(List.of("_id"));
    all().forEach(s -> names.addAll(s.names()));
    return List.copyOf(names);
  }
}
