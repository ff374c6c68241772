package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.jspecify.annotations.Nullable;

/** How a link's shared tablet behaves: when it begins anew, and who may end it. */
@ApplicationScoped
public class Kiosks {

  /** How long one screen may be looked at where no script notices a touch. */
  public static final int UNTOUCHED_SECONDS = 300;

  private static final int USUAL_IDLE = 90;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Receipts receipts;

  /**
   * What the tablet has to know.
   *
   * @param idleSeconds after so long without a touch it begins anew; absent: after the usual time
   * @param pin whether there is a PIN that ends it
   */
  public record Kiosk(Optional<Integer> idleSeconds, boolean pin) {

    /** After how many seconds a screen gives way that a browser without script shows. */
    public int screenSeconds() {
      return Math.max(idleSeconds.orElse(0), UNTOUCHED_SECONDS);
    }

    /** The same of a receipt. */
    public int receiptSeconds() {
      return idleSeconds.orElse(USUAL_IDLE);
    }
  }

  /** Sets both for a link; the PIN itself is not stored. */
  void set(Link link, Optional<String> pin, Optional<Integer> idleSeconds) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update link set pin_hash = ?, idle_seconds = ? where id = ?")) {
      update.setBytes(1, pin.map(p -> hash(link, p)).orElse(null));
      update.setObject(2, idleSeconds.orElse(null));
      update.setLong(3, link.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  public Kiosk of(Link link) {
    return read(link, row -> new Kiosk(Optional.ofNullable(row.idle()), row.pin() != null));
  }

  /** True for the PIN that was set. */
  public boolean ends(Link link, String pin) {
    return read(
        link, row -> row.pin() != null && MessageDigest.isEqual(row.pin(), hash(link, pin)));
  }

  private record Row(byte @Nullable [] pin, @Nullable Integer idle) {}

  private <T> T read(Link link, java.util.function.Function<Row, T> as) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select pin_hash, idle_seconds from link where id = ?")) {
      select.setLong(1, link.id());
      try (ResultSet row = select.executeQuery()) {
        return as.apply(
            row.next()
                ? new Row(row.getBytes(1), row.getObject(2, Integer.class))
                : new Row(null, null));
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Keyed, since a PIN is soon guessed from a hash; bound to the link, so that equal ones differ.
   */
  private byte[] hash(Link link, String pin) {
    return receipts.codeHash("pin", link.token() + ":" + pin.strip());
  }
}
