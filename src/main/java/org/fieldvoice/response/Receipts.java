package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Receipts and withdrawal codes. Both are made from the instance id with a key that only the server
 * has, so that a submission that is sent again gets the same ones, though the code is stored
 * nowhere: the database has its keyed hash, by which a withdrawal finds the response. The key lies
 * in the database, sealed by the vault.
 */
@ApplicationScoped
public class Receipts {

  private static final String CONTEXT = "response-key";

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;
  @Inject private SecureRandom random;
  private volatile @Nullable SecretKeySpec key;

  /**
   * What a respondent takes away.
   *
   * @param receipt names the response when somebody asks for it: {@code k7qf-2m9x}
   * @param withdrawalCode takes it back
   */
  record Codes(String receipt, String withdrawalCode) {}

  Codes codes(UUID instanceId) {
    byte[] mac = mac("receipt", Uuids.bytes(instanceId));
    return new Codes(
        Crockford.grouped(Crockford.of(mac, 0, 8)), Crockford.grouped(Crockford.of(mac, 8, 12)));
  }

  /** By which the database finds the response of a withdrawal code, 16 bytes. */
  byte[] withdrawalHash(String code) {
    return codeHash("withdrawal", code);
  }

  /**
   * By which a repetition is told from a different submission, 32 bytes; keyed, since answers can
   * be guessed.
   */
  byte[] contentHash(byte[] content) {
    return mac("content", content);
  }

  /**
   * By which the database finds or compares a short code that is stored nowhere, 16 bytes.
   *
   * @param purpose parts the codes of one kind from those of another
   * @param code as it was typed
   */
  public byte[] codeHash(String purpose, String code) {
    return Arrays.copyOf(mac(purpose, Crockford.read(code).getBytes(StandardCharsets.UTF_8)), 16);
  }

  private byte[] mac(String purpose, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key());
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(vault.open(sealedKey(), CONTEXT), "HmacSHA256");
      key = known;
    }
    return known;
  }

  /** Several nodes may start at once: whoever inserts first decides, the others read. */
  private byte[] sealedKey() {
    try (Connection connection = database.getConnection()) {
      Optional<byte[]> stored = read(connection);
      if (stored.isPresent()) {
        return stored.get();
      }
      byte[] fresh = new byte[32];
      random.nextBytes(fresh);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert ignore into response_key (id, sealed) values (1, ?)")) {
        insert.setBytes(1, vault.seal(fresh, CONTEXT));
        insert.executeUpdate();
      }
      return read(connection).orElseThrow();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Optional<byte[]> read(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select sealed from response_key where id = 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
    }
  }
}
