package org.fieldvoice.interview;

import org.jspecify.annotations.Nullable;

/**
 * One paragraph of a story: the participant's words, which stand in an excerpt, or the writer's own
 * between them.
 *
 * @param excerpt the excerpt that is quoted; none for the writer's words
 * @param text the writer's words, or the quotation's translation; none where the excerpt's own
 *     words stand
 */
public record StoryParagraph(@Nullable Long excerpt, @Nullable String text) {

  boolean isQuote() {
    return excerpt != null;
  }

  boolean isTranslated() {
    return excerpt != null && text != null;
  }
}
