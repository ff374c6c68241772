package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.LogicProblem;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Reads an XLSForm: a workbook ({@code .xlsx}, {@code .xlsm} without macros, {@code .xls}), or a
 * zip of one with its lists and media. Everything wrong is found in one pass.
 */
public final class XlsFormImport {

  /** Sheets that have no effect here. */
  private static final List<String> KEPT_SHEETS =
      List.of("entities", "osm", KoboBlocks.LOCKING_PROFILES);

  private static final Set<String> SHEETS = sheets();

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
    this.sheets = WorkbookReader.read(upload.workbook(), XlsFormImport::isOurs);
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

  private static Set<String> sheets() {
    Set<String> sheets = new HashSet<>(KEPT_SHEETS);
    sheets.addAll(List.of("survey", "choices", "settings", "external_choices", "columns"));
    sheets.add(XlsFormExport.FILE_LISTS);
    return Set.copyOf(sheets);
  }

  private Imported read() {
    warnOfSecondSheets();
    Table survey = table(surveySheet(), Headers::survey);
    if (!survey.hasColumn("type")) {
      throw new Refusal(Rule.NO_TYPE_COLUMN, Cell.ofSheet(survey.sheet()), Map.of());
    }
    Table choices = sheet("choices", Headers::choices);
    KoboBlocks.unfold(survey, choices, report);
    TextLookups.unfold(survey, choices, report);
    RepeatCounts.unfold(survey);
    if (survey.lines().size() > SurveyReader.LIMIT) {
      throw new Refusal(
          Rule.TOO_MANY_ROWS,
          Cell.ofSheet(survey.sheet()),
          Map.of("count", "" + survey.lines().size(), "limit", "" + SurveyReader.LIMIT));
    }
    Form form = form(survey, choices);
    if (!report.hasProblems()) {
      FormLogic.Checked checked = FormLogic.check(form);
      checked.problems().forEach(problem -> report(problem, survey));
      checked.doubts().forEach(doubt -> warn(doubt, survey));
    }
    ImportReport finished = report.finish(sheets.stream().map(Sheet::name).toList());
    boolean refused = !finished.problems().isEmpty();
    return new Imported(refused ? Optional.empty() : Optional.of(form), finished, upload.media());
  }

  /** What only shows when all expressions are seen together: a circle of calculations. */
  private void report(LogicProblem problem, Table survey) {
    report.add(
        Rule.BAD_EXPRESSION,
        cell(problem, survey),
        Map.of(
            "offset",
            String.valueOf(problem.offset() + 1),
            "what",
            problem.what(),
            "advice",
            problem.hint()));
  }

  private void warn(LogicProblem doubt, Table survey) {
    List<String> names = survey.lines().stream().map(line -> line.text("name")).toList();
    report.add(
        Rule.PATH_TO_NOTHING,
        cell(doubt, survey),
        Map.of("name", doubt.what(), "suggestion", suggestion(doubt.what(), names)));
  }

  private static String suggestion(String name, List<String> names) {
    return names.contains(name) ? "${" + name + "}" : Nearest.to(name, names).orElse("");
  }

  private static Cell cell(LogicProblem problem, Table survey) {
    return survey.lines().stream()
        .filter(line -> line.text("name").equals(problem.name()))
        .findFirst()
        .map(line -> line.cell(problem.column()))
        .orElse(Cell.ofSheet(survey.sheet()));
  }

  private Form form(Table survey, Table choices) {
    Settings settings = new Settings(settings(), Settings.takenFrom(survey), report);
    Languages languages =
        Languages.of(List.of(survey, choices), settings.defaultLanguage(), report);
    ChoiceLists lists = new ChoiceLists(files(languages));
    ReferenceCheck references = new ReferenceCheck(report);
    Cells cells = new Cells(languages, lists, references, report);
    ChoicesReader reader =
        new ChoicesReader(lists, cells, report, settings.allowsDuplicateChoices());
    readLists(choices, lists, reader);
    SurveyReader rows =
        new SurveyReader(new ItemReader(cells, report), lists, languages.all(), references, report);
    List<Item> items = rows.read(survey);
    reader.finish(rows.used());
    lists.addUnusedFiles();
    if (items.isEmpty() && !report.hasProblems()) {
      report.add(Rule.EMPTY_SURVEY, Cell.ofSheet(survey.sheet()));
    }
    Optional<Expression> instanceName =
        settings.row().flatMap(r -> cells.expression(r, "instance_name"));
    references.finish();
    new Completeness(languages, report).check(survey, choices);
    String id = settings.formId(fallbackId);
    return new Form(
        id,
        settings.text("version"),
        settings.text("form_title").isEmpty() ? id : settings.text("form_title"),
        languages.all(),
        settings.text("style"),
        instanceName,
        items,
        lists.toMap(),
        settings.others(),
        keptSheets());
  }

