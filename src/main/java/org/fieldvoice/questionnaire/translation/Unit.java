package org.fieldvoice.questionnaire.translation;

import java.util.Map;
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
 * @param texts by language tag
 */
public record Unit(
    String id, String place, String column, String about, Map<String, String> texts) {

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
    int colon = place.indexOf(':');
    return colon < 0
        ? new TextEdit.OfItem(place, column, tag, text)
        : new TextEdit.OfChoice(
            place.substring(0, colon), place.substring(colon + 1), column, tag, text);
  }
}
