package org.fieldvoice.study;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Texts by BCP 47 tag. */
final class Tags {

  private Tags() {}

  /** What stands under the tag, else under another tag of the same language: zh for zh-CN. */
  static <T> Optional<T> nearest(Map<String, T> byTag, String tag) {
    T exact = byTag.get(tag);
    if (exact != null) {
      return Optional.of(exact);
    }
    String language = languageOf(tag);
    return byTag.entrySet().stream()
        .filter(entry -> languageOf(entry.getKey()).equals(language))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String languageOf(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
