package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words of the appearance column that are known, and whether they have an effect here. */
final class Appearances {

  /** What a word does. */
  enum Effect {
    /** The question looks or behaves so. */
    HONOURED,
    /** Kept for export; a browser has nothing like it, or does it anyway. */
    KEPT
  }

  /** By the word; one that takes something in brackets stands without them. */
  static final Map<String, Effect> WORDS = table();

  private Appearances() {}

  /** A known word in small letters, as the table has it; any other as it stands. */
  static String canonical(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.containsKey(lower) && !SearchCall.isOne(word) ? lower : word;
  }

  static boolean isKnown(String word) {
    return WORDS.containsKey(stem(word));
  }

  static boolean isKept(String word) {
    return WORDS.get(stem(word)) == Effect.KEPT;
  }

  static Set<String> words() {
    return WORDS.keySet();
  }

  /** {@code ex:} for {@code ex:org.example.app(a=b)}, {@code columns-n} for {@code columns-3}. */
  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replaceFirst("(?s)\\(.*", "");
    if (lower.startsWith("ex:") || lower.startsWith("printer:")) {
      return lower.substring(0, lower.indexOf(':') + 1);
    }
    return lower.replaceFirst("^(columns|w|quickcompact|compact|h)-?\\d+$", "$1-n");
  }

  private static Map<String, Effect> table() {
    Map<String, Effect> words = new TreeMap<>();
    put(
        words,
        Effect.HONOURED,
        "field-list table-list minimal autocomplete search numbers url multiline year month-year"
            + " likert columns columns-n columns-pack horizontal horizontal-compact compact"
            + " compact-n quick quickcompact no-buttons label list-nolabel new new-front signature"
            + " draw rating picker vertical ethiopian coptic islamic persian buddhist");
    put(
        words,
        Effect.KEPT,
        "no-calendar placement-map map maps annotate new-rear front quickcompact-n image-map"
            + " no-ticks thousands-sep masked bearing ex: printer: hide-input counter"
            + " hidden-answer distress spinner list w-n h-n pages theme-grid dn select-contact"
            + " summary hide bikram-sambat myanmar numbers_phone numbers_decimal");
    return Collections.unmodifiableMap(words);
  }

  private static void put(Map<String, Effect> words, Effect effect, String list) {
    for (String word : list.split(" ", -1)) {
      words.put(word, effect);
    }
  }
}
