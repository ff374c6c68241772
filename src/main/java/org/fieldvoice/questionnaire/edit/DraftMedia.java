package org.fieldvoice.questionnaire.edit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.questionnaire.QuestionnaireVersion;

/** The pictures, sounds and videos that came to a draft. */
@ApplicationScoped
class DraftMedia {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;

  /** The blobs by their names. */
  Map<String, Long> of(QuestionnaireDraft draft) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement("select name, blob_id from draft_media where draft_id = ?")) {
      select.setLong(1, draft.id());
      Map<String, Long> media = new TreeMap<>();
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

  /** Takes a file in, in the place of one of the same name. */
  void put(QuestionnaireDraft draft, String name, String mediaType, InputStream bytes) {
    remove(draft, name);
    long blob = blobs.put(bytes, mediaType);
    run(
        "insert into draft_media (draft_id, name, blob_id) values (?, ?, ?)",
        draft.id(),
        name,
        blob);
  }

  void remove(QuestionnaireDraft draft, String name) {
    Long blob = of(draft).get(name);
    if (blob != null) {
      run("delete from draft_media where draft_id = ? and name = ?", draft.id(), name);
      blobs.delete(blob);
    }
  }

  void removeAll(QuestionnaireDraft draft) {
    of(draft).keySet().forEach(name -> remove(draft, name));
  }

  /** The version that the draft became takes them over, before what it has from its own past. */
  void moveTo(QuestionnaireDraft draft, QuestionnaireVersion version) {
    run(
        "delete from questionnaire_media where version_id = ? and name in"
            + " (select name from draft_media where draft_id = ?)",
        version.id(),
        draft.id());
    run(
        "insert into questionnaire_media (version_id, name, blob_id)"
            + " select ?, name, blob_id from draft_media where draft_id = ?",
        version.id(),
        draft.id());
    run("delete from draft_media where draft_id = ?", draft.id());
  }

  private void run(String sql, Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
