package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction over a connection that otherwise commits by itself: closed without {@link #commit}
 * it is undone. It begins with its first script and ends by a statement; switching the connection's
 * autocommit off and on again would be two more ways to the database and back.
 */
final class Transaction implements AutoCloseable {

  private final Connection connection;
  private boolean ended;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** What begins a script that is a transaction's first. */
  static Script script() {
    return new Script().add("start transaction");
  }

  void run(Script script) throws SQLException {
    script.run(connection);
  }

  void commit() throws SQLException {
    execute("commit");
    ended = true;
  }

  @Override
  public void close() throws SQLException {
    if (!ended) {
      execute("rollback");
    }
  }

  private void execute(String word) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(word);
    }
  }
}
