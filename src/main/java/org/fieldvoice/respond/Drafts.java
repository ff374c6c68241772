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
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;
import org.fieldvoice.response.Crockford;
import org.fieldvoice.response.Kiosks;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Receipts;

/**
 * Answers that somebody has begun. A draft is opened by a key that only its page holds, or, on
 * another device, by a short code; it is made at the first screen, saved at each, and gone when it
 * was sent, or after the days that the study says.
 */
@ApplicationScoped
class Drafts {

  private static final Duration KEPT_WHEN_SENT = Duration.ofMinutes(15);
  private static final int KEY_BYTES = 24;
  private static final int CODE_LENGTH = 8;
  private static final String PURPOSE = "resume";
  private static final Pattern KEYS = Pattern.compile("[A-Za-z0-9_-]{32}");

  /**
   * Of a link {@code l} and its study {@code s}. On a shared tablet whoever has gone away is
   * followed by the next, who may press the browser's back button: what was begun is gone by then.
   */
  private static final String EXPIRES =
      "date_add(cast(? as datetime(6)), interval if(l.mode = 'kiosk', greatest(coalesce(l.idle_seconds, 0), "
          + Kiosks.UNTOUCHED_SECONDS
          + "), s.draft_days * 86400) second)";

  private static final String SAVE =
      "update draft d join link l on l.id = d.link_id join study s on s.id = l.study_id"
          + " set d.sealed = ?, d.expires_at = "
          + EXPIRES
          + " where d.key_hash = ?";

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;
  @Inject private Receipts receipts;
  @Inject private SecureRandom random;

  /**
   * What is kept of somebody's beginning.
   *
   * @param key 192 random bits as text
   * @param code with which another device goes on, as {@link Crockford} has it
   * @param number the version's, as it is sent with the answers
   * @param screen where the respondent was; 0 before the first
   */
  record Draft(
      String key,
      String code,
      UUID instanceId,
      long versionId,
      int number,
      Instant startedAt,
      Answers answers,
      int screen,
      Course course) {

    /** One in which nothing has been answered yet. */
    static Draft begun(String key, Document.Source source, Answers answers, Instant now) {
      UUID id = UUID.randomUUID();
      long version = source.versionId();
      return new Draft(key, "", id, version, source.number(), now, answers, 0, Course.BEGUN);
    }

    Draft on(Course other) {
      return new Draft(key, code, instanceId, versionId, number, startedAt, answers, screen, other);
    }

    Draft at(int other) {
      return new Draft(key, code, instanceId, versionId, number, startedAt, answers, other, course);
    }
  }

