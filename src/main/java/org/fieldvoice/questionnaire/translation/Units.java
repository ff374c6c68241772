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
    list.choices().forEach(c -> add(list.name() + ":" + c.name(), "label", "choice", c.label()));
  }

  private void add(String place, String column, String about, Texts texts) {
    if (texts.isEmpty()) {
      return;
    }
    boolean choice = place.contains(":");
    String id = (choice ? "choice:" : "item:") + token(place) + ":" + column;
    String free = id;
    for (int n = 2; byId.containsKey(free); n++) {
      free = id + "-" + n;
    }
    byId.put(free, new Unit(free, place, column, about, texts.byTag()));
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
