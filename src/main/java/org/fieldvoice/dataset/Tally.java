package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the classes anew from what is really written, whatever the search promised. */
final class Tally {

  /** A class: its rows and, for each sensitive variable, the values that they have. */
  private static final class Members {
    private int rows;
    private final List<Set<String>> sensitive = new ArrayList<>();
  }

  private final Map<List<String>, Members> classes = new HashMap<>();
  private long rows;

  void add(List<String> shown, List<String> sensitive) {
    Members members = classes.computeIfAbsent(shown, key -> new Members());
    members.rows++;
    rows++;
    for (int i = 0; i < sensitive.size(); i++) {
      if (members.sensitive.size() <= i) {
        members.sensitive.add(new HashSet<>());
      }
      members.sensitive.get(i).add(sensitive.get(i));
    }
  }

  long rows() {
    return rows;
  }

  /** The size of each class. */
  List<Integer> sizes() {
    Collection<Members> all = classes.values();
    return all.stream().map(m -> m.rows).sorted().toList();
  }

  /** The k that was reached; 0 without rows. */
  int smallest() {
    return classes.values().stream().mapToInt(m -> m.rows).min().orElse(0);
  }

  /**
   * The distinct l-diversity of the sensitive variable in this place: the fewest values in a class.
   */
  int leastValues(int variable) {
    return classes.values().stream()
        .mapToInt(m -> m.sensitive.get(variable).size())
        .min()
        .orElse(0);
  }
}
