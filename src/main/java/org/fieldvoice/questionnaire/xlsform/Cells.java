package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;

/** Turns the cells of a row into texts, expressions and parameters, and reports what fails. */
final class Cells {

  private static final Set<String> YES = Set.of("yes", "true", "true()");
  private static final Set<String> NO = Set.of("no", "false", "false()");
  private static final Pattern DYNAMIC = Pattern.compile("\\$\\{|[A-Za-z][\\w:-]*\\(");
  private static final Pattern WORD = Pattern.compile("[^\\s(]+(?:\\([^)]*\\))?|\\([^)]*\\)");
  private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*([^\\s,;]+)");
  private static final Pattern FILE =
      Pattern.compile("(?:pulldata|instance)\\(\\s*['\"]([^'\"]+)['\"]");

  private final Languages languages;
  private final ChoiceLists lists;
  private final ReferenceCheck references;
  private final Report report;

  Cells(Languages languages, ChoiceLists lists, ReferenceCheck references, Report report) {
    this.languages = languages;
    this.lists = lists;
    this.references = references;
    this.report = report;
  }

  Texts texts(Table.Line line, String key) {
    for (Column column : line.table().columns()) {
      if (column.key().equals(key)) {
        references.read(line.cell(column));
      }
    }
    return languages.texts(line, key, report);
  }

  Map<String, Texts> media(Table.Line line) {
    Map<String, Texts> media = new LinkedHashMap<>();
    for (Column column : line.table().columns()) {
      if (column.key().startsWith("media:") && !line.cell(column).text().isEmpty()) {
        String kind = column.key().substring("media:".length());
        media.computeIfAbsent(kind, k -> languages.texts(line, column.key(), report));
      }
    }
    return Collections.unmodifiableMap(media);
  }

  Optional<Expression> expression(Table.Line line, String key) {
    Cell cell = line.cell(key);
    return cell.text().isEmpty() ? Optional.empty() : parse(cell, cell.text());
  }

  /** An expression where people also write {@code yes} and {@code no}. */
  Optional<Expression> condition(Table.Line line, String key) {
    Cell cell = line.cell(key);
    String word = cell.text().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return parse(cell, "true()");
    }
    return NO.contains(word) ? parse(cell, "false()") : expression(line, key);
  }

  /** As {@link #condition}, empty for {@code no}: not required is what an empty cell says too. */
  Optional<Expression> required(Table.Line line) {
    return NO.contains(line.text("required").toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : condition(line, "required");
  }

  /** A fixed text unless the cell calls a function or refers to a question. */
  Optional<Expression> dflt(Table.Line line) {
    Cell cell = line.cell("default");
    if (cell.text().isEmpty()) {
      return Optional.empty();
    }
    return DYNAMIC.matcher(cell.text()).find()
        ? parse(cell, cell.text())
        : Optional.of(Expression.of(cell.text(), cell.text()));
  }

  boolean readOnly(Table.Line line) {
    Cell cell = line.cell("read_only");
    String word = cell.text().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || NO.contains(word)) {
      return false;
    }
    if (!YES.contains(word)) {
      report.add(Rule.READ_ONLY_EXPRESSION, cell);
    }
    return true;
  }

  Appearance appearance(Table.Line line) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(line.text("appearance"));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words.isEmpty() ? Appearance.NONE : new Appearance(Collections.unmodifiableSet(words));
  }

  Map<String, String> parameters(Table.Line line) {
    Cell cell = line.cell("parameters");
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(cell.text());
    while (matcher.find()) {
      parameters.put(matcher.group(1), matcher.group(2));
    }
    String rest = matcher.reset().replaceAll("").replaceAll("[\\s,;]", "");
    if (!rest.isEmpty()) {
      report.add(Rule.BAD_PARAMETER, cell, Map.of("rest", rest));
    }
    references.read(cell);
    return Collections.unmodifiableMap(parameters);
  }

  /** A known column's header as an export spells it. */
  String canonicalHeader(Column column) {
    return languages.header(column);
  }

  /** What is only kept for export, by header. */
  Map<String, String> extra(Table.Line line) {
    Map<String, String> extra = new LinkedHashMap<>();
    for (Column column : line.table().columns()) {
      String text = line.cell(column).text();
      if (!column.isKnown() && !text.isEmpty()) {
        extra.put(column.header(), text);
      }
    }
    return extra;
  }

  Optional<Expression> parse(Cell cell, String text) {
    references.read(cell);
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      if (!lists.has(file.group(1)) && !lists.has(file.group(1) + ".csv")) {
        report.once(Rule.MISSING_FILE, file.group(1), cell, Map.of("file", file.group(1) + ".csv"));
      }
    }
    try {
      return Optional.of(Expression.parse(text));
    } catch (ExpressionException e) {
      report.add(
          Rule.BAD_EXPRESSION,
          cell,
          Map.of("offset", String.valueOf(e.offset() + 1), "what", e.what(), "advice", e.hint()));
      return Optional.empty();
    }
  }
}
