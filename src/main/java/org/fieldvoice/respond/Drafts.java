package org.fieldvoice.respond;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Vault;

/**
 * Answers that browsers without script have begun. A draft is opened by a key that only its page
 * holds; it is made at the first screen, saved at each, and gone a day after the last, or soon
 * after it was sent.
 */
@ApplicationScoped
class Drafts {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration KEPT_WHEN_SENT = Duration.ofMinutes(15);
  private static final int KEY_BYTES = 24;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;
  @Inject private SecureRandom random;

  /**
   * What is kept of somebody's beginning.
   *
   * @param key 192 random bits as text
   * @param number the version's, as it is sent with the answers
   */
  record Draft(
      String key,
      UUID instanceId,
      long versionId,
      int number,
      Instant startedAt,
      Answers answers,
      Course course) {

    Draft on(Course other) {
      return new Draft(key, instanceId, versionId, number, startedAt, answers, other);
    }
  }

  /** A new draft, stored. */
  Draft begin(long linkId, Document.Source source, Answers answers, Instant now) {
    byte[] secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Draft draft =
        new Draft(
            key,
            UUID.randomUUID(),
            source.versionId(),
            source.number(),
            now,
            answers,
            Course.BEGUN);
    String sql =
        "insert into draft (key_hash, link_id, version_id, instance_id, started_at, expires_at, sealed)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection()) {
      forgetExpired(connection, now);
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setBytes(1, hash(key));
        insert.setLong(2, linkId);
        insert.setLong(3, draft.versionId());
        insert.setBytes(4, bytes(draft.instanceId()));
        insert.setObject(5, utc(now));
        insert.setObject(6, utc(now.plus(KEPT)));
        insert.setBytes(7, sealed(draft));
        insert.executeUpdate();
      }
      return draft;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The draft with this key that was begun through this link and has not expired. */
  Optional<Draft> find(String key, long linkId, Instant now) {
    String sql =
        "select instance_id, version_id, started_at, sealed from draft"
            + " where key_hash = ? and link_id = ? and expires_at > ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBytes(1, hash(key));
      select.setLong(2, linkId);
      select.setObject(3, utc(now));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(draft(key, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  void save(Draft draft, Instant now) {
    update(draft, now.plus(KEPT));
  }

  /**
   * Keeps it a little longer: who reloads the receipt's page sends once more, and gets the same
   * receipt.
   */
  void sent(Draft draft, Instant now) {
    update(draft, now.plus(KEPT_WHEN_SENT));
  }

  private void update(Draft draft, Instant expires) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update draft set sealed = ?, expires_at = ? where key_hash = ?")) {
      update.setBytes(1, sealed(draft));
      update.setObject(2, utc(expires));
      update.setBytes(3, hash(draft.key()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Draft draft(String key, ResultSet row) throws SQLException {
    UUID instanceId = uuid(row.getBytes(1));
    String text =
        new String(vault.open(row.getBytes(4), context(instanceId)), StandardCharsets.UTF_8);
    JsonObject kept = Json.createReader(new StringReader(text)).readObject();
    Instant startedAt = row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    Answers answers = Answers.of(kept.getJsonObject("answers"));
    return new Draft(
        key,
        instanceId,
        row.getLong(2),
        kept.getInt("number"),
        startedAt,
        answers,
        Course.of(kept.getJsonObject("course")));
  }

  private byte[] sealed(Draft draft) {
    JsonObject kept =
        Json.createObjectBuilder()
            .add("number", draft.number())
            .add("answers", draft.answers().json())
            .add("course", draft.course().json())
            .build();
    return vault.seal(
        kept.toString().getBytes(StandardCharsets.UTF_8), context(draft.instanceId()));
  }

  private static String context(UUID instanceId) {
    return "draft:" + instanceId;
  }

  private static void forgetExpired(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from draft where expires_at < ? limit 100")) {
      delete.setObject(1, utc(now));
      delete.executeUpdate();
    }
  }

  private static byte[] hash(String key) {
    return Assets.sha256(key.getBytes(StandardCharsets.UTF_8));
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
