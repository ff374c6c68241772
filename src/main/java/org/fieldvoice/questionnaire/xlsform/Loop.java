package org.fieldvoice.questionnaire.xlsform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;

/**
 * {@code begin loop over list} is an older way to write one group per choice: the questions stand
 * once, and {@code %(label)s} and {@code %(name)s} in their texts become the choice's.
 */
final class Loop {

  private final Choice choice;
  private final List<Language> languages;

  private Loop(Choice choice, List<Language> languages) {
    this.choice = choice;
    this.languages = languages;
  }

  static Group unroll(Group loop, List<Choice> choices, List<Language> languages) {
    List<Item> turns = choices.stream().<Item>map(c -> new Loop(c, languages).turn(loop)).toList();
    return withItems(loop, loop.name(), loop.label(), turns);
  }

  private Group turn(Group loop) {
    Group turn = withItems(loop, choice.name(), choice.label(), filled(loop.items()));
    return new Group(
        turn.name(),
        turn.label(),
        Optional.empty(),
        Appearance.NONE,
        Optional.empty(),
        turn.items(),
        Map.of());
  }

  private List<Item> filled(List<Item> items) {
    return items.stream()
        .<Item>map(
            item ->
                item instanceof Group group
                    ? withItems(group, group.name(), filled(group.label()), filled(group.items()))
                    : filled((Question) item))
        .toList();
  }

  private Question filled(Question q) {
    return new Question(
        q.type(),
        q.name(),
        filled(q.label()),
        filled(q.hint()),
        filled(q.guidance()),
        q.choiceList(),
        q.choiceFilter(),
        q.orOther(),
        q.relevant(),
        q.required(),
        filled(q.requiredMessage()),
        q.constraint(),
        filled(q.constraintMessage()),
        q.calculation(),
        q.dflt(),
        q.readOnly(),
        q.appearance(),
        q.parameters(),
        q.privacy(),
        q.media(),
        q.extra());
  }

  private Texts filled(Texts texts) {
    Map<String, String> byTag = new LinkedHashMap<>();
    for (Language language : languages) {
      String text = texts.byTag().getOrDefault(language.tag(), "");
      if (!text.isEmpty()) {
        String label = choice.label().in(language, languages.get(0));
        byTag.put(
            language.tag(), text.replace("%(label)s", label).replace("%(name)s", choice.name()));
      }
    }
    return byTag.isEmpty() ? Texts.NONE : new Texts(byTag);
  }

  private static Group withItems(Group group, String name, Texts label, List<Item> items) {
    return new Group(
        name, label, group.relevant(), group.appearance(), group.repeat(), items, group.extra());
  }
}
