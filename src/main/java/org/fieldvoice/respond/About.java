package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.response.Link;
import org.fieldvoice.study.InformationSheets;
import org.fieldvoice.study.Participations;

/**
 * What a respondent may want to know, whether the link is open or not: what is recorded, whom to
 * ask, and the information sheet to listen to. The questionnaire's document names no link; it asks
 * for these at its own address.
 */
@ApplicationScoped
class About {

  @Inject private Pages pages;
  @Inject private Participations participations;
  @Inject private InformationSheets sheets;
  @Inject private BlobStore blobs;

  /** A recording of a sheet's words. */
  record Sound(String mediaType, byte[] bytes) {}

  /** The form that is answered through the link now. */
  Form form(Link link) {
    return pages.logic(pages.source(link.questionnaireId()).versionId()).form();
  }

  String page(Link link, Form form, Language language, Words words) {
    Frame frame = pages.drawing().frame(words, words.say("rec.title"));
    return pages
        .drawing()
        .about(
            new Plain(frame, words, link.token()),
            pages.terms(link, language).recorded(form, words),
            participations.of(link.studyId()).toldIn(language.spoken()));
  }

  /** The sheet with this number in this language, read aloud. */
  Sound sound(Link link, int number, String language) {
    BlobStore.Blob blob =
        sheets
            .numbered(link.studyId(), number)
            .map(sheet -> sheet.texts().get(language))
            .flatMap(text -> text.recording())
            .flatMap(blobs::find)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "a recording of this sheet"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    blobs.copyTo(blob.id(), bytes);
    return new Sound(blob.mediaType(), bytes.toByteArray());
  }
}
