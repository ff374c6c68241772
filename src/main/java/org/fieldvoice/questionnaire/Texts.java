package org.fieldvoice.questionnaire;

import java.util.Map;

/** One text in the languages of its form, by language tag. Empty where the workbook's cells are. */
public record Texts(Map<String, String> byTag) {

  public static final Texts NONE = new Texts(Map.of());

  /** The text in this language, else in the form's default language, else in any, else empty. */
  public String in(Language language, Language fallback) {
    String text = byTag.get(language.tag());
    if (text != null) {
      return text;
    }
    String other = byTag.get(fallback.tag());
    return other != null ? other : byTag.values().stream().findFirst().orElse("");
  }

  public boolean isEmpty() {
    return byTag.isEmpty();
  }
}
