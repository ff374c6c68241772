package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * Spells out what XLSForm says in one word and an XForm in several items: a repeat's count that is
 * an expression becomes a calculation, and {@code table-list} a heading and questions without
 * labels at their choices.
 */
final class Expansion {

  private static final String TABLE_LIST = "table-list";

  private final List<Language> languages;

  /** Counts the survey sheet's rows, which number the items that are made. */
  private int row = 2;

  private Expansion(Form form) {
    this.languages = form.languages();
  }

  static List<Item> of(Form form) {
    return new Expansion(form).expanded(form.items());
  }

  private List<Item> expanded(List<Item> items) {
    List<Item> expanded = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Group group) {
        expanded.addAll(expanded(group, items));
      } else if (!Control.isInstance((Question) item)) {
        expanded.add(item);
      }
      row++;
    }
    return expanded;
  }

  private List<Item> expanded(Group group, List<Item> siblings) {
    int begin = row++;
    boolean table = group.appearance().has(TABLE_LIST);
    List<Item> inner = expanded(table ? tableList(group, begin) : group.items());
    List<Item> items = new ArrayList<>();
    Optional<Group.Repeat> repeat = group.repeat();
    Optional<Expression> count = repeat.flatMap(Group.Repeat::count);
    if (count.isPresent() && !(count.get().tree() instanceof Node.Reference)) {
      String name = free(group.name() + "_count", siblings);
      items.add(count(name, count.get()));
      repeat = Optional.of(new Group.Repeat(Optional.of(Expression.parse("${" + name + "}"))));
    }
    items.add(
        new Group(
            group.name(),
            table ? Texts.NONE : group.label(),
            group.relevant(),
            table ? with(group.appearance(), TABLE_LIST, "field-list") : group.appearance(),
            repeat,
            inner,
            group.extra()));
    return items;
  }

  private static String free(String name, List<Item> siblings) {
    boolean taken = siblings.stream().anyMatch(i -> i.name().equals(name));
    return taken ? free(name + "_", siblings) : name;
  }

  private List<Item> tableList(Group group, int begin) {
    Optional<Question> first =
        group.items().stream()
            .filter(Question.class::isInstance)
            .map(Question.class::cast)
            .filter(q -> q.type().hasChoices())
            .findFirst();
    if (first.isEmpty()) {
      return group.items();
    }
    List<Item> items = new ArrayList<>();
    Texts hint = hint(group);
    if (!group.label().isEmpty() || !hint.isEmpty()) {
      items.add(note("generated_table_list_label_" + begin, group.label(), hint));
    }
    items.add(header(first.get(), "reserved_name_for_field_list_labels_" + (begin + 1)));
    for (Item item : group.items()) {
      boolean inTable = item instanceof Question q && q.type().hasChoices();
      items.add(inTable ? appearing((Question) item, "list-nolabel") : item);
    }
    return items;
  }

  /** A group's hint is kept among its further columns. */
  private Texts hint(Group group) {
    Map<String, String> byTag = new LinkedHashMap<>();
    group
        .extra()
        .forEach(
            (header, text) -> {
              String language = header.contains("::") ? header.replaceFirst(".*?::", "") : "";
              if (Extras.normal(header.replaceFirst("::.*", "")).equals("hint")) {
                byTag.put(tag(language), text);
              }
            });
    return byTag.isEmpty() ? Texts.NONE : new Texts(byTag);
  }

  private String tag(String language) {
    return languages.stream()
        .filter(l -> l.name().equals(language))
        .findFirst()
        .orElse(languages.get(0))
        .tag();
  }

  private static Appearance with(Appearance appearance, String old, String other) {
    Set<String> words = new LinkedHashSet<>();
    appearance.words().forEach(word -> words.add(word.equals(old) ? other : word));
    return new Appearance(words);
  }

  private static Question note(String name, Texts label, Texts hint) {
    Draft note = new Draft(QuestionType.NOTE, name);
    note.label = label;
    note.hint = hint;
    return note.question();
  }

  /** The row of the choices' labels. */
  private static Question header(Question first, String name) {
    Draft header = new Draft(first.type(), name);
    header.choiceList = first.choiceList();
    header.choiceFilter = first.choiceFilter();
    header.parameters = first.parameters();
    header.appearance = new Appearance(Set.of("label"));
    return header.question();
  }

  private static Question count(String name, Expression count) {
    Draft calculation = new Draft(QuestionType.CALCULATE, name);
    calculation.calculation = Optional.of(count);
    calculation.readOnly = true;
    return calculation.question();
  }

  /** A question that is made, while it is. */
  private static final class Draft {
    final QuestionType type;
    final String name;
    Texts label = Texts.NONE;
    Texts hint = Texts.NONE;
    Optional<String> choiceList = Optional.empty();
    Optional<Expression> choiceFilter = Optional.empty();
    Optional<Expression> calculation = Optional.empty();
    boolean readOnly;
    Appearance appearance = Appearance.NONE;
    Map<String, String> parameters = Map.of();

    Draft(QuestionType type, String name) {
      this.type = type;
      this.name = name;
    }

    Question question() {
      return new Question(
          type,
          name,
          label,
          hint,
          Texts.NONE,
          choiceList,
          choiceFilter,
          false,
          Optional.empty(),
          Optional.empty(),
          Texts.NONE,
          Optional.empty(),
          Texts.NONE,
          calculation,
          Optional.empty(),
          readOnly,
          appearance,
          parameters,
          Privacy.NONE,
          Map.of(),
          Map.of());
    }
  }

  private static Question appearing(Question q, String word) {
    return new Question(
        q.type(),
        q.name(),
        q.label(),
        q.hint(),
        q.guidance(),
        q.choiceList(),
        q.choiceFilter(),
        q.orOther(),
        q.relevant(),
        q.required(),
        q.requiredMessage(),
        q.constraint(),
        q.constraintMessage(),
        q.calculation(),
        q.dflt(),
        q.readOnly(),
        new Appearance(Set.of(word)),
        q.parameters(),
        q.privacy(),
        q.media(),
        q.extra());
  }
}
