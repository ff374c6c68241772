package org.fieldvoice.questionnaire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.expression.DataNode;
import org.fieldvoice.questionnaire.expression.Surroundings;

/** A form's choice lists and labels, and the circumstances, as expressions see them. */
record FormSurroundings(FormLogic logic, Circumstances circumstances, String now)
    implements Surroundings {

  private static final Pattern CHOICE = Pattern.compile("(.+)-(\\d{1,6})");

  @Override
  public double random() {
    return circumstances.random().nextDouble();
  }

  @Override
  public Optional<? extends DataNode> instance(String name) {
    return logic.list(name);
  }

  @Override
  public Optional<String> itext(String id) {
    Matcher parts = CHOICE.matcher(id);
    Form form = logic.form();
    return Optional.of(parts)
        .filter(Matcher::matches)
        .flatMap(p -> Optional.ofNullable(form.choiceLists().get(p.group(1))))
        .map(ChoiceList::choices)
        .filter(choices -> Integer.parseInt(parts.group(2)) < choices.size())
        .map(choices -> choices.get(Integer.parseInt(parts.group(2))).label())
        .map(l -> l.in(form.language(circumstances.language()), form.defaultLanguage()));
  }

  @Override
  public Optional<String> choiceLabel(DataNode node, String choice) {
    return Optional.of(node)
        .filter(FilledNode.class::isInstance)
        .flatMap(n -> Optional.ofNullable(((FilledNode) n).item.question))
        .flatMap(question -> choiceLabel(question, choice));
  }

  /** An answer that is a choice is its own label. */
  private Optional<String> choiceLabel(Question question, String choice) {
    Form form = logic.form();
    return question.choicesFrom().isPresent()
        ? Optional.of(choice)
        : question
            .choiceList()
            .flatMap(list -> logic.choice(list, choice))
            .map(
                c -> c.label().in(form.language(circumstances.language()), form.defaultLanguage()));
  }
}
