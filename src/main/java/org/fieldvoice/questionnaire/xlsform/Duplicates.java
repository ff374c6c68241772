package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldvoice.questionnaire.SmallMap;

/**
 * Two headers that mean one column, as forms have that went through several hands. Where at most
 * one of the two is filled in each row, or both say the same, it is clear what is meant; where they
 * differ, it isn't.
 */
final class Duplicates {

  private final Table table;
  private final Report report;

  Duplicates(Table table, Report report) {
    this.table = table;
    this.report = report;
  }

  void merge() {
    Map<String, Column> seen = new HashMap<>();
    List<Column> merged = new ArrayList<>();
    for (Column column : table.columns()) {
      Column first = seen.putIfAbsent(name(column), column);
      if (first == null) {
        merged.add(column);
      } else {
        merge(first, column).ifPresent(merged::add);
      }
    }
    table.columns().clear();
    table.columns().addAll(merged);
  }

  private static String name(Column column) {
    return column.isKnown()
        ? column.key() + "::" + column.language().orElse("")
        : "?" + column.header();
  }

  /** The second column where it stays one of its own. */
  private Optional<Column> merge(Column first, Column second) {
    Optional<Table.Line> conflict =
        table.lines().stream().filter(line -> differ(line, first, second)).findFirst();
    if (conflict.isPresent() && !second.isKnown() && table.hasColumn("type")) {
      return Optional.of(second.named(second.header() + "_" + (second.index() + 1)));
    }
    if (conflict.isPresent()) {
      report.add(
          Rule.DUPLICATE_COLUMN,
          conflict.get().cell(second),
          Map.of("first", first.header(), "text", conflict.get().cell(first).text()));
      return Optional.empty();
    }
    report.add(Rule.COLUMNS_MERGED, table.header(second), Map.of("first", first.header()));
    table.lines().replaceAll(line -> moved(line, second.index(), first.index()));
    return Optional.empty();
  }

  private static Table.Line moved(Table.Line line, int from, int to) {
    if (!line.cells().containsKey(from)) {
      return line;
    }
    Map<Integer, String> cells = new TreeMap<>(line.cells());
    cells.putIfAbsent(to, cells.get(from));
    cells.remove(from);
    return new Table.Line(line.table(), line.number(), SmallMap.copyOf(cells));
  }

  private static boolean differ(Table.Line line, Column first, Column second) {
    String one = line.cell(first).text();
    String other = line.cell(second).text();
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }
}
