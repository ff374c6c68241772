package org.fieldvoice.questionnaire.xlsform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldvoice.questionnaire.SmallMap;

/**
 * A table of questions: {@code q1} in the matrix {@code m1} becomes {@code m1_car_q1} in the group
 * {@code m1_car}, and so on for each choice of the matrix's list. What the questions say of each
 * other stays within the group.
 */
final class KoboMatrix {

  private final SurveyRows rows;
  private final Table.Line begin;
  private final List<Table.Line> questions;

  KoboMatrix(SurveyRows rows, Table.Line begin, List<Table.Line> questions) {
    this.rows = rows;
    this.begin = begin;
    this.questions = questions;
  }

  static List<Table.Line> choices(Table choices, String list) {
    return choices.lines().stream().filter(c -> c.text("list_name").equals(list)).toList();
  }

  /** Adds its rows, as far as a survey may be long. */
  void addTo(List<Table.Line> plain, Table choices) {
    String name = begin.text("name");
    plain.add(rows.group(begin, name + "_header"));
    plain.add(
        rows.changed(
            begin,
            Map.of(
                "type", "note",
                "name", name + "_header_note",
                "appearance", "",
                "relevant", "",
                "required", "")));
    plain.add(end());
    for (Table.Line choice : choices(choices, begin.text(KoboBlocks.MATRIX_LIST))) {
      if (plain.size() <= SurveyReader.LIMIT) {
        addTo(plain, choice, name + "_" + choice.text("name"));
      }
    }
  }

  private void addTo(List<Table.Line> plain, Table.Line choice, String group) {
    Map<String, String> names = new HashMap<>();
    for (Table.Line question : questions) {
      String name = question.text("name");
      names.put("${" + name + "}", "${" + group + "_" + name + "}");
    }
    plain.add(rows.labelled(rows.group(begin, group), choice));
    for (Table.Line question : questions) {
      String name = question.text("name");
      Map<String, String> texts = name.isEmpty() ? Map.of() : Map.of("name", group + "_" + name);
      plain.add(rows.changed(renamed(question, names), texts));
    }
    plain.add(end());
  }

  private Table.Line end() {
    return rows.bare(begin, Map.of("type", "end_group"));
  }

  private static Table.Line renamed(Table.Line question, Map<String, String> names) {
    Map<Integer, String> cells = new TreeMap<>();
    question.cells().forEach((column, text) -> cells.put(column, renamed(text, names)));
    return new Table.Line(question.table(), question.number(), SmallMap.copyOf(cells));
  }

  private static String renamed(String text, Map<String, String> names) {
    String renamed = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }
}
