package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/** Reads the rows of the survey sheet into a tree. */
final class SurveyReader {

  static final int LIMIT = 5_000;

  private static final Pattern NEVER =
      Pattern.compile("(?i)\\s*(no|false|false\\s*\\(\\s*\\)|0|1\\s*=\\s*[02-9]|0\\s*=\\s*1)\\s*");
  private static final Set<String> DISABLED = Set.of("yes", "true", "true()", "1");

  private final ItemReader items;
  private final Sources sources;
  private final ChoiceLists lists;
  private final DefaultCheck defaults;
  private final List<Language> languages;
  private final ReferenceCheck references;
  private final Report report;
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * A group whose end hasn't come yet, or the form itself.
   *
   * @param never true where its condition, or that of a group around it, is never met
   */
  private record Open(
      Optional<Table.Line> line,
      Optional<RowType> type,
      String name,
      boolean never,
      List<Item> items,
      Map<String, Integer> names,
      Map<String, Integer> inSmallLetters) {

    static Open form() {
      return new Open(
          Optional.empty(),
          Optional.empty(),
          "",
          false,
          new ArrayList<>(),
          new HashMap<>(),
          new HashMap<>());
    }

    Open group(Table.Line begin, RowType begun, String groupName) {
      return new Open(
          Optional.of(begin),
          Optional.of(begun),
          groupName,
          never || isNever(begin),
          new ArrayList<>(),
          new HashMap<>(),
          new HashMap<>());
    }
  }

  SurveyReader(
      ItemReader items,
      ChoiceLists lists,
      List<Language> languages,
      ReferenceCheck references,
      Report report) {
    this.items = items;
    this.sources = new Sources(items, lists, report);
    this.lists = lists;
    this.defaults = new DefaultCheck(lists, report);
    this.languages = languages;
    this.references = references;
    this.report = report;
  }

  /** The lists that its questions use. */
  Set<String> used() {
    return sources.used();
  }

  List<Item> read(Table survey) {
    open.push(Open.form());
    survey.lines().forEach(this::expectFile);
    survey.lines().forEach(this::read);
    while (open.size() > 1) {
      Open unclosed = open.pop();
      unclosed
          .line()
          .ifPresent(
              line ->
                  report.add(
                      Rule.UNCLOSED_GROUP,
                      line.cell("type"),
                      Map.of(
                          "name",
                          unclosed.name().isEmpty() ? line.text("type") : unclosed.name())));
    }
    sources.finish();
    return List.copyOf(open.pop().items());
  }

  /** A row may stand below the expressions that look into its file. */
  private void expectFile(Table.Line line) {
    String name = line.text("name");
    RowType.externalFile(line.text("type"), name).ifPresent(file -> lists.expect(name, file));
  }

  private void read(Table.Line line) {
    Cell cell = line.cell("type");
    if (isDisabled(line)) {
      report.add(Rule.DISABLED_ROW, cell);
      return;
    }
    if (cell.text().isEmpty()) {
      boolean comment = line.text("name").isEmpty() && !hasLabel(line);
      report.add(comment ? Rule.COMMENT_ROW : Rule.MISSING_TYPE, comment ? line.place() : cell);
      return;
    }
    Optional<RowType> type = RowType.of(cell.text());
    if (type.isEmpty()) {
      boolean cascades = RowType.isCascade(cell.text());
      String suggestion = RowType.suggestion(cell.text());
      if (!cascades && suggestion.isEmpty() && line.cells().size() == 1) {
        report.add(Rule.COMMENT_ROW, line.place());
        return;
      }
      Rule rule = cascades ? Rule.CASCADING_SELECT : Rule.UNKNOWN_TYPE;
      report.add(rule, cell, Map.of("suggestion", suggestion));
      declare(line, line.text("name"));
      RowType text = RowType.of(QuestionType.TEXT.word()).orElseThrow();
      items.question(line, line.text("name"), text, sources.of(line, text, false));
      return;
    }
    read(line, type.get());
  }

  private void read(Table.Line line, RowType type) {
    if (type.kind().begins()) {
      String name = name(line, type);
      declare(line, name);
      open.push(here().group(line, type, name));
    } else if (type.kind().ends()) {
      close(line, type);
    } else if (type.kind() == RowType.Kind.INCLUDE) {
      report.add(Rule.INCLUDE, line.cell("type"));
    } else {
      String name = name(line, type);
      declare(line, name);
      question(line, type, name);
    }
  }

