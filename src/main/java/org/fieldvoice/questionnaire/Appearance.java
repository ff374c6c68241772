package org.fieldvoice.questionnaire;

import java.util.Set;

/** The words of an {@code appearance} cell: {@code minimal autocomplete}. */
public record Appearance(Set<String> words) {

  public static final Appearance NONE = new Appearance(Set.of());

  public boolean has(String word) {
    return words.contains(word);
  }
}
