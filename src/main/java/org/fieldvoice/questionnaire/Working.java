package org.fieldvoice.questionnaire;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.Violation.Rule;
import org.fieldvoice.questionnaire.expression.Evaluation;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;

/**
 * Works out a filling's logic, and says where that takes more steps than a form may use: such an
 * expression has no value, and the filling a {@link Rule#TOO_COSTLY} that names its question.
 */
final class Working {

  final Evaluation evaluation;
  private final List<Violation> violations;
  private final Set<String> stopped = new HashSet<>();

  Working(Evaluation evaluation, List<Violation> violations) {
    this.evaluation = evaluation;
    this.violations = violations;
  }

  /** Without such logic, or where it is stopped, {@code otherwise}. */
  boolean truth(FilledNode node, Logic logic, boolean otherwise) {
    Node tree = node.item.trees.get(logic);
    return tree == null ? otherwise : result(node, at -> at.truth(tree)).orElse(otherwise);
  }

  Optional<Object> value(FilledNode node, Node tree) {
    return result(node, at -> at.value(tree));
  }

  /** A count of a repeat, seen from where an instance would stand; 0 where it is stopped. */
  double count(FilledNode here, Node tree) {
    return result(here, at -> at.number(tree)).orElse(0.0);
  }

  /** What an expression gives at a node. */
  <T> Optional<T> result(FilledNode node, Function<Evaluation, T> work) {
    try {
      return Optional.of(work.apply(evaluation.at(node)));
    } catch (ExpressionException e) {
      if (stopped.add(node.item.fullKey())) {
        violations.add(new Violation(node.path(), node.name(), Rule.TOO_COSTLY, Texts.NONE));
      }
      return Optional.empty();
    }
  }
}
