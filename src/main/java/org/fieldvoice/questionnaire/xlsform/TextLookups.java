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
 * calculation before its row does so, and the text refers to that.
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
  private final List<Table.Line> all = new ArrayList<>();

  private TextLookups(Table survey, Report report) {
    this.rows = new SurveyRows(survey);
    this.report = report;
  }

  static void unfold(Table survey, Report report) {
    List<Column> columns =
        survey.columns().stream().filter(column -> TEXTS.contains(column.key())).toList();
    boolean none =
        survey.lines().stream()
            .noneMatch(line -> columns.stream().anyMatch(c -> looksUp(line.cell(c))));
    if (none) {
      return;
    }
    TextLookups lookups = new TextLookups(survey, report);
    List.copyOf(survey.lines()).forEach(line -> lookups.read(line, columns));
    survey.lines().clear();
    survey.lines().addAll(lookups.all);
  }

  private static boolean looksUp(Cell cell) {
    return cell.text().contains(CALL);
  }

  private void read(Table.Line line, List<Column> columns) {
    Map<Integer, String> texts = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Column column : columns) {
      Cell cell = line.cell(column);
      if (looksUp(cell) && !SurveyReader.isDisabled(line)) {
        String text = referring(cell.text(), names, line);
        if (!text.equals(cell.text())) {
          texts.put(column.index(), text);
        }
      }
    }
    names.forEach((path, name) -> calculate(line, path, name));
    all.add(texts.isEmpty() ? line : SurveyRows.with(line, texts));
    if (!names.isEmpty()) {
      String name = names.values().iterator().next();
      report.add(Rule.TEXT_LOOKUP, line.cell("label"), Map.of("name", name));
    }
  }

  private void calculate(Table.Line line, String path, String name) {
    all.add(
        rows.bare(
            line,
            Map.of("type", "calculate", "name", name, "calculation", "string(" + path + ")")));
  }

  /** The text with a reference in place of each path. */
  private static String referring(String text, Map<String, String> names, Table.Line line) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    int start = text.indexOf(CALL);
    while (start >= 0) {
      Optional<String> path =
          Expression.pathAt(text, start).filter(found -> LOOKUP.matcher(found).matches());
      if (path.isPresent()) {
        String name =
            names.computeIfAbsent(
                path.get(), p -> "generated_text_" + line.number() + "_" + (names.size() + 1));
        out.append(text.substring(done, start)).append("${").append(name).append('}');
        done = start + path.get().length();
      }
      start = text.indexOf(CALL, Math.max(done, start + 1));
    }
    return out.append(text.substring(done)).toString();
  }
}