  private void question(Table.Line line, RowType type, String name) {
    ItemReader.Source source = sources.of(line, type, here().never() || isNever(line));
    Question question = items.question(line, name, type, source);
    here().items().add(question);
    Optional<String> list = source.name();
    if (type.orOther() && question.choicesFrom().isPresent()) {
      report.add(
          Rule.OR_OTHER_OF_ANSWERS,
          line.cell("type"),
          Map.of("reference", question.choiceList().orElse("")));
    } else if (type.orOther() && list.isPresent() && name.matches(Item.NAME)) {
      if (question.choiceFilter().isPresent()) {
        report.add(Rule.OR_OTHER_FILTERED, line.cell("choice_filter"));
      }
      lists.addOther(list.get(), OrOther.choiceLabel(languages));
      Question other = items.other(question, OrOther.questionLabel(languages));
      declare(line, other.name());
      here().items().add(other);
    }
    defaults.check(line, question);
  }

  static boolean isDisabled(Table.Line line) {
    return DISABLED.contains(line.text("disabled").toLowerCase(Locale.ROOT));
  }

  private static boolean isNever(Table.Line line) {
    return NEVER.matcher(line.text("relevant")).matches();
  }

  private void close(Table.Line line, RowType type) {
    Cell cell = line.cell("type");
    if (open.size() == 1) {
      report.add(Rule.UNOPENED_END, cell);
      return;
    }
    Open group = open.pop();
    RowType begun = group.type().orElseThrow();
    Table.Line begin = group.line().orElseThrow();
    if (begun.kind().end() != type.kind()) {
      report.add(
          Rule.WRONG_END,
          cell,
          Map.of("begin", begin.text("type"), "row", "" + begin.number(), "name", group.name()));
    }
    Group made = items.group(begin, group.name(), begun, group.items());
    here().items().add(begun.kind() == RowType.Kind.BEGIN_LOOP ? loop(begin, begun, made) : made);
  }

  private Group loop(Table.Line begin, RowType type, Group group) {
    String list = type.list().orElse("");
    sources.used().add(list);
    if (list.isEmpty()) {
      report.add(Rule.MISSING_LIST, begin.cell("type"));
    } else if (!lists.has(list)) {
      String suggestion = Nearest.to(list, lists.names()).orElse("");
      report.add(
          Rule.UNKNOWN_LIST, begin.cell("type"), Map.of("list", list, "suggestion", suggestion));
    }
    lists.choices(list).stream()
        .map(Choice::name)
        .filter(name -> !name.matches(Item.NAME))
        .findFirst()
        .ifPresent(
            name ->
                report.add(
                    Rule.BAD_LOOP_NAME, begin.cell("type"), Map.of("list", list, "name", name)));
    lists.choices(list).stream().skip(1).forEach(choice -> declareAgain(group.items()));
    return Loop.unroll(group, lists.choices(list), languages);
  }

  /** Each choice of a loop has its own: a reference does not say which one is meant. */
  private void declareAgain(List<Item> items) {
    for (Item item : items) {
      references.declare(item.name());
      if (item instanceof Group inner) {
        declareAgain(inner.items());
      }
    }
  }

  private String name(Table.Line line, RowType type) {
    Cell cell = line.cell("name");
    if (cell.text().isEmpty() && type.type().filter(t -> t == QuestionType.NOTE).isPresent()) {
      return "generated_note_name_" + line.number();
    }
    if (cell.text().isEmpty() && type.type().filter(t -> t == QuestionType.AUDIT).isPresent()) {
      return QuestionType.AUDIT.word();
    }
    if (cell.text().isEmpty()) {
      report.add(Rule.MISSING_NAME, cell, Map.of("type", line.text("type")));
    } else if (!cell.text().matches(Item.NAME)) {
      report.add(Rule.BAD_NAME, cell);
    }
    return cell.text();
  }

  private void declare(Table.Line line, String name) {
    if (name.isEmpty()) {
      return;
    }
    references.declare(name);
    if (open.size() == 1 && name.equals(Item.RESERVED)) {
      report.add(Rule.RESERVED_NAME, line.cell("name"), Map.of("name", name));
    }
    Integer first = here().names().putIfAbsent(name, line.number());
    Integer alike =
        here().inSmallLetters().putIfAbsent(name.toLowerCase(Locale.ROOT), line.number());
    if (first == null && alike != null) {
      report.add(Rule.NAME_ALIKE, line.cell("name"), Map.of("name", name, "row", "" + alike));
    }
    if (first != null) {
      report.add(Rule.DUPLICATE_NAME, line.cell("name"), Map.of("name", name, "row", "" + first));
    }
  }

  private Open here() {
    return open.getFirst();
  }

  private static boolean hasLabel(Table.Line line) {
    return line.table().columns().stream()
        .anyMatch(c -> c.key().equals("label") && !line.cell(c).text().isEmpty());
  }
}
