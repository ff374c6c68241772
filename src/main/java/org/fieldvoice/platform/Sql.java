package org.fieldvoice.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short statements, in the caller's transaction. */
public final class Sql {

  private Sql() {}

  /** Runs a change with these values for its question marks. */
  public static void run(DataSource database, String sql, @Nullable Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement statement = filled(c, sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** A statement with these values for its question marks, to be closed by the caller. */
  public static PreparedStatement filled(Connection c, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = c.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
