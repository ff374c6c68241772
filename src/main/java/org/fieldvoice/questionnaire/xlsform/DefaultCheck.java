package org.fieldvoice.questionnaire.xlsform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/** Warns of a fixed default that the question cannot have as its answer. */
final class DefaultCheck {

  private final ChoiceLists lists;
  private final Report report;

  DefaultCheck(ChoiceLists lists, Report report) {
    this.lists = lists;
    this.report = report;
  }

  /** Once its choices are known, that of {@code or_other} among them. */
  void check(Table.Line line, Question question) {
    question
        .dflt()
        .filter(dflt -> dflt.tree() instanceof Node.Text)
        .map(Expression::text)
        .filter(text -> !question.takes(text) || !isOffered(question, text))
        .ifPresent(text -> report.add(Rule.NO_DEFAULT, line.cell("default"), Map.of("text", text)));
  }

  private boolean isOffered(Question question, String text) {
    String list = question.choiceList().orElse("");
    List<String> chosen =
        question.type() == QuestionType.SELECT_ONE
            ? List.of(text)
            : Arrays.asList(text.strip().split("\\s+", -1));
    return lists.choices(list).isEmpty() || lists.offers(list, chosen);
  }
}
