package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Texts;

/** Reads the choices sheet, or one that has its shape. */
final class ChoicesReader {

  static final int LIMIT = 100_000;

  private final ChoiceLists lists;
  private final Cells cells;
  private final Report report;
  private final boolean duplicatesAllowed;
  private final Map<String, Set<String>> seen = new HashMap<>();
  private final Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
  private final Map<String, List<Cell>> nameless = new LinkedHashMap<>();

  ChoicesReader(ChoiceLists lists, Cells cells, Report report, boolean duplicatesAllowed) {
    this.lists = lists;
    this.cells = cells;
    this.report = report;
    this.duplicatesAllowed = duplicatesAllowed;
  }

  /**
   * @param prefix goes before each list's name
   */
  void read(Table table, String prefix) {
    if (table.lines().size() > LIMIT) {
      report.add(
          Rule.TOO_MANY_CHOICES,
          Cell.ofSheet(table.sheet()),
          Map.of("count", "" + table.lines().size(), "limit", "" + LIMIT));
      return;
    }
    table.lines().forEach(line -> read(line, prefix));
    files.forEach((file, rows) -> lists.files().add(new ListFile(file, rows)));
  }

  private void read(Table.Line line, String prefix) {
    String list = line.text("list_name");
    if (RowType.isFile(list)) {
      files.computeIfAbsent(list, f -> new ArrayList<>()).add(cells.row(line));
      return;
    }
    String name = line.text("name");
    Texts label = cells.texts(line, "label");
    boolean isBare = name.isEmpty() && label.isEmpty() && line.cells().size() == 1;
    if (isBare || list.isEmpty() && name.isEmpty() && label.isEmpty()) {
      report.add(Rule.COMMENT_ROW, line.place());
    } else if (list.isEmpty()) {
      report.add(Rule.CHOICE_WITHOUT_LIST, line.cell("list_name"));
    } else if (name.isEmpty()) {
      nameless.computeIfAbsent(prefix + list, l -> new ArrayList<>()).add(line.cell("name"));
    } else {
      Map<String, Texts> media = cells.media(line);
      if (label.isEmpty() && media.isEmpty()) {
        report.once(Rule.CHOICE_WITHOUT_LABEL, list, line.cell("label"), Map.of("list", list));
      }
      warnOfDuplicate(line, prefix + list);
      lists.add(prefix + list, new Choice(name, label, media, columns(line)));
    }
  }

  /**
   * Says where a choice has no name. In a list that no question uses this matters to nobody.
   *
   * @param used the names of the lists that questions use
   */
  void finish(Set<String> used) {
    nameless.forEach(
        (list, places) -> {
          if (used.contains(list)) {
            places.forEach(p -> report.add(Rule.CHOICE_WITHOUT_NAME, p, Map.of("list", list)));
          } else {
            report.add(Rule.UNUSED_CHOICE_WITHOUT_NAME, places.get(0), Map.of("list", list));
          }
        });
  }

  private void warnOfDuplicate(Table.Line line, String list) {
    boolean isNew = seen.computeIfAbsent(list, l -> new HashSet<>()).add(line.text("name"));
    if (!isNew && !duplicatesAllowed) {
      report.once(Rule.DUPLICATE_CHOICE, list, line.cell("name"), Map.of("list", list));
    }
  }

  private static Map<String, String> columns(Table.Line line) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : line.table().columns()) {
      String text = line.cell(column).text();
      if (!column.isKnown() && !text.isEmpty()) {
        columns.put(column.header(), text);
      }
    }
    return columns;
  }
}
