package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Links for one invited person each. Whom a link is for is sealed; a response that comes through it
 * does not know which link it was, so that nothing leads from a person to their answers.
 */
@ApplicationScoped
class Invitations {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Links links;
  @Inject private Vault vault;
  @Inject private SecureRandom random;

  /** Invitations that were made together; {@code used} is how many have answered. */
  public record Batch(long id, String questionnaire, Instant madeAt, long invited, long used) {}

  /** One invitation, without whom it is for. */
  public record State(int number, boolean used) {}

  /**
   * One invitation as it is sent to somebody.
   *
   * @param reference whom it is for; absent where only a count was asked for
   */
  record Letter(int number, Optional<String> reference, String token, boolean used) {}

  /** Makes one link like the pattern for each reference. Call it in a transaction. */
  long make(Link pattern, List<Optional<String>> references, long accountId, Instant now) {
    try (Connection connection = database.getConnection()) {
      long batch = batch(connection, pattern, accountId, now);
      for (int i = 0; i < references.size(); i++) {
        String token = Crockford.random(random, LinksResource.TOKEN_LENGTH);
        Link link = links.add(pattern.invitation(token), Optional.of(accountId), now);
        add(connection, batch, link, i + 1, references.get(i));
      }
      return batch;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static long batch(Connection connection, Link pattern, long accountId, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into invitation_batch (study_id, questionnaire_id, made_by, made_at) values (?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, pattern.studyId());
      insert.setLong(2, pattern.questionnaireId());
      insert.setLong(3, accountId);
      insert.setObject(4, Utc.of(now));
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    }
  }

  private void add(
      Connection connection, long batch, Link link, int number, Optional<String> reference)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into invitation (link_id, batch_id, number, sealed) values (?, ?, ?, ?)")) {
      insert.setLong(1, link.id());
      insert.setLong(2, batch);
      insert.setInt(3, number);
      insert.setBytes(
          4,
          reference
              .map(r -> vault.seal(r.getBytes(StandardCharsets.UTF_8), context(link.token())))
              .orElse(null));
      insert.executeUpdate();
    }
  }

  /** A study's batches, the newest first. */
  List<Batch> of(long studyId) {
    String sql =
        "select b.id, q.code, b.made_at, count(*), sum(l.taken) from invitation_batch b"
            + " join questionnaire q on q.id = b.questionnaire_id join invitation i on i.batch_id = b.id"
            + " join link l on l.id = i.link_id where b.study_id = ? group by b.id, q.code, b.made_at"
            + " order by b.id desc limit 500";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      List<Batch> batches = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Timestamp madeAt = row.getTimestamp(3);
          batches.add(
              new Batch(
                  row.getLong(1),
                  row.getString(2),
                  madeAt.toInstant(),
                  row.getLong(4),
                  row.getLong(5)));
        }
      }
      return batches;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** A batch's invitations with whom they are for, in order; empty where there is none. */
  List<Letter> letters(long studyId, long batch) {
    String sql =
        "select i.number, i.sealed, l.token, l.taken from invitation i join link l on l.id = i.link_id"
            + " where i.batch_id = ? and l.study_id = ? order by i.number";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, batch);
      select.setLong(2, studyId);
      List<Letter> letters = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String token = row.getString(3);
          letters.add(
              new Letter(row.getInt(1), open(row.getBytes(2), token), token, row.getInt(4) > 0));
        }
      }
      return letters;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Optional<String> open(byte @Nullable [] bytes, String token) {
    return Optional.ofNullable(bytes)
        .map(b -> new String(vault.open(b, context(token)), StandardCharsets.UTF_8));
  }

  private static String context(String token) {
    return "invitation:" + token;
  }
}
