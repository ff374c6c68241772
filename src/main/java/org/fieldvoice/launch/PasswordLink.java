package org.fieldvoice.launch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The way back for an administrator who has forgotten the password and has no other to ask: whoever
 * starts the program may have a link made that chooses a new one.
 */
final class PasswordLink {

  private static final Duration LIFE = Duration.ofDays(3);

  private PasswordLink() {}

  /**
   * Stores such a link for the account with this e-mail address.
   *
   * @param secret the link's end
   * @throws StartFailure where nobody has such an account, or it is closed
   */
  static void store(Database database, String email, String secret) {
    try (Connection c = database.connect();
        PreparedStatement link =
            c.prepareStatement(
                "replace into password_link (account_id, secret_hash, expires_at)"
                    + " select id, unhex(sha2(?, 256)), ? from account where email = ? and closed_at is null")) {
      link.setString(1, secret);
      link.setTimestamp(2, Timestamp.from(Instant.now().plus(LIFE)));
      link.setString(3, email.strip().toLowerCase(Locale.ROOT));
      if (link.executeUpdate() == 0) {
        throw new StartFailure(
            "FIELDVOICE_NEW_PASSWORD_FOR is the address of no open account; set it to one, or leave it out.");
      }
    } catch (SQLException e) {
      throw StartFailure.of(database, e);
    }
  }
}
