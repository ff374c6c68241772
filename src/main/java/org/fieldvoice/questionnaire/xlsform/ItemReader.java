package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Range;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;

/** Makes a question or a group of one row of the survey sheet. */
final class ItemReader {

  /** Their columns have no place in a group; they are kept as they stand. */
  private static final Set<String> NOT_OF_A_GROUP =
      Set.of(
          "hint",
          "guidance_hint",
          "required",
          "required_message",
          "constraint",
          "constraint_message",
          "calculation",
          "default",
          "read_only",
          "parameters",
          "choice_filter",
          "privacy");

  private static final Set<QuestionType> IDENTIFIERS =
      Set.of(
          QuestionType.DEVICE_ID,
          QuestionType.USERNAME,
          QuestionType.EMAIL,
          QuestionType.PHONE_NUMBER);
  private static final Set<QuestionType> FREE =
      Set.of(
          QuestionType.TEXT,
          QuestionType.BARCODE,
          QuestionType.GEOPOINT,
          QuestionType.GEOTRACE,
          QuestionType.GEOSHAPE,
          QuestionType.START_GEOPOINT,
          QuestionType.BACKGROUND_GEOPOINT,
          QuestionType.AUDIT);

  private final Cells cells;
  private final Report report;

  ItemReader(Cells cells, Report report) {
    this.cells = cells;
    this.report = report;
  }

  /**
   * @param list where its choices come from; none for a type without choices
   */
  Question question(Table.Line line, String name, RowType rowType, Source list) {
    QuestionType type = rowType.type().orElseThrow();
    Optional<Expression> calculation = calculation(line, type);
    if (type == QuestionType.CALCULATE
        && line.text("calculation").isEmpty()
        && line.text("default").isEmpty()) {
      report.add(Rule.MISSING_CALCULATION, line.cell("calculation"), Map.of("name", name));
    }
    if (type == QuestionType.RANGE) {
      checkRange(line, list.parameters());
    }
    Question question =
        new Question(
            type,
            name,
            cells.texts(line, "label"),
            cells.texts(line, "hint"),
            cells.texts(line, "guidance_hint"),
            list.name(),
            list.filter(),
            false,
            cells.condition(line, "relevant"),
            cells.required(line),
            cells.texts(line, "required_message"),
            constraint(line),
            cells.texts(line, "constraint_message"),
            calculation,
            cells.dflt(line),
            cells.readOnly(line),
            list.appearance(),
            list.parameters(),
            privacy(line, list.isOfAnswers() ? QuestionType.TEXT : type),
            cells.media(line),
            extra(line, rowType));
    line.table().columns().stream()
        .filter(Column::isTrigger)
        .map(line::cell)
        .forEach(this::checkTrigger);
    warnOfMissingLabel(line, question);
    return question;
  }

  private void checkTrigger(Cell trigger) {
    cells.references(trigger);
    if (!trigger.text().isEmpty() && !trigger.text().contains("${")) {
      report.add(Rule.BAD_TRIGGER, trigger);
    }
  }

  /** What a trigger sets off is to empty the answer, where the row has no calculation. */
  private Optional<Expression> calculation(Table.Line line, QuestionType type) {
    boolean triggered =
        line.table().columns().stream()
            .anyMatch(column -> column.isTrigger() && !line.cell(column).text().isEmpty());
    return triggered
            && type != QuestionType.BACKGROUND_GEOPOINT
            && type != QuestionType.CALCULATE
            && line.text("calculation").isEmpty()
        ? Optional.of(Expression.parse("''"))
        : cells.expression(line, "calculation");
  }

  /** Notes the references of a cell. */
  void references(Cell cell) {
    cells.references(cell);
  }

  Group group(Table.Line line, String name, RowType type, List<Item> items) {
    Optional<Group.Repeat> repeat =
        type.kind() == RowType.Kind.BEGIN_REPEAT
            ? Optional.of(new Group.Repeat(cells.expression(line, "repeat_count")))
            : Optional.empty();
    Map<String, String> extra = new LinkedHashMap<>(cells.extra(line));
    if (repeat.isEmpty()) {
      keepCount(line, extra);
    }
    for (Column column : line.table().columns()) {
      String text = line.cell(column).text();
      boolean foreign = NOT_OF_A_GROUP.contains(column.key()) || column.key().startsWith("media:");
      if (foreign && !text.isEmpty()) {
        String header = cells.canonicalHeader(column);
        extra.put(header, text);
        report.once(Rule.NOT_ON_A_GROUP, header, line.cell(column), Map.of("header", header));
      }
    }
    return new Group(
        name,
        cells.texts(line, "label"),
        cells.condition(line, "relevant"),
        cells.appearance(line),
        repeat,
        List.copyOf(items),
        Collections.unmodifiableMap(extra));
  }

