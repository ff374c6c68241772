package org.fieldvoice.questionnaire;

import jakarta.json.JsonValue;
import java.util.List;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Puts in what a form has before anybody answers: defaults, and the first instance of each repeat.
 */
record Beginning(Working working, FillingReader reader) {

  void begin(FilledNode node) {
    for (FormItem child : node.item.children) {
      List<FilledNode> nodes = node.slot(child);
      if (child.repeats() && child.tree(Logic.REPEAT_COUNT).isEmpty() && nodes.isEmpty()) {
        nodes.add(reader.instance(child, node, 1, JsonValue.EMPTY_JSON_OBJECT));
      }
      nodes.forEach(this::begin);
    }
    node.item
        .tree(Logic.DEFAULT)
        .flatMap(tree -> working.value(node, tree))
        .ifPresent(value -> putDefault(node, value));
  }

  /**
   * A default that is written as text counts as a number where the question holds one, as names
   * where it holds several.
   */
  private static void putDefault(FilledNode node, Object value) {
    Question question = node.item.question;
    if (question == null || value.equals("")) {
      return;
    }
    AnswerReader.Reading reading =
        AnswerReader.read(
            question.type(), TypedAnswer.of(question, List.of(Expression.asText(value))));
    if (reading.broken().isEmpty()) {
      node.value = reading.value();
      node.answer = reading.answer();
    }
  }
}
