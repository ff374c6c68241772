package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.questionnaire.Violation.Rule;

/**
 * Makes the tree of a filling from an answers document, and notes what in it is not of the form.
 */
final class FillingReader {

  static final int MOST_INSTANCES = 1000;

  private final List<Violation> violations;

  FillingReader(List<Violation> violations) {
    this.violations = violations;
  }

  FilledNode read(FormItem root, JsonObject answers) {
    FilledNode node = new FilledNode(root, null, 1);
    fillScope(node, answers);
    return node;
  }

  /** A new instance of a repeat. */
  FilledNode instance(FormItem repeat, FilledNode parent, int position, JsonObject answers) {
    FilledNode node = new FilledNode(repeat, parent, position);
    fillScope(node, answers);
    return node;
  }

  private void fillScope(FilledNode scope, JsonObject answers) {
    fill(scope, answers);
    for (String key : answers.keySet()) {
      FormItem item = scope.item.reach.get(key);
      if (item == null || !key.equals(item.key) || isOnlyShown(item)) {
        String path = scope.item.repeats() ? scope.path() + "/" + key : key;
        violations.add(new Violation(path, key, Rule.UNKNOWN, Texts.NONE));
      }
    }
  }

  /** A note: nothing can be answered to it. */
  private static boolean isOnlyShown(FormItem item) {
    return item.question != null
        && item.question.type() == QuestionType.NOTE
        && !item.isCalculated();
  }

  private void fill(FilledNode node, JsonObject answers) {
    for (FormItem child : node.item.children) {
      if (child.repeats()) {
        node.addSlot(instances(child, node, answers));
        continue;
      }
      FilledNode filled = new FilledNode(child, node, 1);
      if (child.question == null) {
        fill(filled, answers);
      } else {
        take(filled, child.question, answers.getOrDefault(child.key, JsonValue.NULL));
      }
      node.addSlot(List.of(filled));
    }
  }

  private List<FilledNode> instances(FormItem repeat, FilledNode parent, JsonObject answers) {
    List<FilledNode> instances = new ArrayList<>();
    JsonValue value = answers.getOrDefault(repeat.key, JsonValue.EMPTY_JSON_ARRAY);
    JsonArray array = value instanceof JsonArray a ? a : JsonValue.EMPTY_JSON_ARRAY;
    if ((array != value && value != JsonValue.NULL)
        || !array.stream().allMatch(JsonObject.class::isInstance)) {
      violations.add(new Violation(repeat.key, repeat.name(), Rule.TYPE, Texts.NONE));
      return instances;
    }
    if (array.size() > MOST_INSTANCES) {
      violations.add(new Violation(repeat.key, repeat.name(), Rule.TOO_MANY, Texts.NONE));
      return instances;
    }
    for (JsonValue element : array) {
      instances.add(instance(repeat, parent, instances.size() + 1, element.asJsonObject()));
    }
    return instances;
  }

  private static void take(FilledNode node, Question question, JsonValue value) {
    boolean workedOut = node.item.isCalculated() && !node.item.byChance;
    if (value == JsonValue.NULL || workedOut || isOnlyShown(node.item)) {
      return;
    }
    AnswerReader.Reading reading = AnswerReader.read(question.type(), value);
    node.value = reading.value();
    node.answer = reading.answer();
    node.broken = reading.broken().orElse(null);
  }
}
