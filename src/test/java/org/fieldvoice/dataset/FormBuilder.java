package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;

/** Small forms, written as a researcher would: type, name, privacy, conditions. */
final class FormBuilder {

  private final List<Item> items = new ArrayList<>();
  private final Map<String, ChoiceList> lists = new LinkedHashMap<>();

  /** A row of the survey sheet. */
  record Row(QuestionType type, String name, Privacy privacy, Map<String, String> cells) {

    static Row of(QuestionType type, String name, Privacy privacy) {
      return new Row(type, name, privacy, Map.of());
    }

    Row with(String column, String cell) {
      Map<String, String> more = new LinkedHashMap<>(cells);
      more.put(column, cell);
      return new Row(type, name, privacy, more);
    }

    private Optional<Expression> expression(String column) {
      return Optional.ofNullable(cells.get(column)).map(Expression::parse);
    }

    Question question() {
      return new Question(
          type,
          name,
          new Texts(Map.of("en", "The " + name, "zh", name + "（题）")),
          Texts.NONE,
          Texts.NONE,
          Optional.ofNullable(cells.get("list")),
          expression("choice_filter"),
          cells.containsKey("or_other"),
          expression("relevant"),
          Optional.empty(),
          Texts.NONE,
          expression("constraint"),
          Texts.NONE,
          expression("calculation"),
          expression("default"),
          false,
          Appearance.NONE,
          Map.of(),
          privacy,
          Map.of(),
          Map.of());
    }
  }

  /**
   * A choice list; a choice may carry its column {@code province} after a colon: {@code
   * dazhou:sichuan}.
   */
  FormBuilder list(String name, String... choices) {
    List<ChoiceList.Choice> all =
        Arrays.stream(choices)
            .map(c -> c.split(":", -1))
            .map(
                c ->
                    new ChoiceList.Choice(
                        c[0],
                        new Texts(Map.of("en", c[0].toUpperCase(java.util.Locale.ROOT))),
                        Map.of(),
                        c.length > 1 ? Map.of("province", c[1]) : Map.of()))
            .toList();
    lists.put(name, new ChoiceList(name, all));
    return this;
  }

  FormBuilder ask(Row row) {
    items.add(row.question());
    return this;
  }

  FormBuilder group(String name, String relevant, Row... rows) {
    return grouped(name, relevant, Optional.empty(), rows);
  }

  FormBuilder repeat(String name, String relevant, Row... rows) {
    return grouped(name, relevant, Optional.of(new Group.Repeat(Optional.empty())), rows);
  }

  private FormBuilder grouped(
      String name, String relevant, Optional<Group.Repeat> repeat, Row... rows) {
    items.add(
        new Group(
            name,
            Texts.NONE,
            Optional.of(relevant).filter(r -> !r.isEmpty()).map(Expression::parse),
            new Appearance(Set.of()),
            repeat,
            Arrays.stream(rows).map(Row::question).collect(Collectors.<Item>toList()),
            Map.of()));
    return this;
  }

  Form build() {
    return new Form(
        "test",
        "1",
        "A test",
        List.of(new Language("English (en)", "en"), new Language("中文 (zh)", "zh")),
        "",
        Optional.empty(),
        items,
        lists,
        Map.of());
  }
}
