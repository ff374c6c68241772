package org.fieldvoice.study;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a respondent is told before agreeing to take part: one version in the study's languages. It
 * never changes; other words make the next version.
 *
 * @param number counts from 1 in its study
 * @param texts by BCP 47 tag
 */
public record InformationSheet(long id, int number, Instant madeAt, Map<String, Text> texts) {

  /**
   * The sheet in one language.
   *
   * @param language the tag under which it stands
   * @param words markdown
   * @param recording the blob of the words read aloud
   */
  public record Text(String language, String words, Optional<Long> recording) {}

  public InformationSheet {
    texts = Map.copyOf(texts);
  }

  /** The text in this language, else in the study's main one, else in any. */
  public Text in(String tag, String mainLanguage) {
    return Tags.nearest(texts, tag)
        .or(() -> Tags.nearest(texts, mainLanguage))
        .orElseGet(() -> texts.values().iterator().next());
  }
}
