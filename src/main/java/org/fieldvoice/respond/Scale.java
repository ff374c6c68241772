package org.fieldvoice.respond;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Range;
import org.fieldvoice.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A range question's steps, from its least number to its greatest.
 *
 * @param labels what single steps are called: the list that {@code tick_labelset} names
 */
public record Scale(BigDecimal least, BigDecimal greatest, BigDecimal step, List<Choice> labels) {

  private static final int MOST_STEPS = 200;

  static Scale of(Question question, Form form) {
    Range range = Range.of(question);
    List<Choice> labels =
        Optional.ofNullable(question.parameters().get("tick_labelset"))
            .flatMap(name -> Optional.ofNullable(form.choiceLists().get(name)))
            .map(ChoiceList::choices)
            .orElse(List.of());
    return new Scale(
        decimal(range.least()),
        decimal(range.greatest()),
        decimal(range.step() == 0 ? 1 : range.step()),
        labels);
  }

  private static BigDecimal decimal(double number) {
    BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** Each step as something to choose, with its number where it has no label. */
  List<Choice> steps() {
    List<Choice> steps = new ArrayList<>();
    for (BigDecimal at = least;
        at.compareTo(greatest) <= 0 && steps.size() < MOST_STEPS;
        at = at.add(step)) {
      String number = decimal(at.doubleValue()).toPlainString();
      steps.add(
          labels.stream()
              .filter(choice -> choice.name().equals(number))
              .findFirst()
              .orElse(new Choice(number, Texts.NONE, Map.of(), Map.of())));
    }
    return steps;
  }

  /** The end and the steps on the way to it; null where each whole number is one. */
  public @Nullable String between() {
    if (step.compareTo(BigDecimal.ONE) == 0) {
      return null;
    }
    List<Choice> steps = steps();
    return steps.stream()
        .limit(3)
        .map(Choice::name)
        .collect(joining(", ", greatest.toPlainString() + " (", steps.size() > 3 ? " …)" : ")"));
  }

  /** True where the steps are drawn as a row of stars to tap. */
  static boolean isRating(Question question) {
    return question.type() == QuestionType.RANGE && question.appearance().has("rating");
  }

  /** True where the steps are drawn as a menu. */
  static boolean isPicker(Question question) {
    return question.type() == QuestionType.RANGE && question.appearance().has("picker");
  }
}
