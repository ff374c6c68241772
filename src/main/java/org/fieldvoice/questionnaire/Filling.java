package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.expression.Evaluation;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * A form with answers in it: what is relevant, what is worked out, what is wrong. The browser has
 * the same in {@code webapp/form/filling.js}.
 *
 * <p>A path names a place: {@code age}, {@code child[2]/child_age}, {@code child} for a repeat as a
 * whole; groups go by their path of names from the form or their repeat.
 */
public final class Filling {

  private static final Pattern INSTANCE = Pattern.compile("([^\\[]+)\\[(\\d{1,4})](?:/|$)");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  private final FormLogic logic;
  private final FilledNode root;
  private final Evaluation evaluation;
  private final Working working;
  private final FillingReader reader;
  private final Settlement settlement;
  private final Choices choices;
  private final Triggers triggers;
  private final List<Violation> violations;
  private final FillingCheck.Checked checked;

  private Filling(FormLogic logic, JsonObject answers, Circumstances circumstances, boolean fresh) {
    this.logic = logic;
    this.violations = new ArrayList<>();
    this.reader = new FillingReader(violations);
    this.root = reader.read(logic.root(), answers);
    this.evaluation =
        new Evaluation(new FormSurroundings(logic, circumstances, circumstances.nowText()), root);
    this.working = new Working(evaluation, violations);
    this.settlement = new Settlement(logic, working, reader);
    this.choices = new Choices(logic, working);
    if (fresh) {
      new Beginning(working, reader).begin(root);
    }
    settlement.settleAll(root);
    this.triggers = new Triggers(logic, working);
    if (triggers.workOutMissing(root)) {
      settlement.settleAll(root);
    }
    this.checked = new FillingCheck(working, choices, violations).check(root);
  }

  /** The form with these answers, keyed as the API's answers document. */
  public static Filling of(FormLogic logic, JsonObject answers, Circumstances circumstances) {
    return new Filling(logic, answers, circumstances, false);
  }

  /**
   * The form as a respondent meets it: with its defaults, and one instance of each repeat that has
   * no count.
   */
  public static Filling begin(FormLogic logic, Circumstances circumstances) {
    return new Filling(logic, JsonValue.EMPTY_JSON_OBJECT, circumstances, true);
  }

  /** The relevant answers with what is worked out, without identifiers. */
  public JsonObject answers() {
    return checked.answers();
  }

  /** The answers that identify a person, in the same shape; they belong in the vault. */
  public JsonObject identifiers() {
    return checked.identifiers();
  }

  /** In the order of the form; first the keys that it does not know. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /**
   * Whether the item there is asked; for a repeat, whether any instance is, or the first would be.
   */
  public boolean relevant(String path) {
    return node(path).map(FilledNode::relevant).orElse(false);
  }

  public Optional<JsonValue> answer(String path) {
    return node(path)
        .filter(n -> n.relevant && !n.isEmpty())
        .flatMap(n -> Optional.ofNullable(n.answer));
  }

  /** How many instances the repeat there has. */
  public int instances(String path) {
    return place(path).map(p -> p.scope().slotOf(p.item()).size()).orElse(0);
  }

  /** The choices that the question there offers now. */
  public List<ChoiceList.Choice> choices(String path) {
    return node(path)
        .flatMap(n -> Optional.ofNullable(n.item.question).map(q -> choices.at(n, q)))
        .orElse(List.of());
  }

  public boolean required(String path) {
    return node(path)
        .flatMap(n -> Optional.ofNullable(n.item.question).map(q -> choices.isRequired(n, q)))
        .orElse(false);
  }

  /**
   * The calculations that a new answer at this path sets off, with their values by their paths;
   * {@code JsonValue.NULL} where there is none.
   */
  public Map<String, JsonValue> setOffBy(String path) {
    return node(path).map(triggers::setOffBy).orElse(Map.of());
  }

  /** A label or hint with the answers that its {@code ${name}} stand for. */
  public String piped(String text, String path) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.find()
        ? matcher.replaceAll(m -> Matcher.quoteReplacement(text(m.group(1), path)))
        : text;
  }

  /** The answer that {@code ${name}} stands for at this place, as text; empty without one. */
  public String text(String name, String path) {
    FilledNode at = node(path).orElse(root);
    return at.item.place.named(name).isEmpty()
        ? ""
        : evaluation.at(at).text(at.item.place.resolve(Expression.parse("${" + name + "}")));
  }

  /**
   * The value of any expression at a place: a {@code String}, {@code Double} or {@code Boolean}.
   *
   * @throws org.fieldvoice.questionnaire.expression.ExpressionException when it refers to nothing
   */
  public Object evaluate(Expression expression, String path) {
    FilledNode at = node(path).orElse(root);
    return evaluation.at(at).value(at.item.place.resolve(expression));
  }

  private record Spot(FilledNode scope, FormItem item) {}

  private Optional<FilledNode> node(String path) {
    return place(path).map(this::nodeAt);
  }

  private FilledNode nodeAt(Spot spot) {
    List<FilledNode> nodes = spot.scope().slotOf(spot.item());
    if (!nodes.isEmpty()) {
      return nodes.stream().filter(FilledNode::relevant).findFirst().orElse(nodes.get(0));
    }
    FilledNode first =
        reader.instance(
            spot.item(), spot.scope().around(spot.item()), 1, JsonValue.EMPTY_JSON_OBJECT);
    settlement.settleBelow(first);
    return first;
  }

  private Optional<Spot> place(String path) {
    FilledNode scope = root;
    Matcher matcher = INSTANCE.matcher(path);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      FormItem repeat = scope.item.reach.get(matcher.group(1));
      int index = Integer.parseInt(matcher.group(2)) - 1;
      if (repeat == null || index < 0 || index >= scope.slotOf(repeat).size()) {
        return Optional.empty();
      }
      scope = scope.slotOf(repeat).get(index);
      at = matcher.end();
    }
    if (at == path.length()) {
      return Optional.of(new Spot(scope, scope.item));
    }
    FilledNode here = scope;
    return Optional.ofNullable(scope.item.reach.get(path.substring(at)))
        .map(item -> new Spot(here, item))
        .or(() -> logic.itemAt(path).map(this::firstSpot));
  }

  /** Where an item stands first: in the first instance of each repeat around it. */
  private Spot firstSpot(FormItem item) {
    FormItem scope = item.scope();
    return new Spot(scope == logic.root() ? root : nodeAt(firstSpot(scope)), item);
  }
}
