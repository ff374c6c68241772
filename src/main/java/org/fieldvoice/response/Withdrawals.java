package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;

/**
 * A respondent takes a response back: answers, identity, revisions, conflicting submissions and
 * files are deleted in one transaction, so that no list and no export shows any of it from then on.
 * What stays is the instance id, which lets nothing be sent under it again.
 */
@ApplicationScoped
public class Withdrawals {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Links links;
  @Inject private Receipts receipts;
  @Inject private BlobStore blobs;
  @Inject private Audit audit;
  @Inject private Clock clock;

  private record Found(long id, UUID instanceId, long questionnaireId) {}

  /**
   * Withdraws the response with this code that came into the study of this link. Call it in a
   * transaction.
   */
  public void withdraw(String linkToken, String code) {
    Link link = links.leading(linkToken);
    try (Connection connection = database.getConnection()) {
      Found found =
          find(connection, link.studyId(), code)
              .orElseThrow(Problem.WITHDRAWAL_CODE_UNKNOWN::asException);
      bury(connection, found);
      deleteFiles(connection, found.instanceId());
      delete(
          connection, "delete from submission_conflict where instance_id = ?", found.instanceId());
      delete(
          connection,
          "update recruiter set instance_id = null where instance_id = ?",
          found.instanceId());
      delete(connection, "delete from draft where instance_id = ?", found.instanceId());
      delete(connection, "delete from survey_response where instance_id = ?", found.instanceId());
      audit.record("response.withdraw", found.instanceId().toString(), Map.of());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Optional<Found> find(Connection connection, long studyId, String code)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, instance_id, questionnaire_id from survey_response where withdrawal_hash = ? and study_id = ?"
                + " for update")) {
      select.setBytes(1, receipts.withdrawalHash(code));
      select.setLong(2, studyId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Found(row.getLong(1), Uuids.of(row.getBytes(2)), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  private void bury(Connection connection, Found found) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into withdrawn_response (instance_id, questionnaire_id, withdrawn_at) values (?, ?, ?)")) {
      insert.setBytes(1, Uuids.bytes(found.instanceId()));
      insert.setLong(2, found.questionnaireId());
      insert.setObject(3, Utc.of(clock.instant()));
      insert.executeUpdate();
    }
  }

  private void deleteFiles(Connection connection, UUID instanceId) throws SQLException {
    List<Long> files = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("select blob_id from attachment where instance_id = ?")) {
      select.setBytes(1, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          files.add(row.getLong(1));
        }
      }
    }
    delete(connection, "delete from attachment where instance_id = ?", instanceId);
    files.forEach(blobs::delete);
  }

  private static void delete(Connection connection, String sql, UUID instanceId)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setBytes(1, Uuids.bytes(instanceId));
      delete.executeUpdate();
    }
  }
}