  /** The text question that {@code or_other} adds. */
  Question other(Question select, Texts label) {
    Privacy privacy =
        select.privacy() == Privacy.IDENTIFIER ? Privacy.IDENTIFIER : Privacy.SENSITIVE;
    return new Question(
        QuestionType.TEXT,
        select.name() + "_" + ChoiceLists.OTHER,
        label,
        Texts.NONE,
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.of(
            Expression.parse("selected(../" + select.name() + ", '" + ChoiceLists.OTHER + "')")),
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        Appearance.NONE,
        Map.of(),
        privacy,
        Map.of(),
        Map.of());
  }

  /**
   * Where a question's choices come from, and what its row says about showing them.
   *
   * @param name the choice list's
   */
  record Source(
      Optional<String> name,
      Optional<Expression> filter,
      Appearance appearance,
      Map<String, String> parameters) {

    /** True where the choices are what people wrote elsewhere: {@code ${name}}. */
    private boolean isOfAnswers() {
      return name.filter(list -> list.startsWith("${")).isPresent();
    }
  }

  private void checkRange(Table.Line line, Map<String, String> parameters) {
    for (String name : List.of("start", "end", "step")) {
      String text = parameters.getOrDefault(name, "1");
      if (!Range.isNumber(text) || name.equals("step") && Double.parseDouble(text) == 0) {
        report.add(
            Rule.RANGE_WITHOUT_NUMBER,
            line.cell("parameters"),
            Map.of("parameter", name + "=" + text));
      }
    }
  }

  /** What the row itself says. */
  Source source(Table.Line line) {
    return new Source(
        Optional.empty(), cells.choiceFilter(line), appearance(line), cells.parameters(line));
  }

  Optional<Expression> expression(Cell cell, String text) {
    return cells.parse(cell, text);
  }

  /** Some old types bring a rule of their own. */
  private Optional<Expression> constraint(Table.Line line) {
    String brought = RowType.constraint(line.text("type"));
    return line.text("constraint").isEmpty() && !brought.isEmpty()
        ? Optional.of(Expression.parse(brought))
        : cells.condition(line, "constraint");
  }

  /** An old type, {@code phone number}, brings a keyboard of digits with it. */
  private Appearance appearance(Table.Line line) {
    Appearance appearance = cells.appearance(line);
    boolean digits = line.text("type").equalsIgnoreCase("phone number");
    return digits && appearance.words().isEmpty() ? new Appearance(Set.of("numbers")) : appearance;
  }

  /** How often something is to be asked that is asked once. */
  private void keepCount(Table.Line line, Map<String, String> extra) {
    Cell cell = line.cell("repeat_count");
    if (!cell.text().isEmpty()) {
      extra.put("repeat_count", cell.text());
      Map<String, String> words = Map.of("type", line.text("type"), "belongs", "begin_repeat");
      report.add(Rule.NOT_ON_THIS_TYPE, cell, words);
    }
  }

  private Map<String, String> extra(Table.Line line, RowType type) {
    Map<String, String> extra = new LinkedHashMap<>(cells.extra(line));
    keepCount(line, extra);
    if (type.kept()) {
      report.add(Rule.KEPT_TYPE, line.cell("type"));
    }
    if (type.kept() && type.type().filter(t -> t == QuestionType.HIDDEN).isPresent()) {
      extra.put("type", line.text("type"));
    }
    return Collections.unmodifiableMap(extra);
  }

  private Privacy privacy(Table.Line line, QuestionType type) {
    Cell cell = line.cell("privacy");
    if (cell.text().isEmpty()) {
      return defaultPrivacy(type);
    }
    try {
      return Privacy.valueOf(cell.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String suggestion =
          Nearest.to(cell.text(), List.of("identifier", "quasi", "sensitive", "none")).orElse("");
      report.add(Rule.BAD_PRIVACY, cell, Map.of("suggestion", suggestion));
      return defaultPrivacy(type);
    }
  }

  static Privacy defaultPrivacy(QuestionType type) {
    if (IDENTIFIERS.contains(type)) {
      return Privacy.IDENTIFIER;
    }
    return FREE.contains(type) || type.isFile() ? Privacy.SENSITIVE : Privacy.NONE;
  }

  private void warnOfMissingLabel(Table.Line line, Question question) {
    boolean silent =
        question.isUnseen()
            || !question.label().isEmpty()
            || !question.hint().isEmpty()
            || !question.media().isEmpty()
            || question.calculation().isPresent();
    if (!silent) {
      report.add(Rule.NO_LABEL, line.cell("label"), Map.of("name", question.name()));
    }
  }
}
