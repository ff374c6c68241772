package org.fieldvoice.questionnaire;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.questionnaire.xlsform.Upload;
import org.fieldvoice.study.Study;

/** The questionnaires of the studies, with their versions. */
@ApplicationScoped
public class Questionnaires {

  /** What was sent may be a workbook of either kind, or a zip. */
  private static final String ANY = "application/octet-stream";

  @PersistenceContext private EntityManager em;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;
  @Inject private StoredForms forms;
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
    source.media().forEach(file -> addMedia(version, file));
    return version;
  }

  /** What a version asks. {@link Forms} keeps those that are answered. */
  public Form form(QuestionnaireVersion version) {
    return forms.read(version.id());
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

  /** The blob of a picture or sound that the form names. */
  public Optional<Long> media(long versionId, String name) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement(
                "select blob_id from questionnaire_media where version_id = ? and name = ?")) {
      select.setLong(1, versionId);
      select.setString(2, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Gives a version the pictures and sounds of another. */
  public void copyMedia(QuestionnaireVersion from, QuestionnaireVersion to) {
    try (Connection c = database.getConnection();
        PreparedStatement insert =
            c.prepareStatement(
                "insert into questionnaire_media (version_id, name, blob_id)"
                    + " select ?, name, blob_id from questionnaire_media where version_id = ?")) {
      insert.setLong(1, to.id());
      insert.setLong(2, from.id());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The names of the pictures and sounds that came with a version. */
  public Set<String> mediaNames(long versionId) {
    return media(versionId).keySet();
  }

  /** The blobs of the pictures and sounds that came with a version, by their names. */
  public Map<String, Long> media(long versionId) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement(
                "select name, blob_id from questionnaire_media where version_id = ?")) {
      select.setLong(1, versionId);
      Map<String, Long> media = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          media.put(rows.getString(1), rows.getLong(2));
        }
      }
      return media;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Questionnaire add(Questionnaire questionnaire) {
    em.persist(questionnaire);
    em.flush();
    return questionnaire;
  }

  private void addMedia(QuestionnaireVersion version, Upload.MediaFile file) {
    long blob = blobs.put(new ByteArrayInputStream(file.bytes()), file.mediaType());
    try (Connection c = database.getConnection();
        PreparedStatement insert =
            c.prepareStatement(
                "insert into questionnaire_media (version_id, name, blob_id) values (?, ?, ?)")) {
      insert.setLong(1, version.id());
      insert.setString(2, file.name());
      insert.setLong(3, blob);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
