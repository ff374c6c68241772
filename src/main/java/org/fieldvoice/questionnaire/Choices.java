package org.fieldvoice.questionnaire;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.expression.Evaluation;
import org.fieldvoice.questionnaire.expression.Node;

/** Which choices a question offers at its place. */
record Choices(FormLogic logic, Working working) {

  private Optional<ChoiceList> list(Question question) {
    return question
        .choiceList()
        .flatMap(name -> Optional.ofNullable(logic.form().choiceLists().get(name)));
  }

  List<ChoiceList.Choice> at(FilledNode node, Question question) {
    if (question.choicesFrom().isPresent()) {
      return answered(node).stream()
          .map(text -> new ChoiceList.Choice(text, Texts.NONE, Map.of(), Map.of()))
          .toList();
    }
    List<ChoiceList.Choice> all = list(question).map(ChoiceList::choices).orElse(List.of());
    Optional<Node> filter = node.item.tree(Logic.CHOICE_FILTER);
    return filter.isEmpty()
        ? all
        : working.result(node, at -> filtered(all, filter.get(), at, question)).orElse(all);
  }

  /** Whether an answer must be given; nobody can where there is nothing to choose. */
  boolean isRequired(FilledNode node, Question question) {
    return question.type() != QuestionType.NOTE
        && working.truth(node, Logic.REQUIRED, false)
        && !(question.type().hasChoices() && at(node, question).isEmpty());
  }

  /**
   * The names of the choices that the question offers there; empty where its list lies outside the
   * form.
   */
  Optional<Set<String>> names(FilledNode node, Question question) {
    if (question.choicesFrom().isPresent()) {
      return Optional.of(answered(node));
    }
    Optional<Set<String>> all = Optional.ofNullable(node.item.choiceNames);
    return node.item.trees.containsKey(Logic.CHOICE_FILTER)
        ? all.map(names -> offered(node, question))
        : all;
  }

  private Set<String> offered(FilledNode node, Question question) {
    Set<String> names = new HashSet<>();
    at(node, question).forEach(choice -> names.add(choice.name()));
    return names;
  }

  /** What others have answered is a choice; an empty answer is none. */
  private Set<String> answered(FilledNode node) {
    Set<String> texts =
        node.item
            .tree(Logic.CHOICE_FILTER)
            .flatMap(tree -> working.result(node, at -> at.texts(tree)))
            .orElseGet(LinkedHashSet::new);
    texts.remove("");
    return texts;
  }

  private List<ChoiceList.Choice> filtered(
      List<ChoiceList.Choice> all, Node filter, Evaluation at, Question question) {
    ListNode.Items items =
        question.choiceList().flatMap(logic::list).map(ListNode.Document::items).orElseThrow();
    return at.offered(items, filter).stream().map(item -> all.get(item.position() - 1)).toList();
  }
}
