package org.fieldvoice.questionnaire;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * A form's logic as the browser receives it, without the texts that the server renders:
 *
 * <pre>
 * {"items": [{}, {"n": name, "p": parent's index, "k": key if not the name, "t": type of a question,
 *                 "r": 1 for a repeat, "own": 1 if only worked out, "chance": 1 if kept once worked out,
 *                 "rel" "calc" "count" "def" "req" "con" "fil": trees, "l": choice list,
 *                 "of": 1 if "fil" leads to answers that are its choices,
 *                 "range": [least, greatest, step], "to": [items to work out again when this changes],
 *                 "sets": [items whose "act", a calculation that waits, an answer here sets off]}, …],
 *  "order": [indexes, each after those that it looks at],
 *  "lists": {list: [{"name": …, column: …, "=": the choice's name if its file has another column "name"}]}, "labels": {list: {choice: label}},
 *  "texts": {id: text} for jr:itext,
 *  "rare": true if the form calls a function of expression/rare.js}
 * </pre>
 */
public final class LogicJson {

  private static final Map<Logic, String> KEYS =
      Map.of(
          Logic.RELEVANT, "rel",
          Logic.CALCULATION, "calc",
          Logic.ACTION, "act",
          Logic.REPEAT_COUNT, "count",
          Logic.DEFAULT, "def",
          Logic.REQUIRED, "req",
          Logic.CONSTRAINT, "con",
          Logic.CHOICE_FILTER, "fil");

  private static final String CHOICE_NAME = "jr:choice-name";

  private final FormLogic logic;
  private final Set<String> words = new HashSet<>();
  private final Set<String> labelled = new LinkedHashSet<>();
  private final Set<String> listed = new LinkedHashSet<>();
  private final Map<FormItem, Set<Integer>> dependents = new HashMap<>();
  private Set<String> later = Set.of();

  private LogicJson(FormLogic logic) {
    this.logic = logic;
  }

  /**
   * @param language the tag of the language in which the page is shown
   */
  public static JsonObject of(FormLogic logic, String language) {
    return of(logic, language, Set.of());
  }

  /**
   * The same without these lists, which {@link #writeList} gives one by one.
   *
   * @param later names of lists
   */
  public static JsonObject of(FormLogic logic, String language, Set<String> later) {
    LogicJson json = new LogicJson(logic);
    json.later = later;
    return json.build(language);
  }

  /**
   * One list, in UTF-8: {@code {"rows": [as in "lists"], "labels": [in the same order]}}; with
   * {@code "tongues"}, the language of each label that is in another one, where there are such. A
   * list may have 100,000 choices: they are written one by one. Closes the stream.
   *
   * @param language the tag of the language in which the labels are
   */
  public static void writeList(FormLogic logic, String name, String language, OutputStream out) {
    LogicJson json = new LogicJson(logic);
    json.gather();
    Form form = logic.form();
    Language wanted = form.language(language);
    List<ChoiceList.Choice> choices = requireNonNull(form.choiceLists().get(name)).choices();
    try (JsonGenerator list = FormLogic.JSON.createGenerator(out)) {
      list.writeStartObject().writeStartArray("rows");
      for (int i = 0; i < choices.size(); i++) {
        list.write(json.columns(name, i, choices.get(i)).build());
      }
      list.writeEnd().writeStartArray("labels");
      choices.forEach(choice -> list.write(label(form, choice, wanted)));
      list.writeEnd();
      if (choices.stream().anyMatch(c -> !tongue(form, c.label(), wanted).isEmpty())) {
        list.writeStartArray("tongues");
        choices.forEach(choice -> list.write(tongue(form, choice.label(), wanted)));
        list.writeEnd();
      }
      list.writeEnd();
    }
  }

  private static String label(Form form, ChoiceList.Choice choice, Language wanted) {
    String label = choice.label().in(wanted, form.defaultLanguage());
    return label.isEmpty() ? choice.name() : Markdown.toText(label);
  }

  /** In which other language these words are, where the wanted one has none; else empty. */
  private static String tongue(Form form, Texts words, Language wanted) {
    if (words.isEmpty()) {
      return "";
    }
    String spoken = form.language(words.tagIn(wanted, form.defaultLanguage())).spoken();
    return spoken.equals(wanted.spoken()) ? "" : spoken;
  }

  /** True if the form calls a function of {@code expression/rare.js}. */
  public static boolean callsRare(FormLogic logic) {
    LogicJson json = new LogicJson(logic);
    json.gather();
    return json.words.stream().anyMatch(Expression::isRare);
  }

  private void gather() {
    logic
        .items()
        .forEach(item -> item.trees.values().forEach(tree -> gather(Expression.compactOf(tree))));
  }

  private JsonObject build(String language) {
    gather();
    findLists();
    findDependents();
    JsonArrayBuilder items = FormLogic.JSON.createArrayBuilder();
    logic.items().forEach(item -> items.add(item(item)));
    JsonArrayBuilder order = FormLogic.JSON.createArrayBuilder();
    logic.order().forEach(item -> order.add(item.index));
    JsonObjectBuilder json =
        FormLogic.JSON.createObjectBuilder().add("items", items).add("order", order);
    json.add("lists", lists()).add("labels", labels(language));
    if (words.contains("jr:itext")) {
      json.add("texts", texts(language));
    }
    if (words.stream().anyMatch(Expression::isRare)) {
      json.add("rare", true);
    }
    return json.build();
  }

  /** Every word of a tree: the names of columns, lists, questions and functions among them. */
  private void gather(Object compact) {
    if (compact instanceof String word) {
      words.add(word);
    } else if (compact instanceof List<?> list) {
      list.forEach(this::gather);
      if (list.get(0).equals(CHOICE_NAME) && list.get(2) instanceof List<?> path) {
        logic
            .question("" + path.get(path.size() - 1))
            .filter(question -> question.choicesFrom().isEmpty())
            .flatMap(Question::choiceList)
            .ifPresent(labelled::add);
      }
    }
  }

  private void findLists() {
    boolean named = words.contains("instance") || words.contains("pulldata");
    logic.form().choiceLists().keySet().stream()
        .filter(
            l ->
                named
                    && (words.contains(l)
                        || words.contains(l.replaceAll("\\.(csv|xml|geojson)$", ""))))
        .forEach(listed::add);
    logic.items().stream()
        .filter(item -> item.offers == null)
        .filter(item -> item.trees.containsKey(Logic.CHOICE_FILTER) && item.question != null)
        .forEach(item -> item.question.choiceList().ifPresent(listed::add));
  }

  private JsonObjectBuilder item(FormItem item) {
    JsonObjectBuilder json = FormLogic.JSON.createObjectBuilder();
    if (item.parent == null) {
      return json;
    }
    json.add("n", item.name()).add("p", item.parent.index);
    if (!item.key.isEmpty() && !item.key.equals(item.name())) {
      json.add("k", item.key);
    }
    if (item.repeats()) {
      json.add("r", 1);
    }
    if (item.question != null) {
      question(item, item.question, json);
    }
    for (Logic column : Logic.values()) {
      item.tree(column)
          .filter(tree -> column != Logic.REQUIRED || !hasNothing(item))
          .ifPresent(tree -> json.add(KEYS.get(column), tree(tree)));
    }
    addIndexes(json, "to", dependents.getOrDefault(item, Set.of()));
    addIndexes(json, "sets", item.setsOff.stream().map(set -> set.index).toList());
    return json;
  }

  /** True for a question whose list is empty, as one is whose file is missing. */
  private boolean hasNothing(FormItem item) {
    return item.question != null
        && item.question.type().hasChoices()
        && item.offers == null
        && item.question
            .choiceList()
            .flatMap(name -> Optional.ofNullable(logic.form().choiceLists().get(name)))
            .map(list -> list.choices().isEmpty())
            .orElse(true);
  }

  private static void addIndexes(JsonObjectBuilder json, String key, Collection<Integer> indexes) {
    if (!indexes.isEmpty()) {
      JsonArrayBuilder array = FormLogic.JSON.createArrayBuilder();
      indexes.forEach(array::add);
      json.add(key, array);
    }
  }

  private void question(FormItem item, Question question, JsonObjectBuilder json) {
    json.add("t", question.type().word());
    if (item.isCalculated()) {
      json.add("own", 1);
    }
    if (item.byChance) {
      json.add("chance", 1);
    }
    if (item.offers != null) {
      json.add("of", 1);
    }
    question
        .choiceList()
        .filter(l -> listed.contains(l) || labelled.contains(l))
        .ifPresent(l -> json.add("l", l));
    if (question.type() == QuestionType.RANGE) {
      Range range = Range.of(question);
      json.add(
          "range",
          FormLogic.JSON
              .createArrayBuilder()
              .add(range.least())
              .add(range.greatest())
              .add(range.step()));
    }
  }

  /** For each item those whose relevance, calculation, count or choices look at it. */
  private void findDependents() {
    for (FormItem other : logic.items()) {
      for (Logic column : Logic.PROPAGATED) {
        for (FormItem item : other.needs.getOrDefault(column, Set.of())) {
          dependents.computeIfAbsent(item, i -> new LinkedHashSet<>()).add(other.index);
        }
      }
    }
  }

  private static JsonValue tree(Node tree) {
    return json(Expression.compactOf(tree));
  }

  /** A compact tree as JSON; whole numbers without a fraction. */
  static JsonValue json(Object compact) {
    if (compact instanceof Double number) {
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole
          ? FormLogic.JSON.createValue(number.longValue())
          : FormLogic.JSON.createValue(number);
    }
    if (compact instanceof List<?> list) {
      JsonArrayBuilder array = FormLogic.JSON.createArrayBuilder();
      list.forEach(element -> array.add(json(element)));
      return array.build();
    }
    return FormLogic.JSON.createValue(compact.toString());
  }

  private JsonObjectBuilder lists() {
    JsonObjectBuilder json = FormLogic.JSON.createObjectBuilder();
    for (String name : listed) {
      ChoiceList list = logic.form().choiceLists().get(name);
      if (list != null && !later.contains(name)) {
        JsonArrayBuilder items = FormLogic.JSON.createArrayBuilder();
        for (int i = 0; i < list.choices().size(); i++) {
          items.add(columns(name, i, list.choices().get(i)));
        }
        json.add(name, items);
      }
    }
    return json;
  }

  /** Only the columns that some expression names. */
  private JsonObjectBuilder columns(String list, int number, ChoiceList.Choice choice) {
    JsonObjectBuilder json = FormLogic.JSON.createObjectBuilder();
    String name = choice.columns().getOrDefault("name", choice.name());
    json.add("name", name);
    if (!name.equals(choice.name())) {
      json.add("=", choice.name());
    }
    choice.columns().entrySet().stream()
        .filter(c -> words.contains(c.getKey()))
        .forEach(c -> json.add(c.getKey(), c.getValue()));
    if (words.contains(ListColumns.TEXT_ID)) {
      json.add(ListColumns.TEXT_ID, list + "-" + number);
    }
    if (words.contains("label") && !choice.columns().containsKey("label")) {
      Language language = logic.form().defaultLanguage();
      json.add("label", choice.label().in(language, language));
    }
    return json;
  }

  private JsonObjectBuilder texts(String tag) {
    Form form = logic.form();
    JsonObjectBuilder json = FormLogic.JSON.createObjectBuilder();
    for (String name : listed) {
      List<ChoiceList.Choice> choices =
          Optional.ofNullable(form.choiceLists().get(name))
              .map(ChoiceList::choices)
              .orElse(List.of());
      for (int i = 0; i < choices.size(); i++) {
        Texts label = choices.get(i).label();
        json.add(name + "-" + i, label.in(form.language(tag), form.defaultLanguage()));
      }
    }
    return json;
  }

  private JsonObjectBuilder labels(String tag) {
    Form form = logic.form();
    JsonObjectBuilder json = FormLogic.JSON.createObjectBuilder();
    for (String name : labelled) {
      JsonObjectBuilder labels = FormLogic.JSON.createObjectBuilder();
      ChoiceList list = form.choiceLists().get(name);
      if (list != null && !later.contains(name)) {
        list.choices()
            .forEach(
                c ->
                    labels.add(c.name(), c.label().in(form.language(tag), form.defaultLanguage())));
      }
      json.add(name, labels);
    }
    return json;
  }
}
