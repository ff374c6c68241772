package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Violation;
import org.fieldvoice.respond.Messages.Told;
import org.fieldvoice.respond.Screens.Screen;

/**
 * Goes through a form screen by screen for a browser that runs no script: takes what was posted,
 * says what is wrong with it, finds the screen that follows.
 */
final class Walk {

  /** Where a walk has got to. */
  enum Outcome {
    /** A screen is to be shown. */
    SCREEN,
    /** The last question is behind, nothing is sent yet. */
    END,
    /** The respondent has sent the answers, and they are in order. */
    SENT
  }

  /**
   * @param screen the number of the screen to show
   * @param problems what is to be said about its answers, by their path
   */
  record Step(Outcome outcome, int screen, Filling filling, Map<String, Told> problems) {}

  private final FormLogic logic;
  private final Circumstances circumstances;
  private final Messages messages;
  private final List<Screen> screens;
  private final Answers answers;

  /** A walk on these answers, which it changes. */
  Walk(FormLogic logic, Circumstances circumstances, Messages messages, Answers answers) {
    this.logic = logic;
    this.circumstances = circumstances;
    this.messages = messages;
    this.screens = Screens.of(logic.form());
    this.answers = answers;
  }

  /** The answers with which a form begins. */
  static Answers beginning(FormLogic logic, Circumstances circumstances) {
    Filling filling = Filling.begin(logic, circumstances);
    JsonObject all = Json.createObjectBuilder(filling.answers()).build();
    Answers answers = Answers.of(all);
    filling.identifiers().forEach(answers::put);
    return answers;
  }

  /** The first screen that is asked. */
  Step first() {
    return arrive(following(filling(), 0), filling());
  }

  /** Where somebody goes on: that screen, or the next one that is asked. */
  Step at(int number) {
    Filling filling = filling();
    int before = Math.min(Math.max(number, 1), screens.size() + 1) - 1;
    return arrive(following(filling, before), filling);
  }

  /**
   * @param number of the screen that was posted, the one after the last at the end
   * @param go what was pressed: {@code next}, {@code send}, {@code back}, {@code add:child}, {@code
   *     remove:child[2]}, {@code lang:en}, {@code find}
   */
  Step step(int number, Fields fields, String go) {
    Filling before = filling();
    boolean atScreen = number <= screens.size();
    Set<String> shown = new TreeSet<>();
    if (atScreen) {
      take(screens.get(number - 1).items(), "", before, fields, shown);
    }
    Filling after = settled(shown, before);
    String[] order = go.split(":", 2);
    return switch (order[0]) {
      case "add" -> changed(() -> answers.add(order[1]), number);
      case "remove" -> changed(() -> answers.remove(order[1]), number);
      case "lang", "find" ->
          new Step(atScreen ? Outcome.SCREEN : Outcome.END, number, after, Map.of());
      case "back" -> arrive(preceding(after, number), after);
      default ->
          fields.tooLarge().isEmpty()
              ? forward(number, after, shown, go.equals("send"))
              : new Step(Outcome.SCREEN, number, after, tooLarge(fields));
    };
  }

  private Map<String, Told> tooLarge(Fields fields) {
    Map<String, Told> problems = new LinkedHashMap<>();
    fields.tooLarge().forEach(path -> problems.put(path, messages.tooLarge()));
    return problems;
  }

  /** After what the new answers at these paths set off. */
  private Filling settled(Set<String> paths, Filling before) {
    Filling after = filling();
    for (String path : paths) {
      if (!before.answer(path).equals(after.answer(path))) {
        after = setOff(path, after, new TreeSet<>(Set.of(path)));
      }
    }
    return after;
  }

  private Filling setOff(String path, Filling filling, Set<String> done) {
    Filling after = filling;
    for (Map.Entry<String, JsonValue> worked : filling.setOffBy(path).entrySet()) {
      boolean differs = !answers.at(worked.getKey()).equals(worked.getValue());
      if (differs && done.add(worked.getKey())) {
        answers.put(worked.getKey(), worked.getValue());
        after = setOff(worked.getKey(), filling(), done);
      }
    }
    return after;
  }

  private Step changed(Runnable change, int number) {
    change.run();
    return new Step(Outcome.SCREEN, number, filling(), Map.of());
  }

  private Step forward(int number, Filling after, Set<String> shown, boolean sends) {
    Set<String> asked = new TreeSet<>();
    if (number <= screens.size()) {
      collect(screens.get(number - 1).items(), "", after, asked);
    }
    Map<String, Told> wrong = problems(after, shown);
    asked.removeAll(shown);
    if (!wrong.isEmpty() || !asked.isEmpty()) {
      return new Step(Outcome.SCREEN, number, after, wrong);
    }
    int next = following(after, number);
    return next > screens.size() && (sends || number > screens.size())
        ? send(after)
        : arrive(next, after);
  }

  /** Everything once more: a later answer may have made an earlier one wrong. */
  private Step send(Filling after) {
    for (Screen screen : screens) {
      Set<String> asked = new TreeSet<>();
      collect(screen.items(), "", after, asked);
      Map<String, Told> wrong = problems(after, asked);
      if (!wrong.isEmpty()) {
        return new Step(Outcome.SCREEN, screen.number(), after, wrong);
      }
    }
    return new Step(Outcome.SENT, screens.size() + 1, after, Map.of());
  }

