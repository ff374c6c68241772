package org.fieldvoice.account;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Sql;

/**
 * Links by which somebody chooses the password of their account: at most one an account, for three
 * days, once.
 */
@ApplicationScoped
class PasswordLinks {

  private static final Duration LIFE = Duration.ofDays(3);

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private SecureRandom random;
  @Inject private Clock clock;

  /** A link's secret, and until when it works. */
  record Fresh(Secret secret, Instant until) {}

  /** A new link; one that there was before works no more. */
  Fresh make(long accountId) {
    Fresh fresh = new Fresh(Secret.fresh(random), clock.instant().plus(LIFE));
    Sql.run(
        database,
        "replace into password_link (account_id, secret_hash, expires_at) values (?, ?, ?)",
        accountId,
        fresh.secret().hash(),
        Timestamp.from(fresh.until()));
    return fresh;
  }

  void drop(long accountId) {
    Sql.run(database, "delete from password_link where account_id = ?", accountId);
  }

  /** Uses the link up and gives its account's id; nothing where it works no more. */
  Optional<Long> use(Secret secret) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            Sql.filled(
                c,
                "select account_id from password_link where secret_hash = ? and expires_at > ? for update",
                secret.hash(),
                Timestamp.from(clock.instant()));
        ResultSet row = select.executeQuery()) {
      Optional<Long> account = row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      account.ifPresent(this::drop);
      return account;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
