package org.fieldvoice.questionnaire;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.BlobStore.Blob;
import org.fieldvoice.platform.Sql;
import org.fieldvoice.questionnaire.xlsform.Upload;

/** The pictures, sounds and videos that versions show. */
@ApplicationScoped
public class VersionMedia {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;

  /** Those of a version, by their names. */
  public SortedMap<String, Blob> of(long versionId) {
    return blobs.named(
        "select name, blob_id from questionnaire_media where version_id = ?", versionId);
  }

  /** The file that a version shows under this name. */
  public Optional<Blob> of(long versionId, String name) {
    return Optional.ofNullable(of(versionId).get(name));
  }

  /** Gives a version those of another. */
  public void copy(QuestionnaireVersion from, QuestionnaireVersion to) {
    Sql.run(
        database,
        "insert into questionnaire_media (version_id, name, blob_id)"
            + " select ?, name, blob_id from questionnaire_media where version_id = ?",
        to.id(),
        from.id());
  }

  void add(QuestionnaireVersion version, List<Upload.MediaFile> files) {
    for (Upload.MediaFile file : files) {
      long blob = blobs.put(new ByteArrayInputStream(file.bytes()), file.mediaType());
      Sql.run(
          database,
          "insert into questionnaire_media (version_id, name, blob_id) values (?, ?, ?)",
          version.id(),
          file.name(),
          blob);
    }
  }
}
