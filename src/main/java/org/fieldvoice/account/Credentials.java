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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Sql;

/**
 * Sessions and API tokens: what stands for an account between sign-in and sign-out. Looked up on
 * every request of the studio, so by plain statements: one round trip each. A session ends twelve
 * hours after it began.
 */
@ApplicationScoped
class Credentials {

  static final Duration LIFE = Duration.ofHours(12);

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private SecureRandom random;
  @Inject private Clock clock;

  /** Whom a credential stands for, and what it may. */
  record Holder(long accountId, Set<String> scopes) {}

  record TokenView(long id, String name, List<String> scopes, String createdAt) {}

  Secret beginSession(long accountId) {
    Secret secret = Secret.fresh(random);
    Sql.run(database, "delete from session where expires_at < ?", now());
    Sql.run(
        database,
        "insert into session (secret_hash, account_id, created_at, expires_at) values (?, ?, ?, ?)",
        secret.hash(),
        accountId,
        now(),
        Timestamp.from(clock.instant().plus(LIFE)));
    return secret;
  }

  void endSession(Secret secret) {
    Sql.run(database, "delete from session where secret_hash = ?", (Object) secret.hash());
  }

  /** Ends the account's sessions and takes its tokens back. */
  void endAll(long accountId) {
    endSessions(accountId);
    Sql.run(database, "delete from api_token where account_id = ?", accountId);
  }

  void endSessions(long accountId) {
    Sql.run(database, "delete from session where account_id = ?", accountId);
  }

  Secret issueToken(long accountId, String name, List<String> scopes) {
    Secret secret = Secret.fresh(random);
    Sql.run(
        database,
        "insert into api_token (secret_hash, account_id, name, scopes, created_at) values (?, ?, ?, ?, ?)",
        secret.hash(),
        accountId,
        name,
        String.join(" ", scopes),
        now());
    return secret;
  }

  void revokeToken(long accountId, long id) {
    Sql.run(database, "delete from api_token where account_id = ? and id = ?", accountId, id);
  }

  Optional<Holder> ofSession(Secret secret) {
    return holder(
        "select account_id, '*' from session s join account a on a.id = s.account_id"
            + " where secret_hash = ? and expires_at > ? and closed_at is null",
        secret.hash(),
        now());
  }

  Optional<Holder> ofToken(Secret secret) {
    return holder(
        "select account_id, scopes from api_token t join account a on a.id = t.account_id"
            + " where secret_hash = ? and closed_at is null",
        (Object) secret.hash());
  }

  List<TokenView> tokens(long accountId) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement(
                "select id, name, scopes, created_at from api_token where account_id = ? order by id")) {
      select.setLong(1, accountId);
      try (ResultSet rows = select.executeQuery()) {
        List<TokenView> tokens = new java.util.ArrayList<>();
        while (rows.next()) {
          String at = rows.getTimestamp(4).toInstant().toString();
          tokens.add(
              new TokenView(
                  rows.getLong(1), rows.getString(2), List.of(rows.getString(3).split(" ")), at));
        }
        return tokens;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Optional<Holder> holder(String sql, Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement select = Sql.filled(c, sql, values);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new Holder(row.getLong(1), Set.of(row.getString(2).split(" "))))
          : Optional.empty();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
