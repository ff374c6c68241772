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
  private static final Set<String> ON_SURVEY = Set.of("form_title", "form_id");

  private final Table table;
  private final Optional<Table.Line> row;
  private final Report report;
  private final Map<String, Cell> onSurvey;

  /**
   * @param onSurvey what {@link #takenFrom} gave
   */
  Settings(Table table, Map<String, Cell> onSurvey, Report report) {
    this.table = table;
    this.onSurvey = onSurvey;
    this.row = table.lines().stream().findFirst();
    this.report = report;
    warnOfColumns();
    table.lines().stream()
        .skip(1)
        .findFirst()
        .ifPresent(line -> report.add(Rule.FURTHER_SETTINGS, line.place()));
  }

  /** Takes the rows {@code set form title} and {@code set form id} out, as old forms have them. */
  static Map<String, Cell> takenFrom(Table survey) {
    Map<String, Cell> found = new LinkedHashMap<>();
    survey
        .lines()
        .removeIf(
            line -> {
              String key = Headers.settings(0, line.text("type")).key();
              boolean isSetting = ON_SURVEY.contains(key);
              if (isSetting) {
                found.putIfAbsent(key, line.cell("name"));
              }
              return isSetting;
            });
    return found;
  }

  Optional<Table.Line> row() {
    return row;
  }

  String text(String key) {
    return found(key).map(Cell::text).orElse("");
  }

  private Optional<Cell> found(String key) {
    return row.map(r -> r.cell(key))
        .filter(cell -> !cell.text().isEmpty())
        .or(() -> Optional.ofNullable(onSurvey.get(key)));
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
    Optional<Cell> cell = found("form_id");
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
