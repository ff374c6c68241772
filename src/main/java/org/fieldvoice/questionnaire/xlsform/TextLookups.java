package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * A text that looks something up, {@code instance('city')/root/item[name = ${city}]/label}: a
 * calculation before its row, or for a choice at the form's end, does so, and the text refers to
 * that.
 */
final class TextLookups {

  private static final String CALL = "instance(";

  /** Not just the word with something in brackets behind it. */
  private static final Pattern LOOKUP =
      Pattern.compile("instance\\(\\s*['\"‘’“”].*\\)\\s*/.*", Pattern.DOTALL);

  private static final Set<String> TEXTS =
      Set.of("label", "hint", "guidance_hint", "constraint_message", "required_message");

  private final SurveyRows rows;
  private final Report report;

  private TextLookups(Table survey, Report report) {
    this.rows = new SurveyRows(survey);
    this.report = report;
  }

  /** What the labels of choices look up is worked out at the end of the form. */
  static void unfold(Table survey, Table choices, Report report) {
    TextLookups lookups = new TextLookups(survey, report);
    List<Table.Line> all = new ArrayList<>();
    if (lookups.anyIn(survey)) {
      lookups.read(survey, "generated_text_", all, all);
      survey.lines().clear();
      survey.lines().addAll(all);
    }
    if (lookups.anyIn(choices)) {
      List<Table.Line> changed = new ArrayList<>();
      lookups.read(choices, "generated_choice_", survey.lines(), changed);
      choices.lines().clear();
      choices.lines().addAll(changed);
    }
  }

  private static List<Column> columns(Table table) {
    return table.columns().stream().filter(column -> TEXTS.contains(column.key())).toList();
  }

  private boolean anyIn(Table table) {
    List<Column> columns = columns(table);
    return table.lines().stream()
        .anyMatch(line -> columns.stream().anyMatch(c -> looksUp(line.cell(c))));
  }

  private static boolean looksUp(Cell cell) {
    return cell.text().contains(CALL);
  }

  /**
   * @param calculations where the calculations go, each before its row is read
   * @param changed where the rows go
   */
  private void read(
      Table table, String prefix, List<Table.Line> calculations, List<Table.Line> changed) {
    List<Column> columns = columns(table);
    for (Table.Line line : List.copyOf(table.lines())) {
      Map<Integer, String> texts = new LinkedHashMap<>();
      Map<String, String> names = new LinkedHashMap<>();
      for (Column column : columns) {
        Cell cell = line.cell(column);
        if (looksUp(cell) && !SurveyReader.isDisabled(line)) {
          String text = referring(cell.text(), names, prefix + line.number() + "_");
          if (!text.equals(cell.text())) {
            texts.put(column.index(), text);
          }
        }
      }
      names.forEach((path, name) -> calculations.add(calculation(line, path, name)));
      changed.add(texts.isEmpty() ? line : SurveyRows.with(line, texts));
      if (!names.isEmpty()) {
        String name = names.values().iterator().next();
        report.add(Rule.TEXT_LOOKUP, line.cell("label"), Map.of("name", name));
      }
    }
  }

  private Table.Line calculation(Table.Line line, String path, String name) {
    return rows.bare(
        line, Map.of("type", "calculate", "name", name, "calculation", "string(" + path + ")"));
  }

  /** The text with a reference in place of each path. */
  private static String referring(String text, Map<String, String> names, String prefix) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    int start = text.indexOf(CALL);
    while (start >= 0) {
      Optional<String> path =
          Expression.pathAt(text, start).filter(found -> LOOKUP.matcher(found).matches());
      if (path.isPresent()) {
        String name = names.computeIfAbsent(path.get(), p -> prefix + (names.size() + 1));
        out.append(text.substring(done, start)).append("${").append(name).append('}');
        done = start + path.get().length();
      }
      start = text.indexOf(CALL, Math.max(done, start + 1));
    }
    return out.append(text.substring(done)).toString();
  }
}
