package org.fieldvoice.questionnaire.xlsform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Warns where a text is there in one language and missing in another: once for each language. */
final class Completeness {

  private final Languages languages;
  private final Report report;

  Completeness(Languages languages, Report report) {
    this.languages = languages;
    this.report = report;
  }

  void check(Table... tables) {
    for (Table table : tables) {
      warnOfColumns(table);
      if (languages.all().size() > 1) {
        labels(table).values().forEach(columns -> warnOfGaps(table, columns));
      }
    }
  }

  /** The columns of labels by their language: some spell one in two ways. */
  private Map<String, List<Column>> labels(Table table) {
    return table.columns().stream()
        .filter(column -> column.key().equals("label"))
        .collect(Collectors.groupingBy(languages::header, LinkedHashMap::new, Collectors.toList()));
  }

  private void warnOfGaps(Table table, List<Column> columns) {
    Column column = columns.get(0);
    List<Table.Line> gaps =
        table.lines().stream().filter(l -> !hasAny(l, columns) && l.has("label")).toList();
    if (!gaps.isEmpty()) {
      report.add(
          Rule.MISSING_TRANSLATION,
          gaps.get(0).cell(column),
          Map.of(
              "count",
              String.valueOf(gaps.size()),
              "language",
              column.language().orElse(languages.all().get(0).name())));
    }
  }

  private static boolean hasAny(Table.Line line, List<Column> columns) {
    return columns.stream().anyMatch(column -> !line.cell(column).text().isEmpty());
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
