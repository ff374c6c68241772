package org.fieldvoice.questionnaire.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;

/** The texts of a form, in the order in which they are met, by their ids. */
public final class Units {

  private static final int MOST_CHOICES_TOLD = 8;

  private final Form form;
  private final Map<String, Unit> byId = new LinkedHashMap<>();

  private Units(Form form) {
    this.form = form;
  }

  public static Units of(Form form) {
    Units units = new Units(form);
    units.items(form.items(), "");
    form.choiceLists().values().forEach(units::choices);
    return units;
  }

  public List<Unit> all() {
    return List.copyOf(byId.values());
  }

  Optional<Unit> unit(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void items(List<Item> items, String path) {
    for (Item item : items) {
      String place = path + item.name();
      if (item instanceof Group group) {
        add(place, "label", group.repeats() ? "repeat" : "group", group.label());
        items(group.items(), place + "/");
      } else if (item instanceof Question question) {
        String about = about(question);
        add(place, "label", about, question.label());
        add(place, "hint", about, question.hint());
        add(place, "guidance", about, question.guidance());
        add(place, "requiredMessage", about, question.requiredMessage());
        add(place, "constraintMessage", about, question.constraintMessage());
      }
    }
  }

  private void choices(ChoiceList list) {
    for (int i = 0; i < list.choices().size(); i++) {
      ChoiceList.Choice choice = list.choices().get(i);
      String place = list.name() + ":" + choice.name();
      Optional<Unit.InList> at = Optional.of(new Unit.InList(list.name(), i));
      add("choice:", new Unit("", place, "label", "choice", at, choice.label().byTag()));
    }
  }

  private void add(String place, String column, String about, Texts texts) {
    add("item:", new Unit("", place, column, about, Optional.empty(), texts.byTag()));
  }

  /** Adds a unit that has no id yet, if it has texts. */
  private void add(String kind, Unit unit) {
    if (unit.texts().isEmpty()) {
      return;
    }
    String id = kind + token(unit.place()) + ":" + unit.column();
    String free = id;
    for (int n = 2; byId.containsKey(free); n++) {
      free = id + "-" + n;
    }
    byId.put(free, unit.called(free));
  }

  private String about(Question question) {
    String choices =
        question
            .choiceList()
            .map(form.choiceLists()::get)
            .map(
                list ->
                    list.choices().stream()
                        .limit(MOST_CHOICES_TOLD)
                        .map(c -> c.label().in(form.defaultLanguage(), form.defaultLanguage()))
                        .collect(Collectors.joining(" / ")))
            .orElse("");
    return choices.isEmpty() ? question.type().word() : question.type().word() + ": " + choices;
  }

  /** What a name token of XML may not hold, by its number: {@code a b} is {@code a_x20_b}. */
  private static String token(String place) {
    StringBuilder token = new StringBuilder();
    place
        .codePoints()
        .forEach(
            c -> {
              if (c == '/' || c == ':') {
                token.append(':');
              } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.') {
                token.appendCodePoint(c);
              } else {
                token.append("_x").append(Integer.toHexString(c)).append('_');
              }
            });
    return token.toString();
  }

  /** All texts that have a form in this language, of those that have one in any. */
  List<Unit> missing(String tag) {
    List<Unit> missing = new ArrayList<>();
    for (Unit unit : byId.values()) {
      if (unit.in(tag).isBlank()) {
        missing.add(unit);
      }
    }
    return missing;
  }
}
