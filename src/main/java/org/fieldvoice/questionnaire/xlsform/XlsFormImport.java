package org.fieldvoice.questionnaire.xlsform;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.LogicProblem;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Reads an XLSForm: a workbook ({@code .xlsx}, {@code .xls}), or a zip of one with its CSV lists
 * and media. Everything wrong is found in one pass.
 */
public final class XlsFormImport {

  private static final Set<String> YES = Set.of("yes", "true", "true()");
  private static final List<String> SHEETS =
      List.of("survey", "choices", "settings", "external_choices", "columns", "entities", "osm");
  private static final int LONGEST_FORM_ID = 100;

  private final Report report = new Report();
  private final Upload upload;
  private final List<Sheet> sheets;
  private final String fallbackId;

  /**
   * @param form present unless the report has problems
   */
  public record Imported(Optional<Form> form, ImportReport report, List<Upload.MediaFile> media) {}

  private XlsFormImport(Upload upload, String fallbackId) {
    this.upload = upload;
    this.sheets = WorkbookReader.read(upload.workbook());
    this.fallbackId = fallbackId;
  }

  /**
   * @param bytes the workbook or zip
   * @param fallbackId the form's id where the workbook names none, usually from the file's name
   */
  public static Imported read(byte[] bytes, String fallbackId) {
    try {
      return new XlsFormImport(Upload.of(bytes), fallbackId).read();
    } catch (Refusal refusal) {
      ImportReport report = new ImportReport(List.of(), List.of(refusal.finding()));
      return new Imported(Optional.empty(), report, List.of());
    }
  }

  private Imported read() {
    Table survey = table(surveySheet(), Headers::survey);
    if (!survey.hasColumn("type")) {
      throw new Refusal(Rule.NO_TYPE_COLUMN, Cell.ofSheet(survey.sheet()), Map.of());
    }
    if (survey.lines().size() > SurveyReader.LIMIT) {
      throw new Refusal(
          Rule.TOO_MANY_ROWS,
          Cell.ofSheet(survey.sheet()),
          Map.of("count", "" + survey.lines().size(), "limit", "" + SurveyReader.LIMIT));
    }
    Form form = form(survey);
    if (!report.hasProblems()) {
      FormLogic.problems(form).forEach(problem -> report(problem, survey));
    }
    ImportReport finished = report.finish(sheets.stream().map(Sheet::name).toList());
    boolean refused = !finished.problems().isEmpty();
    return new Imported(refused ? Optional.empty() : Optional.of(form), finished, upload.media());
  }

  /** What only shows when all expressions are seen together: a circle of calculations. */
  private void report(LogicProblem problem, Table survey) {
    Cell cell =
        survey.lines().stream()
            .filter(line -> line.text("name").equals(problem.name()))
            .findFirst()
            .map(line -> line.cell(problem.column()))
            .orElse(Cell.ofSheet(survey.sheet()));
    report.add(
        Rule.BAD_EXPRESSION,
        cell,
        Map.of(
            "offset",
            String.valueOf(problem.offset() + 1),
            "what",
            problem.what(),
            "advice",
            problem.hint()));
  }

  private Form form(Table survey) {
    Table settings = sheet("settings", Headers::settings);
    Table choices = sheet("choices", Headers::choices);
    Optional<Table.Line> row = settings.lines().stream().findFirst();
    Cell defaultLanguage = row.map(r -> r.cell("default_language")).orElse(Cell.WORKBOOK);
    Languages languages = Languages.of(List.of(survey, choices), defaultLanguage, report);
    ChoiceLists lists = new ChoiceLists();
    ReferenceCheck references = new ReferenceCheck(report);
    Cells cells = new Cells(languages, lists, references, report);
    readLists(choices, lists, cells, duplicatesAllowed(settings));
    List<Item> items =
        new SurveyReader(new ItemReader(cells, report), lists, languages.all(), references, report)
            .read(survey);
    if (items.isEmpty() && !report.hasProblems()) {
      report.add(Rule.EMPTY_SURVEY, Cell.ofSheet(survey.sheet()));
    }
    Optional<Expression> instanceName = row.flatMap(r -> cells.expression(r, "instance_name"));
    references.finish();
    new Completeness(languages.all(), report).check(survey, choices);
    String id = formId(row);
    return new Form(
        id,
        row.map(r -> r.text("version")).orElse(""),
        row.map(r -> r.text("form_title")).filter(t -> !t.isEmpty()).orElse(id),
        languages.all(),
        row.map(r -> r.text("style")).orElse(""),
        instanceName,
        items,
        lists.toMap(),
        otherSettings(row));
  }

