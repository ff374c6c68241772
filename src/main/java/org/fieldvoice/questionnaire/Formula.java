package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.expression.Evaluation;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Place;

/**
 * An expression of the language asked of a whole response, over and over: {@code ${is_parent} =
 * 'yes' and ${age} < 30}. Here a bare name means the question of that name wherever it stands,
 * since outside a form there is no place that it could be relative to. The answers are taken as
 * they were accepted; only calculations that the formula looks at are worked out anew.
 */
public final class Formula {

  private final FormLogic logic;
  private final String text;
  private final Node tree;
  private final Collection<FormItem> looksAt;
  private final boolean needsSettling;

  private Formula(FormLogic logic, String text, Node tree) {
    this.logic = logic;
    this.text = text;
    this.tree = tree;
    Collection<Place> places = logic.root().place.dependencies(tree);
    this.looksAt = logic.items().stream().filter(i -> places.contains(i.place)).toList();
    this.needsSettling = looksAt.stream().anyMatch(FormItem::isCalculated);
  }

  /**
   * @throws ExpressionException when the text is no expression or names no question of the form
   */
  public static Formula of(FormLogic logic, String text) {
    Set<String> names =
        logic.items().stream().map(FormItem::name).collect(Collectors.toUnmodifiableSet());
    Expression written = Expression.parse(text);
    Expression meant = new Expression(text, named(written.tree(), names));
    return new Formula(logic, text, logic.root().place.resolve(meant));
  }

  /** The tree with {@code ${name}} for each bare name that the form knows. */
  private static Node named(Node node, Set<String> names) {
    if (node instanceof Node.Operation o) {
      return new Node.Operation(o.operator(), named(o.left(), names), named(o.right(), names));
    }
    if (node instanceof Node.Negation negation) {
      return new Node.Negation(named(negation.operand(), names));
    }
    if (node instanceof Node.Call call) {
      return new Node.Call(
          call.function(), call.arguments().stream().map(a -> named(a, names)).toList());
    }
    if (node instanceof Node.Filter filter) {
      return new Node.Filter(named(filter.base(), names), filter.conditions());
    }
    return node instanceof Node.Path path ? named(path, names) : node;
  }

  private static Node named(Node.Path path, Set<String> names) {
    Node.Step first = path.steps().get(0);
    if (!(path.base() instanceof Node.Here) || !names.contains(first.test())) {
      return path;
    }
    Node start = new Node.Reference(first.test());
    Node base = first.conditions().isEmpty() ? start : new Node.Filter(start, first.conditions());
    List<Node.Step> rest = path.steps().subList(1, path.steps().size());
    return rest.isEmpty() ? base : new Node.Path(base, rest);
  }

  /**
   * Its value for these answers: a {@code String}, {@code Double} or {@code Boolean}; fails as
   * {@code FORMULA_WRONG} where working it out takes too many steps.
   */
  public Object value(JsonObject answers, Circumstances circumstances) {
    List<Violation> violations = new ArrayList<>();
    FillingReader reader = new FillingReader(violations);
    FilledNode root = reader.read(logic.root(), answers);
    Evaluation evaluation =
        new Evaluation(new FormSurroundings(logic, circumstances, circumstances.nowText()), root);
    if (needsSettling) {
      new Settlement(logic, new Working(evaluation, violations), reader).settleAll(root);
    }
    try {
      return evaluation.value(tree);
    } catch (ExpressionException e) {
      throw Problem.FORMULA_WRONG
          .with("expression", text)
          .and("offset", e.offset() + 1)
          .and("what", e.what())
          .and("hint", e.hint());
    }
  }

  /** Whether it is true of these answers. */
  public boolean holds(JsonObject answers, Circumstances circumstances) {
    Object value = value(answers, circumstances);
    if (value instanceof Boolean truth) {
      return truth;
    }
    return value instanceof Double number ? number != 0 && !number.isNaN() : !value.equals("");
  }

  /**
   * Whether any question that it looks at was answered; also true where it looks at none, or at a
   * repeat, which may well have no entries.
   */
  public boolean isAsked(JsonObject answers) {
    List<FormItem> questions = looksAt.stream().filter(i -> i.question != null).toList();
    return questions.isEmpty()
        || looksAt.stream().anyMatch(FormItem::repeats)
        || questions.stream().anyMatch(i -> answers.containsKey(i.key));
  }

  /**
   * The questions that name a person and that it looks at: their answers are never there to look
   * at.
   */
  public List<String> identifiers() {
    return looksAt.stream().filter(i -> i.identifying).map(FormItem::name).toList();
  }
}
