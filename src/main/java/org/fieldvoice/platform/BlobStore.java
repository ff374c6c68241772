package org.fieldvoice.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Files, in chunks in the database, so that one backup is whole and nodes hold nothing. Writes join
 * the caller's transaction; at most one chunk of 256 KiB is in memory at a time.
 */
@ApplicationScoped
public class BlobStore {

  private static final int CHUNK = 256 * 1024;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  /** A stored file. */
  public record Blob(long id, String mediaType, long size, String sha256) {}

  /** Stores what the stream gives and returns its id. Does not close the stream. */
  public long put(InputStream in, String mediaType) {
    try (Connection c = database.getConnection()) {
      long id = insert(c, mediaType);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = 0;
      try (PreparedStatement chunk =
          c.prepareStatement(
              "insert into blob_chunk (blob_id, position, bytes) values (?, ?, ?)")) {
        int position = 0;
        for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
          digest.update(bytes);
          size += bytes.length;
          chunk.setLong(1, id);
          chunk.setInt(2, position++);
          chunk.setBytes(3, bytes);
          chunk.executeUpdate();
        }
      }
      seal(c, id, size, HexFormat.of().formatHex(digest.digest()));
      return id;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public Optional<Blob> find(long id) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement("select media_type, size, sha256 from `blob` where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Blob(id, row.getString(1), row.getLong(2), row.getString(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * The files that somebody has under names of their own, by name.
   *
   * @param owned a query for names and ids of files, with one question mark for the owner
   */
  public SortedMap<String, Blob> named(String owned, long owner) {
    String sql =
        "select n.name, b.id, b.media_type, b.size, b.sha256 from ("
            + owned
            + ") n join `blob` b on b.id = n.blob_id";
    try (Connection c = database.getConnection();
        PreparedStatement select = Sql.filled(c, sql, owner);
        ResultSet row = select.executeQuery()) {
      SortedMap<String, Blob> named = new TreeMap<>();
      while (row.next()) {
        named.put(
            row.getString(1),
            new Blob(row.getLong(2), row.getString(3), row.getLong(4), row.getString(5)));
      }
      return named;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Writes the file's bytes to the stream. Does not close it. */
  public void copyTo(long id, OutputStream out) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement("select bytes from blob_chunk where blob_id = ? and position = ?")) {
      for (int position = 0; copyChunk(select, id, position, out); position++) {}
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete(long id) {
    try (Connection c = database.getConnection();
        PreparedStatement delete = c.prepareStatement("delete from `blob` where id = ?")) {
      delete.setLong(1, id);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static boolean copyChunk(
      PreparedStatement select, long id, int position, OutputStream out)
      throws SQLException, IOException {
    select.setLong(1, id);
    select.setInt(2, position);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return false;
      }
      out.write(row.getBytes(1));
      return true;
    }
  }

  private static long insert(Connection c, String mediaType) throws SQLException {
    try (PreparedStatement insert =
        c.prepareStatement(
            "insert into `blob` (media_type, size, sha256) values (?, 0, '')",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, mediaType);
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    }
  }

  private static void seal(Connection c, long id, long size, String sha256) throws SQLException {
    try (PreparedStatement update =
        c.prepareStatement("update `blob` set size = ?, sha256 = ? where id = ?")) {
      update.setLong(1, size);
      update.setString(2, sha256);
      update.setLong(3, id);
      update.executeUpdate();
    }
  }
}
