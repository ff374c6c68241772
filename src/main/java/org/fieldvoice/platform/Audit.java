package org.fieldvoice.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Who did what to what, and when: written beside the change, in its transaction, and never edited.
 * Never holds anything personal about a respondent or participant.
 */
@ApplicationScoped
public class Audit {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Actor actor;
  @Inject private Clock clock;

  /**
   * Notes one act.
   *
   * @param action a verb of the feature: {@code study.create}
   * @param object what it was done to: {@code wesupport}
   */
  public void record(String action, String object, Map<String, ?> details) {
    try (Connection c = database.getConnection();
        PreparedStatement insert =
            c.prepareStatement(
                "insert into audit (at, account_id, action, object, details) values (?, ?, ?, ?, ?)")) {
      insert.setObject(1, Timestamp.from(clock.instant()));
      Optional<Long> account = actor.accountId();
      insert.setObject(2, account.orElse(null));
      insert.setString(3, action);
      insert.setString(4, object);
      insert.setString(5, JsonbBuilder.create().toJson(details));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
