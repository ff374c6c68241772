package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Vault;

/**
 * The answers to identifier questions, sealed. Whoever opens them has the right and is audited: the
 * caller sees to both.
 */
@ApplicationScoped
public class Identities {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;

  byte[] seal(UUID instanceId, byte[] document) {
    return vault.seal(document, context(instanceId));
  }

  /** The identifier answers of a response by question name; none if it gave none. */
  public Optional<JsonObject> open(UUID instanceId) {
    return read(instanceId)
        .map(
            bytes -> {
              byte[] plain = vault.open(bytes, context(instanceId));
              try (JsonReader reader = Json.createReader(new ByteArrayInputStream(plain))) {
                return reader.readObject();
              }
            });
  }

  /** True if the response gave identifiers. */
  boolean has(UUID instanceId) {
    return read(instanceId).isPresent();
  }

  private Optional<byte[]> read(UUID instanceId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select sealed from response_identity where instance_id = ?")) {
      select.setBytes(1, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static String context(UUID instanceId) {
    return "response:" + instanceId;
  }
}
