package org.fieldvoice.questionnaire.xlsform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Writes a form as an XLSForm workbook that other programs read, and that {@link XlsFormImport}
 * reads back into an equal form.
 */
public final class XlsFormExport {

  /** The sheet that holds the lists from files, which other programs want as files. */
  static final String FILE_LISTS = "file_lists";

  /** Its first column. */
  static final String LIST_FILE = "list_file";

  private static final int ROWS_AT_ONCE = 1000;

  private final Form form;

  /** A text as a cell holds it: what XML can't say is written {@code _x000B_}. */
  public static String cell(String text) {
    return SharedStrings.escaped(text);
  }

  private XlsFormExport(Form form) {
    this.form = form;
  }

  public static void write(Form form, OutputStream out) {
    try (Workbook workbook = new Workbook(out, "Fieldvoice", "1.0")) {
      new XlsFormExport(form).write(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Workbook workbook) throws IOException {
    Rows survey = new Rows();
    items(form.items(), survey);
    survey.writeTo(workbook.newWorksheet("survey"));
    Rows choices = new Rows();
    Rows external = new Rows();
    Rows files = new Rows();
    for (ChoiceList list : form.choiceLists().values()) {
      if (RowType.isFile(list.name())) {
        file(list, files);
      } else {
        choices(list, list.name().startsWith(RowType.EXTERNAL) ? external : choices);
      }
    }
    choices.writeTo(workbook.newWorksheet("choices"));
    external.writeUnlessEmpty("external_choices", workbook);
    files.writeUnlessEmpty(FILE_LISTS, workbook);
    for (Form.KeptSheet sheet : form.sheets()) {
      Rows rows = new Rows();
      sheet.rows().forEach(row -> rows.add().putAll(row));
      rows.writeUnlessEmpty(sheet.name(), workbook);
    }
    Rows settings = new Rows();
    settings(settings.add());
    settings.writeTo(workbook.newWorksheet("settings"));
  }

  /** A file's own rows; a list that sees the same file by other columns adds none. */
  private static void file(ChoiceList list, Rows rows) {
    if (list.name().indexOf('?') < 0) {
      for (ChoiceList.Choice choice : list.choices()) {
        rows.add(
            row -> {
              row.put(LIST_FILE, list.name());
              row.putAll(choice.columns());
            });
      }
    }
  }

  private void settings(Map<String, String> row) {
    row.put("form_title", form.title());
    row.put("form_id", form.id());
    row.put("version", form.version());
    row.put("style", form.style());
    put(row, "instance_name", form.instanceName());
    row.putAll(form.settings());
  }

  private void items(List<Item> items, Rows rows) {
    for (Item item : items) {
      if (item instanceof Question question && question.orOther()) {
        continue;
      }
      if (item instanceof Group group) {
        group(group, rows);
      } else {
        question((Question) item, items, rows.add());
      }
    }
  }

  private void group(Group group, Rows rows) {
    String kind = group.repeats() ? "repeat" : "group";
    Map<String, String> row = rows.add();
    row.put("type", "begin_" + kind);
    row.put("name", group.name());
    put(row, "label", group.label());
    put(row, "relevant", group.relevant());
    row.put("appearance", String.join(" ", group.appearance().words()));
    put(row, "repeat_count", group.repeat().flatMap(Group.Repeat::count));
    row.putAll(group.extra());
    items(group.items(), rows);
    rows.add().put("type", "end_" + kind);
  }

  private void question(Question question, List<Item> siblings, Map<String, String> row) {
    row.put("type", type(question, siblings));
    row.put("name", question.name());
    put(row, "label", question.label());
    put(row, "hint", question.hint());
    put(row, "guidance_hint", question.guidance());
    put(row, "required", question.required());
    put(row, "required_message", question.requiredMessage());
    put(row, "relevant", question.relevant());
    put(row, "constraint", question.constraint());
    put(row, "constraint_message", question.constraintMessage());
    put(row, "calculation", question.calculation());
    put(row, "choice_filter", question.choiceFilter());
    put(row, "default", question.dflt());
    row.put("read_only", question.readOnly() ? "yes" : "");
    row.put("appearance", String.join(" ", question.appearance().words()));
    row.put("parameters", parameters(question.parameters()));
    row.put("privacy", question.privacy().name().toLowerCase(Locale.ROOT));
    question.media().forEach((kind, files) -> put(row, "media::" + kind, files));
    row.putAll(question.extra());
  }

  private static String type(Question question, List<Item> siblings) {
    String type = question.type().word();
    if (question.choiceList().isEmpty()) {
      return type;
    }
    String list = question.choiceList().get().replaceFirst("(?s)\\?.*", "");
    if (list.startsWith(RowType.EXTERNAL)) {
      return "select_one_external " + list.substring(RowType.EXTERNAL.length());
    }
    if (RowType.isFile(list) && question.type() != QuestionType.RANK) {
      return type + "_from_file " + list;
    }
    boolean other =
        siblings.stream()
            .anyMatch(
                i ->
                    i instanceof Question q
                        && q.orOther()
                        && q.name().equals(question.name() + "_" + ChoiceLists.OTHER));
    return type + " " + list + (other ? " or_other" : "");
  }

  private void choices(ChoiceList list, Rows rows) {
    String name =
        list.name().startsWith(RowType.EXTERNAL)
            ? list.name().substring(RowType.EXTERNAL.length())
            : list.name();
    for (ChoiceList.Choice choice : list.choices()) {
      rows.add(
          row -> {
            row.put("list_name", name);
            row.put("name", choice.name());
            put(row, "label", choice.label());
            choice.media().forEach((kind, files) -> put(row, "media::" + kind, files));
            row.putAll(choice.columns());
          });
    }
  }

  private static String parameters(Map<String, String> parameters) {
    return String.join(
        " ", parameters.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).toList());
  }

  private static void put(Map<String, String> row, String column, Optional<Expression> expression) {
    row.put(column, expression.map(Expression::text).orElse(""));
  }

  private void put(Map<String, String> row, String column, Texts texts) {
    for (Language language : form.languages()) {
      String header = language.name().isEmpty() ? column : column + "::" + language.name();
      row.put(header, texts.byTag().getOrDefault(language.tag(), ""));
    }
  }

  /** Rows under the headers that any of them fills. */
  private static final class Rows {

    /** Those of 100,000 choices are made anew each time they are looked at. */
    private final List<Supplier<Map<String, String>>> rows = new ArrayList<>();

    Map<String, String> add() {
      Map<String, String> row = new LinkedHashMap<>();
      rows.add(() -> row);
      return row;
    }

    /** A row that is filled when it is looked at. */
    void add(Consumer<Map<String, String>> filling) {
      rows.add(
          () -> {
            Map<String, String> row = new LinkedHashMap<>();
            filling.accept(row);
            return row;
          });
    }

    void writeUnlessEmpty(String name, Workbook workbook) throws IOException {
      if (!rows.isEmpty()) {
        writeTo(workbook.newWorksheet(name));
      }
    }

    void writeTo(Worksheet sheet) throws IOException {
      List<String> headers = headers();
      sheet.freezePane(0, 1);
      for (int column = 0; column < headers.size(); column++) {
        sheet.value(0, column, SharedStrings.escaped(headers.get(column)));
      }
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i).get();
        for (int column = 0; column < headers.size(); column++) {
          String text = row.getOrDefault(headers.get(column), "");
          if (!text.isEmpty()) {
            sheet.value(i + 1, column, SharedStrings.escaped(text));
          }
        }
        if (i % ROWS_AT_ONCE == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    }

    /** The label columns are there even when empty: they carry the order of the languages. */
    private List<String> headers() {
      Map<String, Boolean> needed = new LinkedHashMap<>();
      rows.forEach(
          row ->
              row.get()
                  .forEach(
                      (header, text) ->
                          needed.merge(
                              header,
                              header.startsWith("label") || !text.isEmpty(),
                              Boolean::logicalOr)));
      needed.values().removeIf(is -> !is);
      return List.copyOf(needed.keySet());
    }
  }
}