  String newKey() {
    byte[] secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static boolean isKey(String text) {
    return KEYS.matcher(text).matches();
  }

  /**
   * Stores a draft that has no code yet, and gives it one; where the same page has been quicker in
   * another request, gives that one.
   */
  Draft add(long linkId, Draft fresh, Instant now) {
    Draft draft =
        new Draft(
            fresh.key(),
            Crockford.random(random, CODE_LENGTH),
            fresh.instanceId(),
            fresh.versionId(),
            fresh.number(),
            fresh.startedAt(),
            fresh.answers(),
            fresh.screen(),
            fresh.course());
    String sql =
        "insert into draft (key_hash, code_hash, link_id, version_id, instance_id, started_at, expires_at, sealed)"
            + " select ?, ?, l.id, ?, ?, ?, "
            + EXPIRES
            + ", ? from link l join study s on s.id = l.study_id where l.id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, hash(draft.key()));
      insert.setBytes(2, receipts.codeHash(PURPOSE, draft.code()));
      insert.setLong(3, draft.versionId());
      insert.setBytes(4, bytes(draft.instanceId()));
      insert.setObject(5, utc(draft.startedAt()));
      insert.setObject(6, utc(now));
      insert.setBytes(7, sealed(draft));
      insert.setLong(8, linkId);
      insert.executeUpdate();
      return draft;
    } catch (SQLIntegrityConstraintViolationException e) {
      return find(fresh.key(), linkId, now).orElseThrow(Problem.DRAFT_EXPIRED::asException);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The draft with this key that was begun through this link and has not expired. */
  Optional<Draft> find(String key, long linkId, Instant now) {
    return find("key_hash", hash(key), linkId, now);
  }

  /** The same by the code, as it was typed. */
  Optional<Draft> withCode(String code, long linkId, Instant now) {
    return find("code_hash", receipts.codeHash(PURPOSE, code), linkId, now);
  }

  /** What was saved last of all that was begun through this link and has not been sent. */
  Optional<Draft> newest(long linkId, Instant now) {
    return one(
        "link_id = ? and expires_at > ?"
            + " and not exists (select 1 from survey_response r where r.instance_id = draft.instance_id)"
            + " order by expires_at desc limit 1",
        linkId,
        utc(now));
  }

  private Optional<Draft> find(String column, byte[] hash, long linkId, Instant now) {
    return one(column + " = ? and link_id = ? and expires_at > ?", hash, linkId, utc(now));
  }

  private Optional<Draft> one(String condition, Object... values) {
    String sql = "select instance_id, version_id, started_at, sealed from draft where " + condition;
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(draft(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  void save(Draft draft, Instant now) {
    update(SAVE, draft, now);
  }

  /**
   * The same from a page that saves once more before the last save is through: of two that come in
   * the wrong order, the later one stays.
   *
   * @param turn grows with each save, whichever device it comes from
   * @return the turn of what is kept now: greater than the given one where that came too late
   */
  long save(Draft draft, long turn, Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                SAVE.replace(" set ", " set d.turn = ?, ") + " and d.turn <= ?")) {
      update.setLong(1, turn);
      update.setBytes(2, sealed(draft));
      update.setObject(3, utc(now));
      update.setBytes(4, hash(draft.key()));
      update.setLong(5, turn);
      return update.executeUpdate() > 0 ? turn : turn(connection, draft.key());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static long turn(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select turn from draft where key_hash = ?")) {
      select.setBytes(1, hash(key));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /**
   * Keeps it a little longer: who reloads the receipt's page sends once more, and gets the same
   * receipt.
   */
  void sent(Draft draft, Instant now) {
    update(
        "update draft set sealed = ?, expires_at = ? where key_hash = ?",
        draft,
        now.plus(KEPT_WHEN_SENT));
  }

  private void update(String sql, Draft draft, Instant time) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setBytes(1, sealed(draft));
      update.setObject(2, utc(time));
      update.setBytes(3, hash(draft.key()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Deletes it; does nothing where there is none. */
  void forget(String key) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from draft where key_hash = ?")) {
      delete.setBytes(1, hash(key));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Deletes what has expired. */
  void forgetExpired(Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from draft where expires_at < ?")) {
      delete.setObject(1, utc(now));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** How long a draft of this link is kept that is saved now. */
  Instant keptUntil(Link link, Instant now) {
    String sql =
        "select " + EXPIRES + " from link l join study s on s.id = l.study_id where l.id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, utc(now));
      select.setLong(2, link.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC) : now;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** True when the answers with this id have been sent, or were sent and taken back. */
  boolean isSent(UUID instanceId) {
    String sql =
        "select 1 from survey_response where instance_id = ?"
            + " union all select 1 from withdrawn_response where instance_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBytes(1, bytes(instanceId));
      select.setBytes(2, bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Draft draft(ResultSet row) throws SQLException {
    UUID instanceId = uuid(row.getBytes(1));
    String text =
        new String(vault.open(row.getBytes(4), context(instanceId)), StandardCharsets.UTF_8);
    JsonObject kept = Json.createReader(new StringReader(text)).readObject();
    return new Draft(
        kept.getString("key"),
        kept.getString("code"),
        instanceId,
        row.getLong(2),
        kept.getInt("number"),
        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
        Answers.of(kept.getJsonObject("answers")),
        kept.getInt("screen"),
        Course.of(kept.getJsonObject("course")));
  }

  private byte[] sealed(Draft draft) {
    JsonObject kept =
        Json.createObjectBuilder()
            .add("key", draft.key())
            .add("code", draft.code())
            .add("number", draft.number())
            .add("screen", draft.screen())
            .add("answers", draft.answers().json())
            .add("course", draft.course().json())
            .build();
    return vault.seal(
        kept.toString().getBytes(StandardCharsets.UTF_8), context(draft.instanceId()));
  }

  private static String context(UUID instanceId) {
    return "draft:" + instanceId;
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
