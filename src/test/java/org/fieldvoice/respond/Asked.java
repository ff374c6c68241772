package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;

/** Builds the questions of a test's form, one line each. */
final class Asked {

  private final QuestionType type;
  private final String name;
  private String label;
  private Optional<String> list = Optional.empty();
  private Optional<Expression> relevant = Optional.empty();
  private Optional<Expression> required = Optional.empty();
  private Optional<Expression> constraint = Optional.empty();
  private Optional<Expression> filter = Optional.empty();
  private Texts constraintMessage = Texts.NONE;
  private Question.Privacy privacy = Question.Privacy.NONE;
  private Set<String> appearance = Set.of();
  private Map<String, String> parameters = Map.of();
  private boolean orOther;

  private Asked(QuestionType type, String name) {
    this.type = type;
    this.name = name;
    this.label = name;
  }

  static Asked a(QuestionType type, String name) {
    return new Asked(type, name);
  }

  Asked saying(String text) {
    label = text;
    return this;
  }

  Asked from(String choiceList) {
    list = Optional.of(choiceList);
    return this;
  }

  Asked when(String expression) {
    relevant = Optional.of(Expression.parse(expression));
    return this;
  }

  Asked required() {
    required = Optional.of(Expression.parse("true()"));
    return this;
  }

  Asked onlyIf(String expression, String message) {
    constraint = Optional.of(Expression.parse(expression));
    constraintMessage = in("en", message);
    return this;
  }

  Asked choosing(String expression) {
    filter = Optional.of(Expression.parse(expression));
    return this;
  }

  Asked looking(String... words) {
    appearance = Set.of(words);
    return this;
  }

  Asked with(Map<String, String> values) {
    parameters = values;
    return this;
  }

  Asked naming() {
    privacy = Question.Privacy.IDENTIFIER;
    return this;
  }

  Asked otherwise() {
    orOther = true;
    return this;
  }

  Question question() {
    return new Question(
        type,
        name,
        in("en", label),
        Texts.NONE,
        Texts.NONE,
        list,
        filter,
        orOther,
        relevant,
        required,
        Texts.NONE,
        constraint,
        constraintMessage,
        Optional.empty(),
        Optional.empty(),
        false,
        new Appearance(appearance),
        parameters,
        privacy,
        Map.of(),
        Map.of());
  }

  static Texts in(String tag, String text) {
    return text.isEmpty() ? Texts.NONE : new Texts(Map.of(tag, text));
  }

  static Group group(String name, Set<String> appearance, Item... items) {
    return new Group(
        name,
        in("en", name),
        Optional.empty(),
        new Appearance(appearance),
        Optional.empty(),
        List.of(items),
        Map.of());
  }

  static Group repeat(String name, Item... items) {
    return new Group(
        name,
        in("en", name),
        Optional.empty(),
        Appearance.NONE,
        Optional.of(new Group.Repeat(Optional.empty())),
        List.of(items),
        Map.of());
  }

  static Form form(Item... items) {
    return form(List.of(), items);
  }

  static Form form(List<ChoiceList> lists, Item... items) {
    return form("", lists, items);
  }

  /** A form with this {@code style} in its settings. */
  static Form styled(String style, Item... items) {
    return form(style, List.of(), items);
  }

  private static Form form(String style, List<ChoiceList> lists, Item... items) {
    Map<String, ChoiceList> byName = new LinkedHashMap<>();
    lists.forEach(l -> byName.put(l.name(), l));
    return new Form(
        "test",
        "",
        "A test",
        List.of(new Language("English (en)", "en")),
        style,
        Optional.empty(),
        Arrays.asList(items),
        byName,
        Map.of());
  }

  /** A list whose choices have their names as labels. */
  static ChoiceList list(String name, String... choices) {
    List<ChoiceList.Choice> made = new ArrayList<>();
    for (String choice : choices) {
      made.add(new ChoiceList.Choice(choice, in("en", choice), Map.of(), Map.of()));
    }
    return new ChoiceList(name, made);
  }
}
