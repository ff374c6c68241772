package org.fieldvoice.questionnaire.expression;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * The answers to a question of a repeat as choices of another, {@code select_one ${name}}: those in
 * the instances for which the choice filter holds. The filter is tested where the answer stands, so
 * that bare names are those of the instance; so is {@code ${…}} of something in the repeat.
 */
public final class Answered {

  private final Place asking;
  private final Place question;
  private final Place repeat;

  /**
   * @param asking the place of the question that offers the choices
   * @param name of the question whose answers they are
   * @throws ExpressionException when there is no such question in a repeat
   */
  public Answered(Place asking, String name) {
    Resolution resolution = new Resolution(asking, "${" + name + "}");
    this.asking = asking;
    this.question = resolution.named(name);
    this.repeat = Resolution.repeatAround(question);
  }

  /** The question whose answers are the choices. */
  public Place question() {
    return question;
  }

  /** The repeat whose instances offer one each. */
  public Place repeat() {
    return repeat;
  }

  /** The resolved tree that leads to the answers. */
  public Node.Path tree(Optional<Expression> filter) {
    List<Step> steps = new ArrayList<>(asking.stepsTo(question, repeat.parent().orElse(repeat)));
    int around = steps.size() - 2;
    filter.ifPresent(f -> steps.set(around, steps.get(around).with(condition(f))));
    return new Node.Path(new Node.Current(), List.copyOf(steps));
  }

  private Node condition(Expression filter) {
    Node tested = new Resolution(asking, filter.text()).resolve(seen(filter.tree()));
    return new Node.Call("boolean", List.of(tested));
  }

  /** The filter as it is tested on an instance of the repeat. */
  public Expression onInstance(Expression filter) {
    List<Step> inside = repeat.stepsTo(question.parent().orElse(repeat), repeat);
    Node here = inside.isEmpty() ? new Node.Here() : new Node.Path(new Node.Here(), inside);
    return new Expression(
        filter.text(), Resolution.swapped(seen(filter.tree()), new Node.Here(), here));
  }

  /** The names from an instance of the repeat down to the answer, between slashes. */
  public String inInstance() {
    return repeat.stepsTo(question, repeat).stream().map(Step::test).collect(joining("/"));
  }

  /** With paths from where the answer stands to what is in the repeat. */
  private Node seen(Node node) {
    if (node instanceof Node.Reference reference) {
      return seen(reference);
    }
    if (node instanceof Node.Operation o) {
      return new Node.Operation(o.operator(), seen(o.left()), seen(o.right()));
    }
    if (node instanceof Node.Negation negation) {
      return new Node.Negation(seen(negation.operand()));
    }
    if (node instanceof Node.Call call && !call.function().equals("indexed-repeat")) {
      return new Node.Call(call.function(), call.arguments().stream().map(this::seen).toList());
    }
    if (node instanceof Node.Filter filter) {
      filter.conditions().forEach(this::refuse);
      return new Node.Filter(seen(filter.base()), filter.conditions());
    }
    if (node instanceof Node.Path path) {
      path.steps().forEach(step -> step.conditions().forEach(this::refuse));
      return new Node.Path(seen(path.base()), path.steps());
    }
    return node;
  }

  private Node seen(Node.Reference reference) {
    return asking
        .named(reference.name())
        .filter(this::isInside)
        .<Node>map(
            target -> {
              Place here = question.parent().orElse(repeat);
              Place outermost = here.isIn(target) ? target : target.parent().orElse(target);
              List<Step> steps = here.stepsTo(target, outermost);
              return steps.isEmpty() ? new Node.Here() : new Node.Path(new Node.Here(), steps);
            })
        .orElse(reference);
  }

  private boolean isInside(Place place) {
    return place.isIn(repeat);
  }

  /** Within a further condition {@code .} is something else than the instance. */
  private void refuse(Node condition) {
    for (String name : References.namesIn(condition)) {
      if (asking.named(name).filter(this::isInside).isPresent()) {
        throw new ExpressionException(
            0,
            "A condition in the choice filter looks at '" + name + "' of the instance",
            "Calculate that in the repeat first, and name the calculation here.");
      }
    }
  }
}
