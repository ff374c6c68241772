package org.fieldvoice.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an export and how an answers document fills them. One column a question in the
 * form's order, identifier questions left out; select_multiple has the chosen names with a space
 * between and, beside it, a column 0 or 1 for each choice ({@code content_read/health}), as the
 * field's other tools do; a repeat has its number of rounds. Where versions differ, the newest
 * gives the order and what only older ones ask comes last.
 */
final class Columns {

  /**
   * A column.
   *
   * @param number true where every value is a number
   */
  record Column(String name, boolean number) {}

  /** How the value under one key fills its cells: the first is at {@code cell}. */
  private record Slot(Kind kind, int cell, Map<String, Integer> choices) {}

  private enum Kind {
    VALUE,
    NAMES,
    ROUNDS
  }

  private final List<Column> columns;
  private final Map<String, Slot> slots = new HashMap<>();
  private final Set<String> taken;
  private final Withheld identifying;

  private Columns(List<String> before, Withheld identifying) {
    this.identifying = identifying;
    columns = new ArrayList<>(before.stream().map(name -> new Column(name, false)).toList());
    taken = new HashSet<>(before);
  }

  /**
   * The columns of these versions.
   *
   * @param before the columns that stand before the answers
   * @param forms the newest version first
   * @param repeat the repeat whose rounds are the lines; none for the responses themselves
   */
  static Columns of(List<String> before, List<Form> forms, Optional<String> repeat) {
    Withheld all = Identifying.of(forms);
    Columns columns = new Columns(before, repeat.map(all::within).orElse(all));
    for (Form form : forms) {
      scope(form, repeat).ifPresent(scope -> columns.add(form, scope));
    }
    return columns;
  }

  private static Optional<Scope> scope(Form form, Optional<String> repeat) {
    Scope whole = Scope.of(form);
    return repeat
        .map(key -> Optional.ofNullable(whole.repeats().get(key)))
        .orElse(Optional.of(whole));
  }

  /** True if one of the versions has that repeat. */
  static boolean hasRepeat(List<Form> forms, String key) {
    return forms.stream().anyMatch(form -> Scope.of(form).repeats().containsKey(key));
  }

  List<Column> list() {
    return Collections.unmodifiableList(columns);
  }

  /** Fills the cells from the object that the parser has just begun. */
  void fill(JsonParser object, @Nullable String[] cells) throws IOException {
    for (String key = object.nextFieldName(); key != null; key = object.nextFieldName()) {
      JsonToken value = object.nextToken();
      Slot slot = slots.get(key);
      if (slot == null) {
        object.skipChildren();
      } else {
        fill(object, value, slot, cells);
      }
    }
  }

  private static void fill(JsonParser parser, JsonToken value, Slot slot, @Nullable String[] cells)
      throws IOException {
    if (slot.kind() == Kind.ROUNDS) {
      cells[slot.cell()] = countRounds(parser, value);
    } else if (value == JsonToken.START_ARRAY) {
      names(parser, slot, cells);
    } else if (value == JsonToken.START_OBJECT) {
      cells[slot.cell()] = attachment(parser);
    } else if (value != JsonToken.VALUE_NULL) {
      cells[slot.cell()] = parser.getText();
    }
  }

  /** The array's items with a space between; the numbers of a place, nested or not, likewise. */
  private static void names(JsonParser parser, Slot slot, @Nullable String[] cells)
      throws IOException {
    for (int cell : slot.choices().values()) {
      cells[cell] = "0";
    }
    StringBuilder joined = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        depth++;
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
      } else {
        String name = parser.getText();
        joined.append(joined.length() == 0 ? "" : " ").append(name);
        Integer cell = slot.choices().get(name);
        if (cell != null) {
          cells[cell] = "1";
        }
      }
    }
    cells[slot.cell()] = joined.toString();
  }

  /** Empty for what another version asked under the name of a repeat. */
  private static @Nullable String countRounds(JsonParser parser, JsonToken value)
      throws IOException {
    int rounds = 0;
    boolean others = value != JsonToken.START_ARRAY;
    while (value == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
      others |= parser.currentToken() != JsonToken.START_OBJECT;
      parser.skipChildren();
      rounds++;
    }
    return others ? null : Integer.toString(rounds);
  }

  private static @Nullable String attachment(JsonParser parser) throws IOException {
    String id = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        id = parser.getText();
      }
    }
    return id;
  }

  private void add(Form form, Scope scope) {
    for (String key : scope.keys()) {
      Question question = scope.questions().get(key);
      if (question == null) {
        slots.computeIfAbsent(key, k -> new Slot(Kind.ROUNDS, column(k, true), Map.of()));
      } else if (!question.isIdentifier()
          && !identifying.contains(key)
          && SubmissionCheck.isKept(question)) {
        add(form, key, question);
      }
    }
  }

  private void add(Form form, String key, Question question) {
    Slot slot = slots.get(key);
    if (slot == null) {
      Kind kind = question.type() == QuestionType.SELECT_MULTIPLE ? Kind.NAMES : Kind.VALUE;
      slot = new Slot(kind, column(key, question.type().isNumber()), new HashMap<>());
      slots.put(key, slot);
    }
    if (slot.kind() == Kind.NAMES && question.type() == QuestionType.SELECT_MULTIPLE) {
      for (ChoiceList.Choice choice : choices(form, question)) {
        slot.choices().computeIfAbsent(choice.name(), name -> column(key + "/" + name, true));
      }
    }
  }

  private static List<ChoiceList.Choice> choices(Form form, Question question) {
    return question
        .choiceList()
        .map(form.choiceLists()::get)
        .map(ChoiceList::choices)
        .orElse(List.of());
  }

  /**
   * Adds a column; where the name is taken, by one of ours or by chance, {@code answers/} stands
   * before it.
   */
  private int column(String name, boolean number) {
    String free = name;
    while (!taken.add(free)) {
      free = "answers/" + free;
    }
    columns.add(new Column(free, number));
    return columns.size() - 1;
  }
}
