package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * How a form is dealt out: one question a screen, or a group a screen where the form's style says
 * so. Together on one stand in either a group that says so itself ({@code field-list}, {@code
 * table-list}), all rounds of a repeat, a note and the question that it introduces, a question and
 * the free text of its {@code or_other}.
 */
public final class Screens {

  private static final Set<String> BY_GROUP = Set.of("theme-grid", "field-list");
  private static final String BY_QUESTION = "pages";

  private final List<Screen> dealt = new ArrayList<>();
  private final List<Item> waiting = new ArrayList<>();
  private final boolean byGroup;

  private Screens(Form form) {
    byGroup = isByGroup(form);
  }

  /** True where the questions of a group, or of a repeat's round, share a screen. */
  static boolean isByGroup(Form form) {
    List<String> words = List.of(form.style().strip().split("\\s+"));
    return words.stream().anyMatch(BY_GROUP::contains) && !words.contains(BY_QUESTION);
  }

  /**
   * The screens of a form in its order, whether relevant or not. A form without any has one, empty.
   */
  static List<Screen> of(Form form) {
    Screens screens = new Screens(form);
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
    boolean stays = introduces(question) || byGroup && !groups.isEmpty();
    if (!stays) {
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
    return !question.isUnseen();
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
