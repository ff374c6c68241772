package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;

/**
 * Recordings, pictures and files that respondents send before the submission that names them. A
 * voice or a face is as good as a name: every one is sealed by the vault before it is stored.
 */
@ApplicationScoped
public class Attachments {

  /** The most bytes of one file. */
  public static final int MOST_BYTES = 20 << 20;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(audio|image|video|application|text)/[A-Za-z0-9.+-]{1,80}");

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;
  @Inject private Vault vault;
  @Inject private SecureRandom random;
  @Inject private Clock clock;

  /** A stored file, opened. */
  public record Content(String mediaType, byte[] bytes) {}

  private record Row(long blobId, String mediaType) {}

  /**
   * Stores the file under the open link and returns the id by which an answer names it. Call it in
   * a transaction.
   */
  public String add(Link link, String mediaType, byte[] bytes) {
    check(mediaType, bytes.length);
    return add(link, Crockford.random(random, 24), plain(mediaType), bytes);
  }

  /** Refuses a file that no answer may be. */
  static void check(String mediaType, long size) {
    if (!MEDIA_TYPE.matcher(plain(mediaType)).matches()) {
      throw Problem.UNSUPPORTED_TYPE.asException();
    }
    if (size > MOST_BYTES) {
      throw Problem.TOO_LARGE.with("limit", (MOST_BYTES >> 20) + " MiB");
    }
  }

  /** A media type without its parameters. */
  static String plain(String mediaType) {
    return mediaType.split(";", 2)[0].strip();
  }

  /** The same under a token that the phone has made. */
  String add(Link link, String token, String plainType, byte[] bytes) {
    long blob =
        blobs.put(
            new ByteArrayInputStream(vault.seal(bytes, context(token))),
            "application/octet-stream");
    String sql =
        "insert into attachment (token, study_id, link_id, blob_id, media_type, size, received_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, token);
      insert.setLong(2, link.studyId());
      insert.setLong(3, link.id());
      insert.setLong(4, blob);
      insert.setString(5, plainType);
      insert.setLong(6, bytes.length);
      insert.setObject(7, Utc.of(clock.instant()));
      insert.executeUpdate();
      return token;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * How many bytes the file has that came whole through the link. A name belongs to the link
   * through which its file came first.
   */
  Optional<Long> size(Link link, String token) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select size, coalesce(link_id, 0) from attachment where token = ?")) {
      select.setString(1, token);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (row.getLong(2) != link.id()) {
          throw Problem.ATTACHMENT_NAME_TAKEN.asException();
        }
        return Optional.of(row.getLong(1));
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Deletes files that no submission has named for longer than a draft that names them is kept, a
   * few at a time.
   */
  void forgetUnclaimed(Instant now) {
    String unclaimed =
        "select a.id, a.blob_id from attachment a join study s on s.id = a.study_id where a.instance_id is null"
            + " and date_add(a.received_at, interval s.draft_days + 1 day) < ? limit 500";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(unclaimed);
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from attachment where id = ? and instance_id is null")) {
      select.setObject(1, Utc.of(now));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          delete.setLong(1, row.getLong(1));
          if (delete.executeUpdate() == 1) {
            blobs.delete(row.getLong(2));
          }
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The response's file with this id, opened. */
  public Optional<Content> of(UUID instanceId, String token) {
    return row(instanceId, token)
        .map(
            row -> {
              ByteArrayOutputStream sealed = new ByteArrayOutputStream();
              blobs.copyTo(row.blobId(), sealed);
              return new Content(row.mediaType(), vault.open(sealed.toByteArray(), context(token)));
            });
  }

  private Optional<Row> row(UUID instanceId, String token) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select blob_id, media_type from attachment where token = ? and instance_id = ?")) {
      select.setString(1, token);
      select.setBytes(2, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Row(row.getLong(1), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static String context(String token) {
    return "attachment:" + token;
  }
}
