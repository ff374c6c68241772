package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;

/**
 * What reviewers change about a response: what it was before stays, with who changed it, when and
 * why.
 */
@ApplicationScoped
class Revisions {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  /**
   * A change, as the studio lists it.
   *
   * @param state what the response was before it; {@code became} what it was after
   * @param author the name of whoever changed it
   */
  public record RevisionView(
      int number,
      Instant madeAt,
      Optional<String> author,
      String reason,
      String state,
      String became) {}

  /** A change to be made. */
  record Change(State to, String reason, long accountId, Instant at) {}

  /** Gives the response its new state. Call it in a transaction. */
  void review(StoredResponse response, Change change) {
    try (Connection connection = database.getConnection()) {
      raise(connection, response, change);
      keep(connection, response, change);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Only from the revision that the reviewer saw. */
  private static void raise(Connection connection, StoredResponse response, Change change)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update survey_response set state = ?, revision = revision + 1 where id = ? and revision = ?")) {
      update.setString(1, change.to().word());
      update.setLong(2, response.id());
      update.setInt(3, response.revision());
      if (update.executeUpdate() == 0) {
        throw Problem.CONFLICT.asException();
      }
    }
  }

  private static void keep(Connection connection, StoredResponse response, Change change)
      throws SQLException {
    String sql =
        "insert into response_revision (response_id, number, account_id, made_at, reason, state, answers)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, response.id());
      insert.setInt(2, response.revision() + 1);
      insert.setLong(3, change.accountId());
      insert.setObject(4, Utc.of(change.at()));
      insert.setString(5, change.reason());
      insert.setString(6, response.state().word());
      insert.setString(7, response.answers());
      insert.executeUpdate();
    }
  }

  /** The changes of a response, the newest first. */
  List<RevisionView> of(StoredResponse response) {
    String sql =
        "select v.number, v.made_at, a.name, v.reason, v.state from response_revision v"
            + " left join account a on a.id = v.account_id where v.response_id = ? order by v.number desc";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, response.id());
      List<RevisionView> revisions = new ArrayList<>();
      String became = response.state().word();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          revisions.add(
              new RevisionView(
                  row.getInt(1),
                  row.getTimestamp(2).toInstant(),
                  Optional.ofNullable(row.getString(3)),
                  row.getString(4),
                  row.getString(5),
                  became));
          became = row.getString(5);
        }
      }
      return List.copyOf(revisions);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
