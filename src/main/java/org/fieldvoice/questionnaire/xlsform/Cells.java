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
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;

/** Turns the cells of a row into texts, expressions and parameters, and reports what fails. */
final class Cells {

  private static final Set<String> YES = Set.of("yes", "true", "true()");
  private static final Set<String> NO = Set.of("no", "false", "false()");
  private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*([^\\s,;]+)");
  private static final Pattern OPEN_REFERENCE = Pattern.compile("\\$\\{[^}]*$");
  private static final Pattern LABEL = Pattern.compile("\\blabel::([\\p{L}_-]+)");

  /** A text, which is passed over, or a sign as XML writes it. */
  private static final Pattern XML_SIGN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|&(?:lt|gt|quot|apos);");

  private static final Map<String, String> SIGNS =
      Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'");

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
        Cell cell = line.cell(column);
        references.read(cell);
        if (OPEN_REFERENCE.matcher(cell.text()).find()) {
          report.add(Rule.OPEN_REFERENCE, cell);
        }
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

  /** A fixed text unless it is something to work out. */
  Optional<Expression> dflt(Table.Line line) {
    Cell cell = line.cell("default");
    if (cell.text().isEmpty()) {
      return Optional.empty();
    }
    return Defaults.isExpression(cell.text())
        ? parse(cell, cell.text())
        : Optional.of(Expression.literal(cell.text()));
  }

  boolean readOnly(Table.Line line) {
    Cell cell = line.cell("read_only");
    String word = cell.text().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("0") || NO.contains(word)) {
      return false;
    }
    if (!word.equals("1") && !YES.contains(word)) {
      report.add(Rule.READ_ONLY_EXPRESSION, cell);
    }
    return true;
  }

  Appearance appearance(Table.Line line) {
    Cell cell = line.cell("appearance");
    Set<String> words = new LinkedHashSet<>();
    for (String word : Nesting.words(cell.text())) {
      String known = Appearances.canonical(word);
      words.add(known);
      if (Appearances.isKept(known)) {
        report.once(Rule.KEPT_APPEARANCE, known, cell, Map.of("word", known));
      } else if (!Appearances.isKnown(known)) {
        report.once(
            Rule.UNKNOWN_APPEARANCE,
            known,
            cell,
            Map.of("word", known, "suggestion", Nearest.to(known, Appearances.words()).orElse("")));
      }
    }
    return words.isEmpty() ? Appearance.NONE : new Appearance(Collections.unmodifiableSet(words));
  }

  Map<String, String> parameters(Table.Line line) {
    Cell cell = line.cell("parameters");
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(cell.text());
    while (matcher.find()) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      String value = matcher.group(2);
      parameters.put(name, value);
      Parameters.expected(name, value)
          .ifPresent(
              expected ->
                  report.add(
                      Rule.ODD_PARAMETER,
                      cell,
                      Map.of("name", name, "text", value, "expected", expected)));
      if (!Parameters.isKnown(name)) {
        String suggestion = Nearest.to(name, Parameters.names()).orElse("");
        report.add(Rule.UNKNOWN_PARAMETER, cell, Map.of("name", name, "suggestion", suggestion));
      }
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

  /** A choice's row as a list's file would have it. */
  Map<String, String> row(Table.Line line) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : line.table().columns()) {
      String text = line.cell(column).text();
      if (!column.key().equals("list_name") && !text.isEmpty()) {
        row.put(column.isKnown() ? languages.header(column) : column.header(), text);
      }
    }
    return Collections.unmodifiableMap(row);
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

  /** Notes what a cell that is only kept refers to. */
  void references(Cell cell) {
    references.read(cell);
  }

  Optional<Expression> parse(Cell cell, String text) {
    references.read(cell);
    warnOfMissingFiles(cell, text);
    try {
      Expression parsed = parsed(cell, text);
      for (String call : parsed.emptyCalls()) {
        report.once(Rule.EMPTY_CALL, call, cell, Map.of("call", call));
      }
      return Optional.of(parsed);
    } catch (ExpressionException e) {
      report.add(
          Rule.BAD_EXPRESSION,
          cell,
          Map.of("offset", String.valueOf(e.offset() + 1), "what", e.what(), "advice", e.hint()));
      return Optional.empty();
    }
  }

  /** Outside of texts, a sign that is escaped so can only have come out of an XForm. */
  private Expression parsed(Cell cell, String text) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      Expression parsed = withoutXmlSigns(text).orElseThrow(() -> e);
      report.add(Rule.XML_SIGNS, cell, Map.of("read", parsed.text()));
      return parsed;
    }
  }

  private static Optional<Expression> withoutXmlSigns(String text) {
    String plain =
        XML_SIGN
            .matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(SIGNS.getOrDefault(m.group(), m.group())));
    try {
      return Optional.of(Expression.parse(plain));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private void warnOfMissingFiles(Cell cell, String text) {
    Matcher matcher = FILE.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!lists.isInstance(name) && !name.startsWith("__last-saved")) {
        String file = lists.fileOf(name);
        report.once(Rule.MISSING_FILE, file, cell, Map.of("file", file));
      }
    }
  }

  /**
   * As {@link #expression}; a label column may also go by its header, {@code label::English}, where
   * that is the form's first language: expressions see labels in that one.
   */
  Optional<Expression> choiceFilter(Table.Line line) {
    Cell cell = line.cell("choice_filter");
    String text =
        LABEL
            .matcher(cell.text())
            .replaceAll(m -> isFirst(m.group(1)) ? "label" : Matcher.quoteReplacement(m.group()));
    return cell.text().isEmpty()
        ? Optional.empty()
        : parse(cell, text)
            .map(e -> e.text().equals(text) ? new Expression(cell.text(), e.tree()) : e);
  }

  private boolean isFirst(String language) {
    return languages.known(language).equals(languages.all().stream().findFirst());
  }
}
