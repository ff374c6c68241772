package org.fieldvoice.questionnaire.xlsform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fieldvoice.questionnaire.SmallMap;

/** Makes rows of the survey sheet out of one that was written there, in its place. */
final class SurveyRows {

  /** New columns stand behind all that a sheet can have. */
  private static final int BEHIND = 1 << 16;

  private final Table survey;

  SurveyRows(Table survey) {
    this.survey = survey;
  }

  /** A row with nothing but these texts, by column key. */
  Table.Line bare(Table.Line place, Map<String, String> texts) {
    Table there = new Table(place.table().sheet(), survey.top(), survey.columns(), survey.lines());
    return changed(new Table.Line(there, place.number(), Map.of()), texts);
  }

  /** The row with other texts in these columns; an empty one clears the cell. */
  Table.Line changed(Table.Line row, Map<String, String> texts) {
    Map<Integer, String> cells = new HashMap<>();
    texts.forEach((key, text) -> cells.put(column(key, Optional.empty()).index(), text));
    return with(row, cells);
  }

  /** The beginning of a group, shown where the row says. */
  Table.Line group(Table.Line row, String name) {
    return bare(
        row,
        Map.of(
            "type",
            "begin_group",
            "name",
            name,
            "appearance",
            "field-list",
            "relevant",
            row.text("relevant")));
  }

  /** The row with the label that a choice has, in each language. */
  Table.Line labelled(Table.Line row, Table.Line choice) {
    Map<Integer, String> cells = new HashMap<>();
    for (Column column : choice.table().columns()) {
      String text = choice.cell(column).text();
      if (column.key().equals("label") && !text.isEmpty()) {
        cells.put(label(column).index(), text);
      }
    }
    return with(row, cells);
  }

  /** The row with other texts in these columns, by their places in the sheet. */
  static Table.Line with(Table.Line row, Map<Integer, String> texts) {
    Map<Integer, String> cells = new TreeMap<>(row.cells());
    cells.putAll(texts);
    cells.values().removeIf(String::isEmpty);
    return new Table.Line(row.table(), row.number(), SmallMap.copyOf(cells));
  }

  /** Where a choice's label goes; one without a language to the first labels there are. */
  private Column label(Column ofChoices) {
    return ofChoices.language().isPresent() || survey.hasPlainColumn("label")
        ? column("label", ofChoices.language())
        : find(column -> column.key().equals("label"))
            .orElseGet(() -> column("label", Optional.empty()));
  }

  private Column column(String key, Optional<String> language) {
    Optional<String> wanted = language.map(SurveyRows::spelling);
    return find(c -> c.key().equals(key) && c.language().map(SurveyRows::spelling).equals(wanted))
        .orElseGet(
            () -> {
              int index = BEHIND + survey.columns().size();
              Column column = new Column(index, key, key, false, language);
              survey.columns().add(column);
              return column;
            });
  }

  private Optional<Column> find(Predicate<Column> wanted) {
    return survey.columns().stream().filter(wanted).findFirst();
  }

  private static String spelling(String language) {
    return language.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }
}
