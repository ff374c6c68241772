package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Set<String> seen = new HashSet<>();

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
  }

  /** A CSV file as one list of that name; one without a name column serves {@code pulldata}. */
  void readFile(String file, Sheet sheet) {
    Table table = Table.of(sheet, Headers::choices, report);
    lists.addEmpty(file);
    for (Table.Line line : table.lines()) {
      Texts label = cells.texts(line, "label");
      lists.add(file, new Choice(line.text("name"), label, cells.media(line), columns(line)));
    }
  }

  private void read(Table.Line line, String prefix) {
    String list = line.text("list_name");
    String name = line.text("name");
    Texts label = cells.texts(line, "label");
    if (list.isEmpty() && name.isEmpty() && label.isEmpty()) {
      report.add(Rule.COMMENT_ROW, line.place());
    } else if (list.isEmpty()) {
      report.add(Rule.CHOICE_WITHOUT_LIST, line.cell("list_name"));
    } else if (name.isEmpty() && !RowType.isFile(list)) {
      report.add(Rule.CHOICE_WITHOUT_NAME, line.cell("name"), Map.of("list", list));
    } else {
      Map<String, Texts> media = cells.media(line);
      if (label.isEmpty() && media.isEmpty() && !RowType.isFile(list)) {
        report.once(Rule.CHOICE_WITHOUT_LABEL, list, line.cell("label"), Map.of("list", list));
      }
      warnOfDuplicate(line, prefix + list);
      lists.add(prefix + list, new Choice(name, label, media, columns(line)));
    }
  }

  private void warnOfDuplicate(Table.Line line, String list) {
    boolean isNew = seen.add(list + "\n" + line.text("name"));
    if (!isNew && !duplicatesAllowed && !RowType.isFile(list)) {
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
    return columns.isEmpty() ? Map.of() : Collections.unmodifiableMap(columns);
  }
}
