package org.fieldvoice.launch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real database with today's schema: the embedded MariaDB, or a MySQL 8 where the build unpacked
 * one.
 */
public final class TestDatabase implements AutoCloseable {

  private final Database address;
  private final AutoCloseable server;

  private TestDatabase(Database address, AutoCloseable server) {
    this.address = address;
    this.server = server;
  }

  /** Starts it in this folder and migrates it. */
  public static TestDatabase start(Path folder) {
    @Nullable String mysql = System.getProperty("fieldvoice.test.mysql");
    TestDatabase database = mysql == null ? mariaDb(folder) : mySql(Path.of(mysql), folder);
    Migrations.apply(database.address);
    return database;
  }

  private static TestDatabase mySql(Path distribution, Path folder) {
    MySql started = MySql.start(distribution, folder);
    return new TestDatabase(started.address(), started);
  }

  private static TestDatabase mariaDb(Path folder) {
    EmbeddedDatabase started = EmbeddedDatabase.start(folder);
    return new TestDatabase(started.address(), started);
  }

  public String url() {
    return address.url();
  }

  public String user() {
    return address.user();
  }

  public String password() {
    return address.password();
  }

  /** The rows of this query, each with its columns' values. */
  public List<List<Object>> rows(String query, Object... values) {
    try (Connection connection = address.connect();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet found = select.executeQuery()) {
        List<List<Object>> rows = new ArrayList<>();
        while (found.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
