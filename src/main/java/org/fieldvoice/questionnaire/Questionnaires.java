package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.questionnaire.xlsform.Upload;
import org.fieldvoice.study.Study;

/** The questionnaires of the studies, with their versions. */
@ApplicationScoped
public class Questionnaires {

  /** What was sent may be a workbook of either kind, or a zip. */
  private static final String ANY = "application/octet-stream";

  @PersistenceContext private EntityManager em;

  @Inject private BlobStore blobs;
  @Inject private StoredForms forms;
  @Inject private VersionMedia media;
  @Inject private Clock clock;

  public Optional<Questionnaire> byCode(Study study, String code) {
    return em.createQuery(
            "select q from Questionnaire q where q.studyId = :study and q.code = :code",
            Questionnaire.class)
        .setParameter("study", study.id())
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  /** In all studies. */
  List<Questionnaire> byCode(String code) {
    return em.createQuery(
            "select q from Questionnaire q where q.code = :code order by q.id", Questionnaire.class)
        .setParameter("code", code)
        .getResultList();
  }

  public Optional<Questionnaire> find(long questionnaireId) {
    return Optional.ofNullable(em.find(Questionnaire.class, questionnaireId));
  }

  public List<Questionnaire> of(Study study) {
    return em.createQuery(
            "select q from Questionnaire q where q.studyId = :study order by q.code",
            Questionnaire.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  /** The newest version first. */
  public List<QuestionnaireVersion> versions(Questionnaire questionnaire) {
    return em.createQuery(
            "select v from QuestionnaireVersion v where v.questionnaireId = :questionnaire"
                + " order by v.number desc",
            QuestionnaireVersion.class)
        .setParameter("questionnaire", questionnaire.id())
        .getResultList();
  }

  public Optional<QuestionnaireVersion> version(Study study, String code, int number) {
    return byCode(study, code)
        .flatMap(q -> versions(q).stream().filter(v -> v.number() == number).findFirst());
  }

  public Optional<QuestionnaireVersion> version(long versionId) {
    return Optional.ofNullable(em.find(QuestionnaireVersion.class, versionId));
  }

  /** A version by its id and number, without its form. */
  public record Numbered(long versionId, int number) {}

  /** What {@link #published} gives, without reading its form. */
  public Optional<Numbered> newest(long questionnaireId) {
    return em.createQuery(
            "select v.id, v.number from QuestionnaireVersion v where v.questionnaireId = :questionnaire"
                + " and v.publishedAt is not null order by v.number desc",
            Object[].class)
        .setParameter("questionnaire", questionnaireId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> new Numbered((Long) row[0], (Integer) row[1]));
  }

  /** The published version with this number, without reading its form. */
  public Optional<Numbered> published(long questionnaireId, int number) {
    return em.createQuery(
            "select v.id from QuestionnaireVersion v where v.questionnaireId = :questionnaire"
                + " and v.number = :number and v.publishedAt is not null",
            Long.class)
        .setParameter("questionnaire", questionnaireId)
        .setParameter("number", number)
        .getResultStream()
        .findFirst()
        .map(id -> new Numbered(id, number));
  }

  /** The newest published version: the one that is answered now. */
  public Optional<QuestionnaireVersion> published(Study study, String code) {
    return byCode(study, code).flatMap(this::published);
  }

  public Optional<QuestionnaireVersion> published(Questionnaire questionnaire) {
    return versions(questionnaire).stream().filter(QuestionnaireVersion::isPublished).findFirst();
  }

  /** The published versions before one, the newest first. */
  public List<QuestionnaireVersion> publishedBefore(QuestionnaireVersion version) {
    return find(version.questionnaireId()).map(this::versions).orElse(List.of()).stream()
        .filter(v -> v.isPublished() && v.number() < version.number())
        .toList();
  }

  /**
   * Stores a form as the next version of the questionnaire that has its id.
   *
   * @param author the account that sent it
   */
  public QuestionnaireVersion add(Study study, Form form, Source source, long author) {
    Questionnaire questionnaire =
        byCode(study, form.id())
            .orElseGet(() -> add(new Questionnaire(study, form.id(), clock.instant())));
    em.lock(questionnaire, LockModeType.PESSIMISTIC_WRITE);
    int number =
        versions(questionnaire).stream().mapToInt(QuestionnaireVersion::number).max().orElse(0) + 1;
    long workbook = blobs.put(new ByteArrayInputStream(source.workbook()), ANY);
    long id =
        forms.add(
            new StoredForms.NewVersion(
                questionnaire.id(), number, workbook, author, clock.instant()),
            form);
    QuestionnaireVersion version = version(id).orElseThrow();
    media.add(version, source.media());
    return version;
  }

  /** What a version asks. {@link Forms} keeps those that are answered. */
  public Form form(QuestionnaireVersion version) {
    return forms.read(version.id());
  }

  /** The same, to be compared with another version's form. */
  public Form formBeside(Form other, QuestionnaireVersion version) {
    return forms.readBeside(other, version.id());
  }

  /** Writes a version's form to the stream as {@link FormJson} has it. Does not close it. */
  public void copyForm(QuestionnaireVersion version, OutputStream out) {
    forms.copyTo(version.id(), out);
  }

  /**
   * What a version was made from.
   *
   * @param workbook the bytes as they were sent
   * @param media the files that came with it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Source(byte[] workbook, List<Upload.MediaFile> media) {}

  private Questionnaire add(Questionnaire questionnaire) {
    em.persist(questionnaire);
    em.flush();
    return questionnaire;
  }
}
