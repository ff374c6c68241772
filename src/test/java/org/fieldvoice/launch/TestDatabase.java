package org.fieldvoice.launch;

import java.nio.file.Path;
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

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
