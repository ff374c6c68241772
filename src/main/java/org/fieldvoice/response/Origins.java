package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
 * From where responses came, for the studies that ask for it: sealed, opened one by one by those
 * with the right, in no export, deleted with the response.
 */
@ApplicationScoped
class Origins {

  private static final int LONGEST = 500;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Vault vault;

  byte[] seal(UUID instanceId, Sender sender) {
    JsonObject document =
        Json.createObjectBuilder()
            .add("network", cut(sender.network()))
            .add("browser", cut(sender.browser()))
            .build();
    return vault.seal(document.toString().getBytes(StandardCharsets.UTF_8), context(instanceId));
  }

  boolean has(UUID instanceId) {
    return sealed(instanceId).isPresent();
  }

  Optional<Sender> open(UUID instanceId) {
    return sealed(instanceId).map(bytes -> sender(vault.open(bytes, context(instanceId))));
  }

  private Optional<byte[]> sealed(UUID instanceId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select sealed from response_origin where instance_id = ?")) {
      select.setBytes(1, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Sender sender(byte[] document) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(document))) {
      JsonObject sender = reader.readObject();
      return new Sender(sender.getString("network"), sender.getString("browser"));
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static String context(UUID instanceId) {
    return "origin:" + instanceId;
  }
}
