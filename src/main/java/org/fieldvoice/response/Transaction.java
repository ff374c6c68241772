package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction over a connection that otherwise commits by itself: closed without {@link #commit}
 * it is undone. It is begun and ended by statements; switching the connection's autocommit off and
 * on again would be one more way to the database and back.
 */
final class Transaction implements AutoCloseable {

  private final Connection connection;
  private boolean ended;

  private Transaction(Connection connection) {
    this.connection = connection;
  }

  static Transaction begin(Connection connection) throws SQLException {
    execute(connection, "start transaction");
    return new Transaction(connection);
  }

  void commit() throws SQLException {
    execute(connection, "commit");
    ended = true;
  }

  @Override
  public void close() throws SQLException {
    if (!ended) {
      execute(connection, "rollback");
    }
  }

  private static void execute(Connection connection, String word) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(word);
    }
  }
}