  private Map<String, Told> problems(Filling filling, Set<String> paths) {
    Map<String, Told> problems = new LinkedHashMap<>();
    for (Violation violation : filling.violations()) {
      if (paths.contains(violation.path())) {
        problems.putIfAbsent(violation.path(), messages.of(violation, filling));
      }
    }
    return problems;
  }

  /** Shows the screen; a repeat that has no round yet gets its first. */
  private Step arrive(int number, Filling filling) {
    if (number > screens.size()) {
      return new Step(Outcome.END, number, filling, Map.of());
    }
    boolean added = false;
    for (Item item : screens.get(number - 1).items()) {
      if (item instanceof Group group
          && isOpen(group)
          && filling.instances(logic.step(group)) == 0) {
        answers.add(logic.step(group));
        added = true;
      }
    }
    return new Step(Outcome.SCREEN, number, added ? filling() : filling, Map.of());
  }

  private static boolean isOpen(Group group) {
    return group.repeats() && group.repeat().flatMap(Group.Repeat::count).isEmpty();
  }

  private Filling filling() {
    return Filling.of(logic, answers.json(), circumstances);
  }

  private int following(Filling filling, int number) {
    int next = number + 1;
    while (next <= screens.size() && !isAsked(screens.get(next - 1), filling)) {
      next++;
    }
    return next;
  }

  private int preceding(Filling filling, int number) {
    int previous = number - 1;
    while (previous >= 1 && !isAsked(screens.get(previous - 1), filling)) {
      previous--;
    }
    return Math.max(previous, 1);
  }

  boolean isFirst(Step step) {
    return step.screen() <= following(step.filling(), 0);
  }

  /** True where, as far as one can tell before this screen is answered, nothing follows. */
  boolean isLast(Step step) {
    return following(step.filling(), step.screen()) > screens.size()
        && (step.outcome() == Outcome.END || isAnswered(step));
  }

  private boolean isAnswered(Step step) {
    Set<String> asked = new TreeSet<>();
    collect(screens.get(step.screen() - 1).items(), "", step.filling(), asked);
    return problems(step.filling(), asked).isEmpty();
  }

  List<Screen> screens() {
    return screens;
  }

  /**
   * The screen that a post comes from, the one after the last at the end; no other than there are.
   */
  int number(Fields fields) {
    return Math.min(Math.max(fields.number("screen"), 1), screens.size() + 1);
  }

  /** Of each screen, whether it is asked at this step. */
  boolean[] asked(Step step) {
    boolean[] asked = new boolean[screens.size()];
    for (int i = 0; i < asked.length; i++) {
      asked[i] = isAsked(screens.get(i), step.filling());
    }
    return asked;
  }

  private boolean isAsked(Screen screen, Filling filling) {
    Set<String> asked = new TreeSet<>();
    collect(screen.items(), "", filling, asked);
    return !asked.isEmpty();
  }

  /**
   * The paths of what is asked or shown of these items; a repeat counts as well, it may have no
   * round.
   */
  private void collect(List<Item> items, String scope, Filling filling, Set<String> paths) {
    for (Item item : items) {
      String path = scope + logic.step(item);
      boolean seen = !(item instanceof Question question) || Screens.isSeen(question);
      if (!seen || !filling.relevant(path)) {
        continue;
      }
      if (item instanceof Group group && group.repeats()) {
        paths.add(path);
        for (int round = 1; round <= filling.instances(path); round++) {
          collect(group.items(), path + "[" + round + "]/", filling, paths);
        }
      } else if (item instanceof Group group) {
        collect(group.items(), scope, filling, paths);
      } else {
        paths.add(path);
      }
    }
  }

  private void take(
      List<Item> items, String scope, Filling filling, Fields fields, Set<String> shown) {
    collect(items, scope, filling, shown);
    for (Placed asked : placed(items, scope, filling)) {
      JsonValue answer = fields.answer(asked.question(), asked.path());
      boolean kept =
          asked.question().readOnly()
              || isNothing(answer)
                  && (asked.question().type().isFile() || fields.stoodEmpty(asked.path()));
      if (!kept) {
        answers.put(asked.path(), answer);
      }
    }
  }

  private static boolean isNothing(JsonValue answer) {
    return answer == JsonValue.NULL || answer instanceof JsonArray points && points.isEmpty();
  }

  private record Placed(Question question, String path) {}

  private List<Placed> placed(List<Item> items, String scope, Filling filling) {
    List<Placed> found = new ArrayList<>();
    for (Item item : items) {
      String path = scope + logic.step(item);
      if (!filling.relevant(path)) {
        continue;
      }
      if (item instanceof Question question) {
        found.add(new Placed(question, path));
      } else if (item instanceof Group group && group.repeats()) {
        for (int round = 1; round <= filling.instances(path); round++) {
          makeRoom(path, round);
          found.addAll(placed(group.items(), path + "[" + round + "]/", filling));
        }
      } else if (item instanceof Group group) {
        found.addAll(placed(group.items(), scope, filling));
      }
    }
    return found;
  }

  /** The rounds that a count asks for are in no answers yet. */
  private void makeRoom(String repeat, int round) {
    while (answers.roundsAt(repeat) < round) {
      answers.add(repeat);
    }
  }
}
