package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Texts;

/**
 * The lists that stand in files, and how questions see them. A list goes by its file's name; where
 * questions take different columns of one file as value and label, those after the first go by the
 * name, {@code ?} and their columns.
 */
final class FileLists {

  /** The column of labels that stand in several columns of a file. */
  private static final String JOINED = "generated_label";

  private final Map<String, ListFile> files = new LinkedHashMap<>();
  private final Map<String, Columns> first = new HashMap<>();
  private final Languages languages;

  /** Which columns are taken as the stored value and the label. */
  record Columns(String value, String label) {}

  FileLists(Languages languages) {
    this.languages = languages;
  }

  void add(ListFile file) {
    files.putIfAbsent(file.name(), file);
  }

  Iterable<String> names() {
    return files.keySet();
  }

  /** The file of this name, in whatever case. */
  Optional<ListFile> file(String name) {
    return Optional.ofNullable(files.get(name))
        .or(() -> files.values().stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst());
  }

  /** True where {@code pulldata} or {@code instance} find it, with or without its ending. */
  boolean has(String name) {
    return named(name).isPresent();
  }

  /** The file of this name, with or without its ending. */
  Optional<ListFile> named(String name) {
    return Stream.of("", ".csv", ".xml", ".geojson")
        .flatMap(e -> file(name + e).stream())
        .findFirst();
  }

  Columns columns(String file, Map<String, String> parameters) {
    boolean geo = file.toLowerCase(Locale.ROOT).endsWith(".geojson");
    return new Columns(
        parameters.getOrDefault("value", geo ? "id" : "name"),
        parameters.getOrDefault("label", geo ? "title" : "label"));
  }

  /** The name of the list that these columns of a file make. */
  String key(String file, Columns columns) {
    Columns known = first.computeIfAbsent(file, f -> columns);
    return known.equals(columns)
        ? file
        : file + "?value=" + columns.value() + "&label=" + columns.label();
  }

  List<Choice> choices(String file, Columns columns) {
    return file(file).map(f -> f.rows()).orElse(List.of()).stream()
        .map(row -> choice(row, columns))
        .toList();
  }

  /** The list as {@code pulldata} sees it where no question takes its choices from it. */
  List<Choice> choices(String file) {
    return choices(file, first.getOrDefault(file, columns(file, Map.of())));
  }

