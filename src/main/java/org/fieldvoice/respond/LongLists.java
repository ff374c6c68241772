package org.fieldvoice.respond;

import java.util.LinkedHashSet;
import java.util.Set;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;

/**
 * The lists of a form that nobody reads through: one searches them, and a phone fetches them when
 * their question comes near. Lists with pictures, sounds or answers in their words are always
 * drawn.
 */
public record LongLists(Set<String> names) {

  /** The longest list that is drawn with its question. */
  private static final int MOST_DRAWN = 60;

  static LongLists of(Form form) {
    Set<String> names = new LinkedHashSet<>();
    form.choiceLists().values().stream()
        .filter(list -> list.choices().size() > MOST_DRAWN)
        .filter(list -> list.choices().stream().allMatch(LongLists::isPlain))
        .forEach(list -> names.add(list.name()));
    return new LongLists(names);
  }

  private static boolean isPlain(ChoiceList.Choice choice) {
    return choice.media().isEmpty()
        && choice.label().byTag().values().stream().noneMatch(text -> text.contains("${"));
  }

  /** True for a question that is answered out of such a list. */
  boolean has(Question question) {
    return !question.type().equals(org.fieldvoice.questionnaire.QuestionType.RANK)
        && question.choiceList().filter(names::contains).isPresent();
  }
}
