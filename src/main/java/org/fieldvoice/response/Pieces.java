package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;

/**
 * Files that come in pieces, so that a network that breaks costs one piece. The phone names the
 * file by a token that it has made, sends pieces in order, and is told each time how many bytes are
 * here: a piece that came before is passed over, one that comes too early is not taken. With the
 * last piece the file becomes an attachment. Call it in a transaction.
 */
@ApplicationScoped
public class Pieces {

  /** The most bytes of one piece. */
  public static final int MOST_BYTES = 1 << 20;

  private static final Duration KEPT = Duration.ofDays(2);
  private static final Pattern TOKEN = Pattern.compile("[0-9abcdefghjkmnpqrstvwxyz]{24}");

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Attachments attachments;
  @Inject private Vault vault;

  /** How much of a file is here, in bytes. */
  public record Progress(long received, long size) {}

  /**
   * One piece.
   *
   * @param at the place of its first byte in the file
   * @param size the whole file's
   */
  public record Piece(String token, String mediaType, long at, long size, byte[] bytes) {}

  private record Upload(long id, String mediaType, long size, long received) {}

  /** How much is here; nothing of a file that nobody has begun. */
  public Progress of(Link link, String token) {
    Optional<Long> whole = attachments.size(link, checked(token));
    if (whole.isPresent()) {
      return new Progress(whole.get(), whole.get());
    }
    try (Connection connection = database.getConnection()) {
      return find(connection, link, token)
          .map(upload -> new Progress(upload.received(), upload.size()))
          .orElseGet(() -> new Progress(0, 0));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Takes the piece if it is the next one, and says how much is here afterwards. */
  public Progress add(Link link, Piece piece, Instant now) {
    Optional<Long> whole = attachments.size(link, checked(piece.token()));
    if (whole.isPresent()) {
      return new Progress(whole.get(), whole.get());
    }
    Attachments.check(piece.mediaType(), piece.size());
    if (piece.at() < 0 || piece.size() < 1 || piece.at() + piece.bytes().length > piece.size()) {
      throw Problem.MALFORMED.with("why", "the piece does not lie in the file");
    }
    try (Connection connection = database.getConnection()) {
      begin(connection, link, piece, now);
      Upload upload =
          find(connection, link, piece.token())
              .orElseThrow(Problem.ATTACHMENT_NAME_TAKEN::asException);
      if (upload.size() != piece.size()) {
        throw Problem.MALFORMED.with("why", "the file had another size before");
      }
      long received = take(connection, upload, piece, now);
      if (received == upload.size()) {
        finish(connection, link, upload, piece.token());
      }
      return new Progress(received, upload.size());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void begin(Connection connection, Link link, Piece piece, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert ignore into upload (token, link_id, media_type, size, received, touched_at)"
                + " values (?, ?, ?, ?, 0, ?)")) {
      insert.setString(1, piece.token());
      insert.setLong(2, link.id());
      insert.setString(3, Attachments.plain(piece.mediaType()));
      insert.setLong(4, piece.size());
      insert.setObject(5, Utc.of(now));
      insert.executeUpdate();
    }
  }

  /** Locks it until the transaction ends: two tries of the same piece come one after the other. */
  private static Optional<Upload> find(Connection connection, Link link, String token)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, media_type, size, received from upload where token = ? and link_id = ? for update")) {
      select.setString(1, token);
      select.setLong(2, link.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Upload(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
            : Optional.empty();
      }
    }
  }

  private long take(Connection connection, Upload upload, Piece piece, Instant now)
      throws SQLException {
    long end = piece.at() + piece.bytes().length;
    if (piece.at() > upload.received() || end <= upload.received()) {
      return upload.received();
    }
    int known = (int) (upload.received() - piece.at());
    byte[] fresh = Arrays.copyOfRange(piece.bytes(), known, piece.bytes().length);
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into upload_piece (upload_id, at_byte, sealed) values (?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "update upload set received = ?, touched_at = ? where id = ?")) {
      insert.setLong(1, upload.id());
      insert.setLong(2, upload.received());
      insert.setBytes(3, vault.seal(fresh, context(piece.token(), upload.received())));
      insert.executeUpdate();
      update.setLong(1, end);
      update.setObject(2, Utc.of(now));
      update.setLong(3, upload.id());
      update.executeUpdate();
    }
    return end;
  }

  private void finish(Connection connection, Link link, Upload upload, String token)
      throws SQLException {
    ByteArrayOutputStream file = new ByteArrayOutputStream((int) upload.size());
    try (PreparedStatement select =
        connection.prepareStatement(
            "select at_byte, sealed from upload_piece where upload_id = ? order by at_byte")) {
      select.setLong(1, upload.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          file.writeBytes(vault.open(row.getBytes(2), context(token, row.getLong(1))));
        }
      }
    }
    attachments.add(link, token, upload.mediaType(), file.toByteArray());
    try (PreparedStatement delete =
        connection.prepareStatement("delete from upload where id = ?")) {
      delete.setLong(1, upload.id());
      delete.executeUpdate();
    }
  }

  /** Deletes what nobody has gone on with for two days. */
  void forgetOld(Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from upload where touched_at < ?")) {
      delete.setObject(1, Utc.of(now.minus(KEPT)));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static String checked(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw Problem.MALFORMED.with("why", "the file's name is not 24 characters of base 32");
    }
    return token;
  }

  private static String context(String token, long at) {
    return "upload:" + token + ":" + at;
  }
}
