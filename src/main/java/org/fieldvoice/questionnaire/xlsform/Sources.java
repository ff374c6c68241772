package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.expression.Expression;

/** Finds where each question's choices come from. */
final class Sources {

  /** Choices that others' answers are: {@code select_one ${name}}. */
  private static final Pattern ANSWERS = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  private final ItemReader items;
  private final ChoiceLists lists;
  private final Report report;
  private final Set<String> used = new HashSet<>();
  private final Set<String> naming = new HashSet<>();
  private final Map<String, Set<String>> columns = new HashMap<>();

  Sources(ItemReader items, ChoiceLists lists, Report report) {
    this.items = items;
    this.lists = lists;
    this.report = report;
  }

  Set<String> used() {
    return used;
  }

  /** What only named the columns of a searched file is no list: its file often has its name. */
  void finish() {
    naming.stream().filter(list -> !used.contains(list)).forEach(lists::remove);
    used.addAll(naming);
  }

  /**
   * @param never true for a question that no respondent is ever asked
   */
  ItemReader.Source of(Table.Line line, RowType type, boolean never) {
    ItemReader.Source source = items.source(line);
    if (!type.type().orElseThrow().hasChoices()) {
      warnOfFilter(line);
      RowType.externalFile(line.text("type"), line.text("name"))
          .ifPresent(file -> warnOfMissingFile(line, file));
      return source;
    }
    if (type.list().isEmpty()) {
      report.add(Rule.MISSING_LIST, line.cell("type"));
      return source;
    }
    String list = type.list().get();
    Matcher answers = ANSWERS.matcher(list);
    if (answers.matches()) {
      items.references(line.cell("type"));
      return named(source, "${" + answers.group(1) + "}");
    }
    Optional<String> search =
        source.appearance().words().stream().filter(SearchCall::isOne).findFirst();
    if (search.isPresent()) {
      return searched(line, source, list, search.get());
    }
    boolean hasEnding = RowType.isFile(list) || !RowType.isFromFile(line.text("type"));
    if (!hasEnding && !lists.has(list)) {
      return filtered(line, named(source, withEnding(line, source, list)));
    }
    if (!hasEnding) {
      report.add(Rule.EXTERNAL_AMONG_CHOICES, line.cell("type"), Map.of("list", list));
    }
    return filtered(
        line,
        named(source, RowType.isFile(list) ? file(line, source, list) : sheet(line, type, never)));
  }

  private void warnOfFilter(Table.Line line) {
    Cell cell = line.cell("choice_filter");
    if (!cell.text().isEmpty()) {
      Map<String, String> words = Map.of("type", line.text("type"), "belongs", "select_one");
      report.add(Rule.NOT_ON_THIS_TYPE, cell, words);
    }
  }

  /** What a filter asks for by a name that no choice has is empty for all of them. */
  private ItemReader.Source filtered(Table.Line line, ItemReader.Source source) {
    String list = source.name().orElse("");
    for (String name : source.filter().map(Expression::bareNames).orElse(Set.of())) {
      Set<String> known = columns.computeIfAbsent(list, lists::columns);
      if (!known.isEmpty() && !known.contains(name)) {
        String suggestion = Nearest.to(name, known).orElse("");
        Map<String, String> words = Map.of("list", list, "missing", name, "suggestion", suggestion);
        report.add(Rule.NO_SUCH_COLUMN, line.cell("choice_filter"), words);
      }
    }
    return source;
  }

  private static ItemReader.Source named(ItemReader.Source source, String list) {
    return new ItemReader.Source(
        Optional.of(list), source.filter(), source.appearance(), source.parameters());
  }

  /** A list of the choices sheet, or of the sheet of external choices. */
  private String sheet(Table.Line line, RowType type, boolean never) {
    Cell cell = line.cell("type");
    String list = type.list().orElseThrow();
    String shown = list.replaceFirst("^" + RowType.EXTERNAL, "");
    if (!lists.has(list) && lists.has(shown)) {
      report.add(Rule.EXTERNAL_AMONG_CHOICES, cell, Map.of("list", shown));
      list = shown;
    }
    if (lists.has(list)) {
      if (type.choosesSeveral()) {
        refuseSpaces(cell, list);
      }
    } else if (!shown.equals(list) && !lists.hasExternal()) {
      report.once(Rule.MISSING_FILE, "itemsets.csv", cell, Map.of("file", "itemsets.csv"));
      lists.addEmpty(list);
    } else if (never) {
      report.add(Rule.UNREACHED_LIST, cell, Map.of("list", shown));
      lists.addEmpty(list);
    } else {
      String suggestion =
          Nearest.to(list, lists.names())
              .map(name -> name.replace(RowType.EXTERNAL, ""))
              .orElse("");
      report.add(Rule.UNKNOWN_LIST, cell, Map.of("list", shown, "suggestion", suggestion));
    }
    used.add(list);
    return list;
  }

  /** Several choices are one text with spaces between them, in expressions and on export. */
  private void refuseSpaces(Cell cell, String list) {
    lists.choices(list).stream()
        .filter(c -> c.name().contains(" "))
        .findFirst()
        .ifPresent(
            c ->
                report.add(
                    Rule.CHOICE_NAME_WITH_SPACE, cell, Map.of("list", list, "name", c.name())));
  }

