package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that goes to the database in one way: all of its statements are done, or none.
 * Takes a connection that allows several statements at once and commits each by itself.
 */
final class Script {

  /** What {@link #requireNone} ends with; see {@link #isRefusal}. */
  private static final int OUT_OF_RANGE = 1690;

  private final List<String> statements = new ArrayList<>(List.of("start transaction"));
  private final List<@Nullable Object> values = new ArrayList<>();

  Script add(String statement, @Nullable Object... parameters) {
    return add(statement, Arrays.asList(parameters));
  }

  Script add(String statement, List<? extends @Nullable Object> parameters) {
    statements.add(statement);
    values.addAll(parameters);
    return this;
  }

  /**
   * Ends it, with nothing done, unless this is 0: there is no number above the one that it is added
   * to, and a database that is to find one stops.
   *
   * @param count an expression in SQL
   * @param from what follows it in a select; empty if nothing does
   */
  Script requireNone(String count, String from, List<? extends @Nullable Object> parameters) {
    return add("select ~0 + " + count + from, parameters);
  }

  /** Ends it, with nothing done, if the statement before has changed no row. */
  Script requireChange() {
    return requireNone("(row_count() < 1)", "", List.of());
  }

  /** True if it failed because of what it required. */
  static boolean isRefusal(SQLException e) {
    return e.getErrorCode() == OUT_OF_RANGE;
  }

  void run(Connection connection) throws SQLException {
    String all = String.join(";", statements) + ";commit";
    try (PreparedStatement script = connection.prepareStatement(all)) {
      for (int i = 0; i < values.size(); i++) {
        script.setObject(i + 1, values.get(i));
      }
      script.execute();
    } catch (SQLException | RuntimeException e) {
      undo(connection, e);
      throw e;
    }
  }

  private static void undo(Connection connection, Exception failure) {
    try (Statement rollback = connection.createStatement()) {
      rollback.execute("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
