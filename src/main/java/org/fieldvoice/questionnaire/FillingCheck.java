package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.Violation.Rule;

/** Goes through a settled filling in the form's order: what is relevant is checked and put out. */
final class FillingCheck {

  private final Working working;
  private final Choices choices;
  private final List<Violation> violations;

  FillingCheck(Working working, Choices choices, List<Violation> violations) {
    this.working = working;
    this.choices = choices;
    this.violations = violations;
  }

  /** The answers of one scope, identifiers apart. */
  private static final class Output {
    final JsonObjectBuilder answers = FormLogic.JSON.createObjectBuilder();
    final JsonObjectBuilder identifiers = FormLogic.JSON.createObjectBuilder();
  }

  record Checked(JsonObject answers, JsonObject identifiers) {}

  Checked check(FilledNode root) {
    Output output = new Output();
    checkChildren(root, output);
    return new Checked(output.answers.build(), output.identifiers.build());
  }

  private void checkChildren(FilledNode node, Output output) {
    for (FormItem child : node.item.children) {
      if (child.repeats()) {
        checkInstances(child, node.slot(child), output);
        continue;
      }
      FilledNode inner = node.slot(child).get(0);
      if (inner.relevant && child.question == null) {
        checkChildren(inner, output);
      } else if (inner.relevant && child.question != null) {
        check(inner, child.question);
        put(inner, output);
      }
    }
  }

  private void checkInstances(FormItem repeat, List<FilledNode> instances, Output output) {
    JsonArrayBuilder answers = FormLogic.JSON.createArrayBuilder();
    JsonArrayBuilder identifiers = FormLogic.JSON.createArrayBuilder();
    boolean any = false;
    boolean identified = false;
    for (FilledNode instance : instances) {
      if (instance.relevant) {
        Output inner = new Output();
        checkChildren(instance, inner);
        JsonObject apart = inner.identifiers.build();
        answers.add(inner.answers);
        identifiers.add(apart);
        any = true;
        identified |= !apart.isEmpty();
      }
    }
    if (any) {
      output.answers.add(repeat.key, answers);
    }
    if (identified) {
      output.identifiers.add(repeat.key, identifiers);
    }
  }

  private static void put(FilledNode node, Output output) {
    if (node.answer != null && !node.isEmpty()) {
      (node.item.identifying ? output.identifiers : output.answers).add(node.item.key, node.answer);
    }
  }

  private void check(FilledNode node, Question question) {
    if (node.item.isCalculated()) {
      return;
    }
    if (node.broken != null) {
      report(
          node, node.broken, node.broken == Rule.TYPE ? question.constraintMessage() : Texts.NONE);
    } else if (node.isEmpty()) {
      if (choices.isRequired(node, question)) {
        report(node, Rule.REQUIRED, question.requiredMessage());
      }
    } else if (question.type().hasChoices() && !areChoices(node, question)) {
      report(node, Rule.CHOICE, Texts.NONE);
    } else if (node.item.range != null && !node.item.range.holds((Double) node.value)) {
      report(node, Rule.RANGE, question.constraintMessage());
    } else if (!working.truth(node, Logic.CONSTRAINT, true)) {
      report(node, Rule.CONSTRAINT, question.constraintMessage());
    }
  }

  private void report(FilledNode node, Rule rule, Texts message) {
    violations.add(new Violation(node.path(), node.name(), rule, message));
  }

  /**
   * Whether the names stand in the list, as far as its filter lets them; a rank holds all of these.
   */
  private boolean areChoices(FilledNode node, Question question) {
    Optional<Set<String>> known = choices.names(node, question);
    if (question.type() == QuestionType.SELECT_ONE) {
      return known.isEmpty() || known.get().contains(node.value.toString());
    }
    List<String> chosen = chosen(node);
    if (known.isEmpty()) {
      return chosen.stream().noneMatch(name -> name.contains(" "));
    }
    Set<String> offered = known.get();
    return offered.containsAll(chosen)
        && (question.type() != QuestionType.RANK || chosen.size() == offered.size());
  }

  private static List<String> chosen(FilledNode node) {
    return node.answer instanceof JsonArray names
        ? AnswerReader.strings(names)
        : Arrays.asList(node.value.toString().split(" ", -1));
  }
}
