package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database in one way and come back in one, and what is to be made of
 * each result. Takes a connection that allows several statements at once. What the first of them
 * has done stays done where a later one fails: that is for the transaction around it to undo.
 */
final class Script {

  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  /** Looks at what a statement has come to, with its rows or its count. */
  private interface Reading {
    void of(PreparedStatement result) throws SQLException;
  }

  /** Looks at the rows of a select; throws the problem that they show. */
  interface Rows {
    void read(ResultSet rows) throws SQLException;
  }

  Script add(String statement, @Nullable Object... parameters) {
    return add(statement, Arrays.asList(parameters));
  }

  Script add(String statement, List<? extends @Nullable Object> parameters) {
    return add(statement, parameters, result -> {});
  }

  /** A change of one row or more; where there is none to change, that problem is thrown. */
  Script change(String statement, Supplier<? extends RuntimeException> none, Object... parameters) {
    return add(
        statement,
        Arrays.asList(parameters),
        result -> {
          if (result.getUpdateCount() == 0) {
            throw none.get();
          }
        });
  }

  Script select(String statement, List<? extends Object> parameters, Rows rows) {
    return add(
        statement,
        parameters,
        result -> {
          try (ResultSet found = result.getResultSet()) {
            rows.read(found);
          }
        });
  }

  private Script add(
      String statement, List<? extends @Nullable Object> parameters, Reading reading) {
    statements.add(statement);
    values.addAll(parameters);
    readings.add(reading);
    return this;
  }

  void run(Connection connection) throws SQLException {
    try (PreparedStatement all = connection.prepareStatement(String.join(";", statements))) {
      for (int i = 0; i < values.size(); i++) {
        all.setObject(i + 1, values.get(i));
      }
      all.execute();
      for (Reading reading : readings) {
        reading.of(all);
        all.getMoreResults();
      }
    }
  }
}
