package org.fieldvoice.respond;

import java.util.Map;
import java.util.Set;
import org.fieldvoice.platform.Download;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.MediaUses;
import org.fieldvoice.questionnaire.Texts;

/**
 * The pictures and sounds that came with a version. Their addresses are relative to the page's own,
 * since a document names no link.
 *
 * @param names of the files that are there; what a form only speaks of is not drawn
 */
public record Media(long versionId, Set<String> names) {

  static final Media NONE = new Media(0, Set.of());

  /**
   * The address of what a question or choice shows of this kind; empty where it has none.
   *
   * @param kind {@code image}, {@code audio} or {@code video}
   */
  String address(Map<String, Texts> media, String kind, Form form, Language language) {
    String cell = media.getOrDefault(kind, Texts.NONE).in(language, form.defaultLanguage());
    String file = MediaUses.fileName(cell);
    return names.contains(file) ? "?media=" + versionId + "/" + Download.encoded(file) : "";
  }
}
