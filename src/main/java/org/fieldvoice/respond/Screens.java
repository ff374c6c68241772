package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * How a form is dealt out: one question a screen. Together on one stand a group that says so
 * ({@code field-list}, {@code table-list}), all rounds of a repeat, a note and the question that it
 * introduces, a question and the free text of its {@code or_other}.
 */
public final class Screens {

  private final List<Screen> dealt = new ArrayList<>();
  private final List<Item> waiting = new ArrayList<>();

  private Screens() {}

  /**
   * The screens of a form in its order, whether relevant or not. A form without any has one, empty.
   */
  static List<Screen> of(Form form) {
    Screens screens = new Screens();
    screens.deal(form.items(), List.of());
    if (screens.dealt.isEmpty()) {
      screens.dealt.add(new Screen(1, List.of(), List.of()));
    }
    return List.copyOf(screens.dealt);
  }

  private void deal(List<Item> items, List<Group> groups) {
    for (Item item : items) {
      if (item instanceof Group group) {
        deal(group, groups);
      } else if (item instanceof Question question && isSeen(question)) {
        deal(question, groups);
      }
    }
    flush(groups);
  }

  private void deal(Group group, List<Group> groups) {
    flush(groups);
    if (group.repeats() || isTogether(group)) {
      waiting.add(group);
      flush(groups);
    } else {
      List<Group> inner = new ArrayList<>(groups);
      inner.add(group);
      deal(group.items(), List.copyOf(inner));
    }
  }

  private void deal(Question question, List<Group> groups) {
    if (question.orOther() && joinsLast(question, groups)) {
      return;
    }
    waiting.add(question);
    if (!introduces(question)) {
      flush(groups);
    }
  }

  private boolean joinsLast(Question other, List<Group> groups) {
    if (!waiting.isEmpty() || dealt.isEmpty()) {
      return false;
    }
    int last = dealt.size() - 1;
    Screen screen = dealt.get(last);
    boolean follows =
        screen.groups().equals(groups)
            && screen.items().stream().anyMatch(i -> (i.name() + "_other").equals(other.name()));
    if (follows) {
      List<Item> both = new ArrayList<>(screen.items());
      both.add(other);
      dealt.set(last, new Screen(screen.number(), groups, List.copyOf(both)));
    }
    return follows;
  }

  private void flush(List<Group> groups) {
    if (!waiting.isEmpty()) {
      dealt.add(new Screen(dealt.size() + 1, groups, List.copyOf(waiting)));
      waiting.clear();
    }
  }

  /**
   * A note that is always shown introduces what follows; one with a condition speaks for itself.
   */
  private static boolean introduces(Question question) {
    return question.type() == QuestionType.NOTE && question.relevant().isEmpty();
  }

  static boolean isTogether(Group group) {
    return group.appearance().has("field-list") || isMatrix(group);
  }

  static boolean isMatrix(Group group) {
    return group.appearance().has("table-list")
        || group.items().stream().anyMatch(item -> item.appearance().has("list-nolabel"));
  }

  static boolean isSeen(Question question) {
    return !question.type().isUnseen();
  }

  /** True where one of these items, or one inside them, takes a file. */
  static boolean hasFiles(List<Item> items) {
    return items.stream()
        .anyMatch(
            item ->
                item instanceof Group group
                    ? hasFiles(group.items())
                    : ((Question) item).type().isFile());
  }

  /**
   * One screenful.
   *
   * @param number from 1, in the form's order
   * @param groups the groups that its items stand in, from the outside
   */
  public record Screen(int number, List<Group> groups, List<Item> items) {

    /** The heading: the innermost group that has a label. */
    public Optional<Group> heading() {
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (!groups.get(i).label().isEmpty()) {
          return Optional.of(groups.get(i));
        }
      }
      return Optional.empty();
    }
  }
}
