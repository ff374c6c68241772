package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.platform.Nearest;

/**
 * The blocks of rows that only KoboToolbox has become the rows that its own download has for them,
 * with the same names:
 *
 * <pre>
 * begin_score, score__row…       a group of select_ones over one list, under a row with its labels
 * begin_rank, rank__level…       a group of select_ones over one list, no choice taken twice
 * begin_kobomatrix, questions…   for each choice of a list a group with the questions
 * </pre>
 */
final class KoboBlocks {

  static final String SCORE_CHOICES = "kobo--score-choices";
  static final String RANK_ITEMS = "kobo--rank-items";
  static final String RANK_MESSAGE = "kobo--rank-constraint-message";
  static final String MATRIX_LIST = "kobo--matrix_list";

  /** The sheet that says what others may change in a form made from a template. */
  static final String LOCKING_PROFILES = "kobo--locking-profiles";

  private static final String MATRIX = "begin_kobomatrix";

  /** Each begin with the column that names its list. */
  static final Map<String, String> LISTS =
      Map.of("begin_score", SCORE_CHOICES, "begin_rank", RANK_ITEMS, MATRIX, MATRIX_LIST);

  private static final Set<String> ENDS =
      Set.of("end_score", "end_rank", "end_kobomatrix", "end_matrix");

  private final SurveyRows rows;
  private final Table choices;
  private final Set<String> lists;
  private final Report report;
  private final List<Table.Line> plain = new ArrayList<>();
  private final Deque<Block> open = new ArrayDeque<>();

  /**
   * A block whose end hasn't come yet.
   *
   * @param inner a matrix's questions, or the names of a ranking's levels
   */
  private record Block(String type, Table.Line begin, List<Table.Line> inner) {}

  private KoboBlocks(Table survey, Table choices, Report report) {
    this.rows = new SurveyRows(survey);
    this.choices = choices;
    this.lists =
        choices.lines().stream().map(line -> line.text("list_name")).collect(Collectors.toSet());
    this.report = report;
  }

  /** Puts plain rows into the survey's place of each block. */
  static void unfold(Table survey, Table choices, Report report) {
    if (survey.lines().stream().noneMatch(line -> LISTS.containsKey(type(line)))) {
      return;
    }
    KoboBlocks blocks = new KoboBlocks(survey, choices, report);
    List<Table.Line> written = List.copyOf(survey.lines());
    written.forEach(blocks::read);
    blocks.open.descendingIterator().forEachRemaining(blocks::leaveOpen);
    survey.lines().clear();
    survey.lines().addAll(blocks.plain);
  }

  private static String type(Table.Line line) {
    return line.text("type").strip().toLowerCase(Locale.ROOT).replaceFirst("\\s+", "_");
  }

  private void read(Table.Line line) {
    String type = type(line);
    String within = open.isEmpty() ? "" : open.getFirst().type();
    if (SurveyReader.isDisabled(line)) {
      plain.add(line);
    } else if (LISTS.containsKey(type)) {
      begin(type, line);
    } else if (ENDS.contains(type)) {
      end(line);
    } else if (within.equals(MATRIX)) {
      open.getFirst().inner().add(line);
    } else if (type.equals("score__row") && within.equals("begin_score")) {
      plain.add(scored(line, open.getFirst().begin()));
    } else if (type.equals("rank__level") && within.equals("begin_rank")) {
      plain.add(ranked(line, open.getFirst()));
    } else {
      plain.add(line);
    }
  }

  private void begin(String type, Table.Line line) {
    String column = LISTS.getOrDefault(type, "");
    Cell list = line.cell(column);
    if (list.text().isEmpty()) {
      report.add(Rule.BLOCK_WITHOUT_LIST, line.cell("type"), Map.of("header", column));
    } else if (!lists.contains(list.text())) {
      String suggestion = Nearest.to(list.text(), lists).orElse("");
      report.add(Rule.UNKNOWN_LIST, list, Map.of("list", list.text(), "suggestion", suggestion));
    }
    open.push(new Block(type, line, new ArrayList<>()));
    if (!type.equals(MATRIX)) {
      plain.add(rows.group(line, line.text("name")));
      plain.add(type.equals("begin_score") ? scale(line) : title(line));
    } else if (line.text("name").isEmpty()) {
      report.add(Rule.MISSING_NAME, line.cell("name"), Map.of("type", line.text("type")));
    }
  }

  /** What never ends is one group that never ends. */
  private void leaveOpen(Block block) {
    if (block.type().equals(MATRIX)) {
      plain.add(rows.group(block.begin(), block.begin().text("name")));
      plain.addAll(block.inner());
    }
  }

  private void end(Table.Line line) {
    if (!open.isEmpty() && open.getFirst().type().equals(MATRIX)) {
      Block block = open.pop();
      new KoboMatrix(rows, block.begin(), block.inner()).addTo(plain, choices);
    } else {
      open.poll();
      plain.add(rows.bare(line, Map.of("type", "end_group")));
    }
  }

  /** The row above a score's rows, which shows what the choices are called. */
  private Table.Line scale(Table.Line begin) {
    return rows.changed(
        begin,
        Map.of(
            "type", select(begin, SCORE_CHOICES),
            "name", begin.text("name") + "_header",
            "appearance", "label",
            "relevant", "",
            "required", ""));
  }

  private Table.Line scored(Table.Line row, Table.Line begin) {
    return rows.changed(
        row,
        Map.of(
            "type", select(begin, SCORE_CHOICES),
            "appearance", otherwise(row.text("appearance"), "list-nolabel"),
            "required",
                isNo(begin.text("required")) ? row.text("required") : begin.text("required")));
  }

  private Table.Line title(Table.Line begin) {
    return rows.changed(
        begin,
        Map.of(
            "type", "note",
            "name", begin.text("name") + "_label",
            "appearance", "",
            "relevant", "",
            "required", ""));
  }

  /** Each level is asked for, and differs from those before it. */
  private Table.Line ranked(Table.Line row, Block block) {
    String name = "${" + row.text("name") + "}";
    List<String> others =
        block.inner().stream().map(l -> name + " != ${" + l.text("name") + "}").toList();
    block.inner().add(row);
    return rows.changed(
        row,
        Map.of(
            "type", select(block.begin(), RANK_ITEMS),
            "appearance", otherwise(row.text("appearance"), "minimal"),
            "required", "yes",
            "constraint", otherwise(String.join(" and ", others), row.text("constraint")),
            "constraint_message",
                otherwise(block.begin().text(RANK_MESSAGE), row.text("constraint_message"))));
  }

  /** Of a list that isn't there something has been said already. */
  private String select(Table.Line begin, String column) {
    String list = begin.text(column);
    return lists.contains(list) ? "select_one " + list : "text";
  }

  private static boolean isNo(String required) {
    return required.matches("(?i)|no|false(\\(\\))?");
  }

  private static String otherwise(String text, String other) {
    return text.isEmpty() ? other : text;
  }
}
