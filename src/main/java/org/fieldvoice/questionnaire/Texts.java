package org.fieldvoice.questionnaire;

import java.util.Map;
import java.util.stream.Stream;

/** One text in the languages of its form, by language tag. Empty where the workbook's cells are. */
public record Texts(Map<String, String> byTag) {

  public static final Texts NONE = new Texts(Map.of());

  public Texts {
    byTag = SmallMap.copyOf(byTag);
  }

  /** The text in this language, else in the form's default language, else in any, else empty. */
  public String in(Language language, Language fallback) {
    String text = byTag.get(language.tag());
    if (text != null) {
      return text;
    }
    String other = byTag.get(fallback.tag());
    return other != null ? other : byTag.values().stream().findFirst().orElse("");
  }

  /** The tag of the language in which {@link #in} gives the text, empty without any text. */
  public String tagIn(Language language, Language fallback) {
    return Stream.of(language.tag(), fallback.tag())
        .filter(byTag::containsKey)
        .findFirst()
        .orElseGet(() -> byTag.keySet().stream().findFirst().orElse(""));
  }

  public boolean isEmpty() {
    return byTag.isEmpty();
  }
}
