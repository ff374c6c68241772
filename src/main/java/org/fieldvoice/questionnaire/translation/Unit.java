package org.fieldvoice.questionnaire.translation;

import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.edit.TextEdit;

/**
 * A text of a form that is to be had in every language.
 *
 * @param id the same in every version in which the place is, and a name token of XML: {@code
 *     item:home:city:label}
 * @param place the path of an item, or {@code list:choice}
 * @param column {@code label}, {@code hint}, {@code guidance}, {@code requiredMessage}, {@code
 *     constraintMessage}
 * @param about what a translator should know: the type, and the answers to choose from
 * @param choice of a choice, where it stands
 * @param texts by language tag
 */
public record Unit(
    String id,
    String place,
    String column,
    String about,
    Optional<InList> choice,
    Map<String, String> texts) {

  /**
   * A choice's place. Its name won't do: two choices of a list may have one.
   *
   * @param number from 0
   */
  public record InList(String list, int number) {}

  Unit called(String other) {
    return new Unit(other, place, column, about, choice, texts);
  }

  /** The text to be translated: in the default language, or where that is missing in any. */
  String source(String defaultTag) {
    String text = texts.get(defaultTag);
    return text != null ? text : texts.values().stream().findFirst().orElse("");
  }

  String in(String tag) {
    return texts.getOrDefault(tag, "");
  }

  /** The edit that makes this its text in a language. */
  TextEdit set(String tag, String text) {
    return choice
        .<TextEdit>map(c -> new TextEdit.OfChoiceAt(c.list(), c.number(), column, tag, text))
        .orElseGet(() -> new TextEdit.OfItem(place, column, tag, text));
  }
}