  private Table settings() {
    Set<String> headers = new HashSet<>();
    find("settings")
        .flatMap(s -> s.rows().stream().findFirst())
        .ifPresent(top -> headers.addAll(top.cells().values()));
    return sheet("settings", Headers.settings(headers));
  }

  private void readLists(Table choices, ChoiceLists lists, ChoicesReader reader) {
    reader.read(choices, "");
    reader.read(sheet("external_choices", Headers::choices), RowType.EXTERNAL);
    Table columns = sheet("columns", Headers::choices);
    Set<String> known = new HashSet<>(lists.names());
    columns.lines().removeIf(line -> known.contains(line.text("list_name")));
    reader.read(columns, "");
    upload
        .itemsets()
        .flatMap(csv -> Csv.read("itemsets.csv", csv, report))
        .ifPresent(
            sheet -> reader.read(Table.of(sheet, Headers::choices, report), RowType.EXTERNAL));
  }

  /** The lists that came as files, and those that an export put on a sheet. */
  private FileLists files(Languages languages) {
    FileLists files = new FileLists(languages);
    upload.lists().forEach((name, bytes) -> ListFile.of(name, bytes, report).ifPresent(files::add));
    upload.tables().forEach((name, bytes) -> readTable(name, bytes, files));
    find(XlsFormExport.FILE_LISTS).map(ListFile::ofSheet).orElse(List.of()).forEach(files::add);
    return files;
  }

  /** A workbook beside the form is the list of its name, where the form speaks of such a one. */
  private void readTable(String file, byte[] workbook, FileLists files) {
    String stem = file.substring(0, file.lastIndexOf('.'));
    if (files.has(stem) || !speaksOf(stem)) {
      report.add(Rule.TABLE_NOT_READ, Cell.ofSheet(file), Map.of("file", file));
      return;
    }
    String list = stem + ".csv";
    report.add(Rule.TABLE_AS_LIST, Cell.ofSheet(file), Map.of("file", file, "list", list));
    ListFile.ofWorkbook(list, workbook, report).ifPresent(files::add);
  }

  private boolean speaksOf(String word) {
    return surveySheet().rows().stream()
        .flatMap(row -> row.cells().values().stream())
        .anyMatch(text -> text.contains(word));
  }

  private List<Form.KeptSheet> keptSheets() {
    List<Form.KeptSheet> kept = new ArrayList<>();
    for (String name : KEPT_SHEETS) {
      find(name)
          .filter(sheet -> sheet.rows().size() > 1)
          .ifPresent(
              sheet -> {
                report.add(Rule.KEPT_SHEET, Cell.ofSheet(sheet.name()));
                kept.add(new Form.KeptSheet(name, ListFile.rows(sheet)));
              });
    }
    return List.copyOf(kept);
  }

  private static boolean isOurs(String name) {
    return SHEETS.contains(name.strip().toLowerCase(Locale.ROOT));
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

  /** The first sheet of this name with anything on it. */
  private Optional<Sheet> find(String name) {
    return sheets.stream()
        .filter(s -> s.name().strip().equalsIgnoreCase(name.strip()))
        .min(Comparator.comparing(s -> s.rows().isEmpty()));
  }

  private void warnOfSecondSheets() {
    for (Sheet sheet : sheets) {
      find(sheet.name())
          .filter(read -> !read.equals(sheet) && !sheet.rows().isEmpty() && isOurs(sheet.name()))
          .ifPresent(
              read ->
                  report.add(
                      Rule.SECOND_SHEET, Cell.ofSheet(sheet.name()), Map.of("read", read.name())));
    }
  }

  private void warnOfMisspelled(String name) {
    for (Sheet sheet : sheets) {
      String spelled = sheet.name().strip().toLowerCase(Locale.ROOT);
      if (!isOurs(sheet.name()) && Nearest.to(spelled, List.of(name)).isPresent()) {
        report.add(Rule.SHEET_NOT_READ, Cell.ofSheet(sheet.name()), Map.of("name", name));
      }
    }
  }

  private Table table(Sheet sheet, Table.HeaderReader headers) {
    return Table.of(sheet, headers, report);
  }
}
