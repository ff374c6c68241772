package org.fieldvoice.questionnaire.xlsform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.FormTitle;

/** What the settings sheet says, in its first row. */
final class Settings {

  private static final Set<String> YES = Set.of("yes", "true", "true()");
  private static final int LONGEST_FORM_ID = 100;

  private final Table table;
  private final Optional<Table.Line> row;
  private final Report report;

  Settings(Table table, Report report) {
    this.table = table;
    this.row = table.lines().stream().findFirst();
    this.report = report;
    warnOfColumns();
  }

  Optional<Table.Line> row() {
    return row;
  }

  String text(String key) {
    return row.map(r -> r.text(key)).orElse("");
  }

  Cell defaultLanguage() {
    return row.map(r -> r.cell("default_language")).orElse(Cell.WORKBOOK);
  }

  boolean allowsDuplicateChoices() {
    return YES.contains(text("allow_choice_duplicates").toLowerCase(Locale.ROOT));
  }

  /**
   * @param fallback the form's id where the workbook names none
   */
  String formId(String fallback) {
    Optional<Cell> cell = row.map(r -> r.cell("form_id")).filter(c -> !c.text().isEmpty());
    if (cell.isEmpty()) {
      report.add(
          Rule.NO_FORM_ID,
          row.map(r -> r.cell("form_id")).orElse(Cell.WORKBOOK),
          Map.of("id", fallback));
      return fallback;
    }
    String id = cell.get().text();
    if (id.length() > LONGEST_FORM_ID || id.matches("(?s).*[/\\\\?#\\p{Cntrl}].*")) {
      report.add(Rule.BAD_FORM_ID, cell.get());
    }
    return id;
  }

  /** Every setting that the form has no other place for, by header. */
  Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    row.ifPresent(
        line ->
            table.columns().stream()
                .filter(c -> !c.isKnown() && !line.cell(c).text().isEmpty())
                .forEach(c -> others.put(c.header(), line.cell(c).text())));
    for (String key : Set.of("default_language", "allow_choice_duplicates")) {
      if (!text(key).isEmpty()) {
        others.put(key, text(key));
      }
    }
    return others;
  }

  private void warnOfColumns() {
    for (Column column : table.columns()) {
      boolean used = row.map(r -> !r.cell(column).text().isEmpty()).orElse(false);
      if (used && !column.isKnown() && !FormTitle.isTranslated(column.header())) {
        report.add(column.kept() ? Rule.KEPT_COLUMN : Rule.UNKNOWN_COLUMN, table.header(column));
      }
    }
  }
}
