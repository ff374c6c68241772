package org.fieldvoice.questionnaire;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;

/**
 * The forms of versions in the database, as streams: they are no part of the entity, since a list
 * of versions would bring them all, and none needs to be in memory as one text.
 */
@ApplicationScoped
class StoredForms {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  /**
   * A version that is not stored yet.
   *
   * @param workbookId the blob of the workbook as it came
   * @param author the account that sent it
   */
  record NewVersion(
      long questionnaireId, int number, long workbookId, long author, Instant createdAt) {}

  /** Stores a version, in the caller's transaction, and returns its id. */
  long add(NewVersion version, Form form) {
    PackedForm packed = PackedForm.of(form);
    try (Connection c = database.getConnection();
        PreparedStatement insert =
            c.prepareStatement(
                "insert into questionnaire_version (questionnaire_id, number, title, languages,"
                    + " questions, form, seal, workbook_id, created_at, created_by)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, version.questionnaireId());
      insert.setInt(2, version.number());
      insert.setString(3, form.title());
      insert.setString(4, String.join(" ", form.languages().stream().map(Language::tag).toList()));
      insert.setInt(5, form.asked());
      insert.setCharacterStream(6, packed.reader());
      insert.setString(7, packed.seal());
      insert.setLong(8, version.workbookId());
      insert.setObject(9, LocalDateTime.ofInstant(version.createdAt(), ZoneOffset.UTC));
      insert.setLong(10, version.author());
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  Form read(long versionId) {
    return with(versionId, FormJson::read);
  }

  /** To be compared with another: of the largest form, 80 MB, two would not fit a small server. */
  Form readBeside(Form other, long versionId) {
    return with(versionId, json -> FormJson.readBeside(other, json));
  }

  /** Writes the JSON to the stream. Does not close it. */
  void copyTo(long versionId, OutputStream out) {
    with(versionId, in -> in.transferTo(out));
  }

  /**
   * The main language of the study that asks with this version, a BCP 47 tag. Without an entity
   * manager, as all here: a job that reads versions may outlive the request whose it would be.
   */
  String mainLanguage(long versionId) {
    String select =
        "select s.languages from questionnaire_version v"
            + " join questionnaire q on q.id = v.questionnaire_id"
            + " join study s on s.id = q.study_id where v.id = ?";
    return row(versionId, select, row -> row.getString(1).split(" ")[0]);
  }

  /** What is done with the JSON. */
  private interface Use<T> {
    T of(InputStream json) throws IOException;
  }

  private <T> T with(long versionId, Use<T> use) {
    return row(
        versionId,
        "select form from questionnaire_version where id = ?",
        row -> {
          try (InputStream json = row.getBinaryStream(1)) {
            return use.of(json);
          }
        });
  }

  /** What is read of a version's row. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException, IOException;
  }

  private <T> T row(long versionId, String sql, Reading<T> reading) {
    try (Connection c = database.getConnection();
        PreparedStatement select = c.prepareStatement(sql)) {
      select.setLong(1, versionId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw Problem.NOT_FOUND.with("what", "version " + versionId);
        }
        return reading.of(row);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
