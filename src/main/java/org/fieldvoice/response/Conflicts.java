package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Vault;

/**
 * Submissions that came under a used instance id with other answers: kept, sealed, and the stored
 * response flagged.
 */
@ApplicationScoped
class Conflicts {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;

  /** Keeps what was sent, once however often it is sent. */
  void keep(Arrival arrival, byte[] json) {
    try (Connection connection = database.getConnection()) {
      insert(connection, arrival, json);
      flag(connection, arrival);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** How many were kept under this instance id. */
  long count(UUID instanceId) {
    return kept(instanceId).size();
  }

  /** What was sent, opened. It may name a person: the caller has the right and is audited. */
  List<JsonObject> open(UUID instanceId) {
    return kept(instanceId).stream()
        .map(bytes -> vault.open(bytes, context(instanceId)))
        .map(json -> Json.createReader(new ByteArrayInputStream(json)).readObject())
        .toList();
  }

  private List<byte[]> kept(UUID instanceId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select sealed from submission_conflict where instance_id = ? order by id")) {
      select.setBytes(1, Uuids.bytes(instanceId));
      List<byte[]> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getBytes(1));
        }
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static String context(UUID instanceId) {
    return "conflict:" + instanceId;
  }

  private void insert(Connection connection, Arrival arrival, byte[] json) throws SQLException {
    String sql =
        "insert ignore into submission_conflict (instance_id, study_id, questionnaire_id, content_hash, received_at,"
            + " sealed) values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, Uuids.bytes(arrival.instanceId()));
      insert.setLong(2, arrival.place().studyId());
      insert.setLong(3, arrival.place().questionnaireId());
      insert.setBytes(4, arrival.contentHash());
      insert.setObject(5, Utc.of(arrival.receivedAt()));
      insert.setBytes(6, vault.seal(json, context(arrival.instanceId())));
      insert.executeUpdate();
    }
  }

  private static void flag(Connection connection, Arrival arrival) throws SQLException {
    String sql =
        "update survey_response set flags = trim(concat(flags, ' conflict'))"
            + " where instance_id = ? and questionnaire_id = ? and concat(' ', flags, ' ') not like '% conflict %'";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setBytes(1, Uuids.bytes(arrival.instanceId()));
      update.setLong(2, arrival.place().questionnaireId());
      update.executeUpdate();
    }
  }
}
