package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ODK's compiler makes a calculation {@code child_count} of the {@code repeat_count} of {@code
 * child}, unless that is a question's name alone. Where a form refers to it, it is made here too.
 */
final class RepeatCounts {

  private static final String COUNT = "repeat_count";

  private final Table survey;
  private final SurveyRows rows;
  private final Set<String> names;
  private final String text;

  private RepeatCounts(Table survey) {
    this.survey = survey;
    this.rows = new SurveyRows(survey);
    this.names = survey.lines().stream().map(l -> l.text("name")).collect(Collectors.toSet());
    this.text =
        survey.lines().stream()
            .flatMap(line -> line.cells().values().stream())
            .filter(cell -> cell.contains("_count"))
            .collect(Collectors.joining("\n"));
  }

  static void unfold(Table survey) {
    if (survey.hasColumn(COUNT)) {
      new RepeatCounts(survey).unfold();
    }
  }

  private void unfold() {
    List<Table.Line> all = new ArrayList<>();
    for (Table.Line line : survey.lines()) {
      Optional<String> name = referred(line);
      name.ifPresent(count -> all.add(calculation(line, count)));
      all.add(name.map(n -> rows.changed(line, Map.of(COUNT, "${" + n + "}"))).orElse(line));
    }
    survey.lines().clear();
    survey.lines().addAll(all);
  }

  private Table.Line calculation(Table.Line repeat, String name) {
    return rows.bare(
        repeat, Map.of("type", "calculate", "name", name, "calculation", repeat.text(COUNT)));
  }

  /** The name of the count, where something refers to it and no row has it. */
  private Optional<String> referred(Table.Line line) {
    String name = line.text("name") + "_count";
    return Optional.of(name)
        .filter(n -> !line.text(COUNT).isEmpty() && !names.contains(n))
        .filter(n -> text.contains("${" + n + "}"));
  }
}
