package org.fieldvoice.questionnaire.xlsform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.QuestionType;

/** The tables of {@code docs/xlsform.md}, made from the tables that the import works by. */
final class XlsFormDocument {

  static final Path FILE = Path.of("docs/xlsform.md");

  private static final String END = "<!-- end -->";

  private XlsFormDocument() {}

  /** The document with its tables as the code has them now. */
  static String made(String document) {
    String made = document;
    for (Map.Entry<String, String> table : tables().entrySet()) {
      String begin = "<!-- made from the code: " + table.getKey() + " -->\n";
      int start = made.indexOf(begin);
      if (start < 0) {
        throw new IllegalStateException(FILE + " has no place for the table of " + table.getKey());
      }
      int end = made.indexOf(END, start);
      made = made.substring(0, start + begin.length()) + table.getValue() + made.substring(end);
    }
    return made;
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("types", types());
    tables.put("kept types", list(RowType.KEPT));
    tables.put("survey columns", columns("survey"));
    tables.put("kept survey columns", list(new TreeSet<>(Headers.kept("survey"))));
    tables.put("choices columns", columns("choices"));
    tables.put("settings", columns("settings"));
    tables.put("kept settings", list(new TreeSet<>(Headers.kept("settings"))));
    tables.put("parameters", parameters());
    tables.put("appearances", appearances(Appearances.Effect.HONOURED));
    tables.put("kept appearances", appearances(Appearances.Effect.KEPT));
    tables.put("problems", rules(true));
    tables.put("warnings", rules(false));
    return tables;
  }

  private static String types() {
    StringBuilder table =
        new StringBuilder("| type | also written | brings along |\n| --- | --- | --- |\n");
    for (QuestionType type : QuestionType.values()) {
      if (!type.hasChoices() && !RowType.KEPT.contains(type.word())) {
        List<String> aliases = RowType.ALIASES.getOrDefault(type, List.of());
        String rules =
            aliases.stream()
                .filter(RowType.CONSTRAINTS::containsKey)
                .map(a -> code(a) + ": " + code(RowType.CONSTRAINTS.getOrDefault(a, "")))
                .collect(Collectors.joining("<br>"));
        table.append(row(code(type.word()), joined(aliases), rules));
      }
    }
    return table.toString();
  }

  private static String columns(String sheet) {
    Map<String, Set<String>> spellings = new TreeMap<>();
    Headers.names(sheet)
        .forEach((alias, name) -> spellings.computeIfAbsent(name, n -> new TreeSet<>()).add(alias));
    StringBuilder table =
        new StringBuilder("| column | also written | by language |\n| --- | --- | --- |\n");
    spellings.forEach(
        (name, aliases) -> {
          aliases.remove(name);
          boolean translated = !sheet.equals("settings") && Headers.isTranslated(name);
          table.append(row(code(name), joined(aliases), translated ? "yes" : ""));
        });
    return table.toString();
  }

  private static String parameters() {
    Map<String, Set<String>> byType = new TreeMap<>();
    Parameters.NAMES.forEach(
        (name, types) -> byType.computeIfAbsent(types, t -> new TreeSet<>()).add(name));
    StringBuilder table = new StringBuilder("| parameters | of |\n| --- | --- |\n");
    byType.forEach((types, names) -> table.append(row(joined(names), types)));
    return table.toString();
  }

  private static String appearances(Appearances.Effect effect) {
    return list(
        Appearances.WORDS.entrySet().stream()
            .filter(w -> w.getValue() == effect)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static String rules(boolean problems) {
    List<Rule> rules = new ArrayList<>(List.of(Rule.values()));
    rules.removeIf(rule -> rule.isProblem() != problems);
    rules.sort(Comparator.comparing(Rule::key));
    StringBuilder table = new StringBuilder("| what is found | what to do |\n| --- | --- |\n");
    for (Rule rule : rules) {
      Finding.Line line = new Finding(rule, "…", 0, "…", "…", Map.of()).in(Locale.ENGLISH);
      table.append(row(sentence(line.message()), sentence(line.hint())));
    }
    return table.toString();
  }

  private static String sentence(String text) {
    return text.replaceAll("(?<!\\$)\\{(\\w+)}", "‹$1›").replace("|", "\\|");
  }

  private static String list(Iterable<String> words) {
    return joined(words) + "\n";
  }

  private static String joined(Iterable<String> words) {
    List<String> codes = new ArrayList<>();
    words.forEach(word -> codes.add(code(word)));
    return String.join(", ", codes);
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