  private void readLists(Table choices, ChoiceLists lists, Cells cells, boolean duplicatesAllowed) {
    ChoicesReader reader = new ChoicesReader(lists, cells, report, duplicatesAllowed);
    reader.read(choices, "");
    reader.read(sheet("external_choices", Headers::choices), RowType.EXTERNAL);
    Table columns = sheet("columns", Headers::choices);
    Set<String> known = new HashSet<>(lists.names());
    columns.lines().removeIf(line -> known.contains(line.text("list_name")));
    reader.read(columns, "");
    upload.lists().forEach((name, table) -> reader.readFile(name, table));
  }

  private static boolean duplicatesAllowed(Table settings) {
    return settings.columns().stream()
        .filter(c -> c.header().strip().equalsIgnoreCase("allow_choice_duplicates"))
        .anyMatch(
            c ->
                settings.lines().stream()
                    .anyMatch(l -> YES.contains(l.cell(c).text().toLowerCase(Locale.ROOT))));
  }

  private String formId(Optional<Table.Line> settings) {
    Optional<Cell> cell = settings.map(r -> r.cell("form_id")).filter(c -> !c.text().isEmpty());
    if (cell.isEmpty()) {
      report.add(
          Rule.NO_FORM_ID,
          settings.map(r -> r.cell("form_id")).orElse(Cell.WORKBOOK),
          Map.of("id", fallbackId));
      return fallbackId;
    }
    String id = cell.get().text();
    if (id.length() > LONGEST_FORM_ID || id.matches("(?s).*[/\\\\?#\\p{Cntrl}].*")) {
      report.add(Rule.BAD_FORM_ID, cell.get());
    }
    return id;
  }

  private static Map<String, String> otherSettings(Optional<Table.Line> row) {
    Map<String, String> others = new LinkedHashMap<>();
    row.ifPresent(
        line ->
            line.table().columns().stream()
                .filter(c -> !c.isKnown() && !line.cell(c).text().isEmpty())
                .forEach(c -> others.put(c.header(), line.cell(c).text())));
    row.map(r -> r.text("default_language"))
        .filter(t -> !t.isEmpty())
        .ifPresent(t -> others.put("default_language", t));
    return others;
  }

  /** The sheet named survey, or the only one. */
  private Sheet surveySheet() {
    return find("survey")
        .or(() -> sheets.size() == 1 ? Optional.of(sheets.get(0)) : Optional.empty())
        .orElseThrow(
            () -> {
              String names = String.join(", ", sheets.stream().map(Sheet::name).toList());
              return new Refusal(Rule.NO_SURVEY_SHEET, Cell.WORKBOOK, Map.of("sheets", names));
            });
  }

  private Table sheet(String name, Table.HeaderReader headers) {
    Optional<Sheet> sheet = find(name);
    if (sheet.isEmpty()) {
      warnOfMisspelled(name);
    }
    return table(sheet.orElse(new Sheet(name, List.of())), headers);
  }

  private Optional<Sheet> find(String name) {
    return sheets.stream().filter(s -> s.name().strip().equalsIgnoreCase(name)).findFirst();
  }

  private void warnOfMisspelled(String name) {
    for (Sheet sheet : sheets) {
      String spelled = sheet.name().strip().toLowerCase(Locale.ROOT);
      boolean known = SHEETS.contains(spelled);
      if (!known && Nearest.to(spelled, List.of(name)).isPresent()) {
        report.add(Rule.SHEET_NOT_READ, Cell.ofSheet(sheet.name()), Map.of("name", name));
      }
    }
  }

  private Table table(Sheet sheet, Table.HeaderReader headers) {
    return Table.of(sheet, headers, report);
  }
}