  private String file(Table.Line line, ItemReader.Source source, String file) {
    FileLists.Columns columns = lists.files().columns(file, source.parameters());
    Optional<ListFile> found = lists.files().file(file);
    warnOfMissingFile(line, file);
    found.ifPresent(
        f -> {
          warnOfRows(line, f, columns.value());
          check(line, f, columns.value(), "value");
          if (source.parameters().containsKey("label")) {
            check(line, f, columns.label(), "label");
          }
        });
    return lists.useFile(file, columns);
  }

  /** What nobody could choose, and what would be two answers, is told. */
  private void warnOfRows(Table.Line line, ListFile file, String column) {
    Cell cell = line.cell("type");
    List<String> values = file.rows().stream().map(row -> row.getOrDefault(column, "")).toList();
    Map<String, String> words = new HashMap<>(Map.of("file", file.name(), "name", column));
    if (values.isEmpty()) {
      report.once(Rule.FILE_WITHOUT_ROWS, file.name(), cell, words);
    }
    long missing = values.stream().filter(String::isEmpty).count();
    words.put("count", "" + missing);
    if (missing > 0 && missing < values.size()) {
      report.once(Rule.FILE_ROWS_WITHOUT_VALUE, file.name() + " " + column, cell, words);
    }
    boolean several = RowType.of(cell.text()).map(RowType::choosesSeveral).orElse(false);
    values.stream()
        .filter(value -> several && value.contains(" "))
        .findFirst()
        .ifPresent(
            value -> {
              words.put("text", value);
              report.once(Rule.FILE_VALUE_WITH_SPACE, file.name() + " " + column, cell, words);
            });
  }

  /** A file that is named without its ending: the one that came, if one did. */
  private String withEnding(Table.Line line, ItemReader.Source source, String name) {
    Optional<String> found = lists.files().named(name).map(ListFile::name);
    Map<String, String> words = Map.of("name", name, "file", found.orElse(name + ".csv"));
    Rule rule = found.isPresent() ? Rule.FILE_ENDING_ADDED : Rule.FILE_WITHOUT_ENDING;
    report.add(rule, line.cell("type"), words);
    return found.map(file -> file(line, source, file)).orElse(name);
  }

  private void check(Table.Line line, ListFile file, String column, String parameter) {
    Set<String> columns = file.columns();
    if (!columns.isEmpty() && !columns.contains(column)) {
      report.add(
          Rule.NO_SUCH_FILE_COLUMN,
          line.cell("parameters"),
          Map.of(
              "file", file.name(),
              "name", column,
              "parameter", parameter,
              "columns", String.join(", ", columns),
              "suggestion", Nearest.to(column, columns).orElse("")));
    }
  }

  private void warnOfMissingFile(Table.Line line, String file) {
    if (lists.files().file(file).isEmpty() && !lists.has(file)) {
      report.once(Rule.MISSING_FILE, file, line.cell("type"), Map.of("file", file));
    }
  }

  /** The appearance {@code search(…)}: the list's row names the columns of a file. */
  private ItemReader.Source searched(
      Table.Line line, ItemReader.Source source, String list, String word) {
    Cell cell = line.cell("appearance");
    Optional<SearchCall> call = SearchCall.of(word);
    List<Choice> rows = lists.choices(list);
    Optional<Choice> dynamic =
        rows.stream().filter(c -> rows.size() == 1 || !c.name().matches("-?\\d+")).findFirst();
    if (call.isEmpty() || dynamic.isEmpty()) {
      report.add(
          call.isEmpty() ? Rule.BAD_SEARCH : Rule.SEARCH_WITHOUT_COLUMNS,
          cell,
          Map.of("list", list));
      return named(source, list);
    }
    naming.add(list);
    Choice columns = dynamic.get();
    warnOfMissingFile(line, call.get().file());
    List<String> tested = new ArrayList<>(call.get().tested());
    source.filter().map(Expression::bareNames).ifPresent(tested::addAll);
    String file = lists.files().searched(call.get().file(), tested, rows, columns, list);
    Map<String, String> parameters = new LinkedHashMap<>(source.parameters());
    parameters.put("value", columns.name());
    parameters.put("label", lists.files().labelColumn(columns));
    Set<String> words = new LinkedHashSet<>(source.appearance().words());
    words.remove(word);
    report.once(Rule.SEARCH_TRANSLATED, file, cell, Map.of("file", file));
    ItemReader.Source meant =
        new ItemReader.Source(
            Optional.empty(),
            filter(cell, source, filter(call.get(), rows, columns)),
            words.isEmpty() ? Appearance.NONE : new Appearance(words),
            parameters);
    return named(meant, file(line, meant, file));
  }

  /** The choices that stand beside the file's are always offered. */
  private static String filter(SearchCall call, List<Choice> rows, Choice dynamic) {
    StringBuilder filter = new StringBuilder(call.filter());
    for (Choice choice : call.filter().isEmpty() ? List.<Choice>of() : rows) {
      if (!choice.equals(dynamic)) {
        String quote = choice.name().contains("'") ? "\"" : "'";
        filter.append(" or ").append(dynamic.name()).append(" = ");
        filter.append(quote).append(choice.name()).append(quote);
      }
    }
    return filter.toString();
  }

  private Optional<Expression> filter(Cell cell, ItemReader.Source source, String search) {
    if (search.isEmpty()) {
      return source.filter();
    }
    String own = source.filter().map(f -> "(" + f.text() + ") and (").orElse("");
    return items.expression(cell, own.isEmpty() ? search : own + search + ")");
  }
}