  /**
   * Makes a list of what an appearance {@code search(…)} offers beyond a file's rows: choices that
   * stand beside them, labels that each language has in a column of its own, and such as are
   * written in several columns; and of what it makes of the rows, see {@link #searched(List,
   * String, List)}.
   *
   * @param tested the columns that choose among the rows
   * @param offered the choices in their order; the dynamic one stands for the file's rows and names
   *     the columns
   * @return the list's name; the file's own, where it has all that is offered
   */
  String searched(
      String file, List<String> tested, List<Choice> offered, Choice dynamic, String list) {
    List<Map<String, String>> all = file(file).map(ListFile::rows).orElse(List.of());
    List<Map<String, String>> found = searched(all, dynamic.name(), tested);
    Map<String, String> labels = dynamic.label().byTag();
    boolean isAll =
        offered.size() == 1
            && Set.copyOf(labels.values()).size() < 2
            && !isSeveral(firstLabel(dynamic))
            && found.equals(all);
    if (isAll) {
      return file;
    }
    String label = labelColumn(dynamic);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Choice choice : offered) {
      if (choice.equals(dynamic)) {
        found.stream().map(row -> translated(row, dynamic)).forEach(rows::add);
      } else {
        rows.add(row(choice, dynamic.name(), label));
      }
    }
    String stem = file.substring(0, file.lastIndexOf('.'));
    return added(stem + "_" + list.replaceAll("[^\\p{L}\\p{N}_-]", "_"), List.copyOf(rows));
  }

  /**
   * The rows as ODK Collect offers them: in the order of their column {@code sortby}, and each
   * value once, with the first of its rows. Which rows a filter will leave is not known yet, so a
   * value stays once for each of what the filter looks at.
   */
  private static List<Map<String, String>> searched(
      List<Map<String, String>> rows, String value, List<String> tested) {
    Set<List<String>> seen = new HashSet<>();
    List<String> telling = Stream.concat(Stream.of(value), tested.stream()).toList();
    return rows.stream()
        .sorted(Comparator.comparingDouble(FileLists::place))
        .filter(row -> seen.add(telling.stream().map(c -> row.getOrDefault(c, "")).toList()))
        .toList();
  }

  private static double place(Map<String, String> row) {
    String number = row.getOrDefault("sortby", "").strip();
    return number.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(number) : Double.MAX_VALUE;
  }

  /** Keeps a list that was made, under a name of its own. */
  private String added(String stem, List<Map<String, String>> rows) {
    String name = stem + ".csv";
    for (int n = 2; files.containsKey(name) && !files.get(name).rows().equals(rows); n++) {
      name = stem + "_" + n + ".csv";
    }
    add(new ListFile(name, rows));
    return name;
  }

  /** The column with the labels in the form's first language, which may have to be made. */
  String labelColumn(Choice dynamic) {
    String first = firstLabel(dynamic);
    return isSeveral(first) ? JOINED : first;
  }

  private String firstLabel(Choice dynamic) {
    Map<String, String> labels = dynamic.label().byTag();
    return labels.getOrDefault(
        languages.all().get(0).tag(), labels.values().stream().findFirst().orElse(""));
  }

  private static boolean isSeveral(String columns) {
    return columns.contains(",");
  }

  /** What stands in these columns, as ODK Collect puts it: {@code Geneva (canton: GE)}. */
  private static String joined(Map<String, String> row, String columns) {
    List<String> all = List.of(columns.split("\\s*,\\s*"));
    StringBuilder text = new StringBuilder(row.getOrDefault(all.get(0), ""));
    for (String column : all.subList(1, all.size())) {
      String more = row.getOrDefault(column, "");
      if (!more.isEmpty()) {
        text.append(" (").append(column).append(": ").append(more).append(')');
      }
    }
    return text.toString().strip();
  }

  /** A file's row with the label of each language behind the name of the first one's column. */
  private Map<String, String> translated(Map<String, String> row, Choice dynamic) {
    Map<String, String> all = new LinkedHashMap<>(row);
    String first = firstLabel(dynamic);
    String label = labelColumn(dynamic);
    putText(all, label, joined(row, first));
    dynamic
        .label()
        .byTag()
        .forEach(
            (tag, columns) -> {
              if (!columns.equals(first)) {
                putText(all, label + "::" + tag, joined(row, columns));
              }
            });
    return Collections.unmodifiableMap(all);
  }

  private static void putText(Map<String, String> row, String column, String text) {
    if (!text.isEmpty()) {
      row.put(column, text);
    }
  }

  private Map<String, String> row(Choice choice, String value, String label) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(value, choice.name());
    String first = languages.all().get(0).tag();
    choice
        .label()
        .byTag()
        .forEach((tag, text) -> row.put(tag.equals(first) ? label : label + "::" + tag, text));
    return Collections.unmodifiableMap(row);
  }

  private Choice choice(Map<String, String> row, Columns columns) {
    return new Choice(
        row.getOrDefault(columns.value(), ""), label(row, columns.label()), Map.of(), row);
  }

  private Texts label(Map<String, String> row, String column) {
    Map<String, String> byTag = new LinkedHashMap<>();
    String plain = row.getOrDefault(column, "");
    if (!plain.isEmpty()) {
      byTag.put(languages.all().get(0).tag(), plain);
    }
    row.forEach(
        (header, text) -> {
          if (header.startsWith(column + ":")) {
            languages
                .known(header.substring(column.length()).replaceFirst("^::?", ""))
                .ifPresent(language -> byTag.putIfAbsent(language.tag(), text));
          }
        });
    return byTag.isEmpty() ? Texts.NONE : new Texts(byTag);
  }
}
