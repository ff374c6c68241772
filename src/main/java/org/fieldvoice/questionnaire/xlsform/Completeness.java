package org.fieldvoice.questionnaire.xlsform;

import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.Language;

/** Warns where a text is there in one language and missing in another: once for each column. */
final class Completeness {

  private final List<Language> languages;
  private final Report report;

  Completeness(List<Language> languages, Report report) {
    this.languages = languages;
    this.report = report;
  }

  void check(Table... tables) {
    for (Table table : tables) {
      warnOfColumns(table);
      for (Column column : table.columns()) {
        if (languages.size() > 1 && column.key().equals("label")) {
          warnOfGaps(table, column);
        }
      }
    }
  }

  private void warnOfGaps(Table table, Column column) {
    List<Table.Line> gaps =
        table.lines().stream()
            .filter(l -> l.cell(column).text().isEmpty() && hasOtherLabel(table, l))
            .toList();
    if (!gaps.isEmpty()) {
      report.add(
          Rule.MISSING_TRANSLATION,
          gaps.get(0).cell(column),
          Map.of(
              "count",
              String.valueOf(gaps.size()),
              "language",
              column.language().orElse(languages.get(0).name())));
    }
  }

  private static boolean hasOtherLabel(Table table, Table.Line line) {
    return table.columns().stream()
        .anyMatch(c -> c.key().equals("label") && !line.cell(c).text().isEmpty());
  }

  /** On the choices sheet a further column is nothing to remark on: choice filters use it. */
  private void warnOfColumns(Table table) {
    boolean isSurvey = table.hasColumn("type");
    for (Column column : table.columns()) {
      boolean used = table.lines().stream().anyMatch(l -> !l.cell(column).text().isEmpty());
      if (isSurvey && used && !column.isKnown() && !column.isTrigger()) {
        Rule rule = column.kept() ? Rule.KEPT_COLUMN : Rule.UNKNOWN_COLUMN;
        report.add(rule, table.header(column));
      }
    }
  }
}
