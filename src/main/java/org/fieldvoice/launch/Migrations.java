package org.fieldvoice.launch;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's schema to this version: {@code db/migration}, by Flyway. */
public final class Migrations {

  private Migrations() {}

  /** Applies what is missing. Two servers may start at once: one migrates, the other waits. */
  public static void apply(Database database) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database.url(), database.user(), database.password())
          .locations("classpath:db/migration")
          .cleanDisabled(true)
          // Each room has numbers of its own; they come in the order in which they are done.
          .outOfOrder(true)
          .connectRetries(2)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartFailure(sentence(database, e), e);
    }
  }

  private static String sentence(Database database, FlywayException e) {
    String why =
        String.valueOf(e.getMessage())
            .lines()
            .filter(l -> !l.isBlank())
            .findFirst()
            .orElse("no reason given");
    return String.valueOf(e.getMessage()).contains("Unable to obtain connection")
        ? "The database "
            + database
            + " cannot be reached: check that it runs and that FIELDVOICE_DB_URL, _USER and"
            + " _PASSWORD are right ("
            + rootMessage(e)
            + ")."
        : "The database "
            + database
            + " could not be brought to this version: "
            + why
            + " Nothing was started; restore the backup or mend the schema and start again.";
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
