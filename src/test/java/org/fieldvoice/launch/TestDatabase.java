package org.fieldvoice.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real database with today's schema: the embedded MariaDB, or the one that {@code
 * FIELDVOICE_TEST_DB_URL}, {@code _USER} and {@code _PASSWORD} name.
 */
public final class TestDatabase implements AutoCloseable {

  private final Database address;
  private final @Nullable EmbeddedDatabase embedded;

  private TestDatabase(Database address, @Nullable EmbeddedDatabase embedded) {
    this.address = address;
    this.embedded = embedded;
  }

  /** Starts it in this folder and migrates it. */
  public static TestDatabase start(Path folder) {
    Optional<String> other = Optional.ofNullable(System.getenv("FIELDVOICE_TEST_DB_URL"));
    TestDatabase database = other.map(TestDatabase::at).orElseGet(() -> embedded(folder));
    Migrations.apply(database.address);
    return database;
  }

  private static TestDatabase at(String url) {
    String user = System.getenv("FIELDVOICE_TEST_DB_USER");
    String password = System.getenv("FIELDVOICE_TEST_DB_PASSWORD");
    return new TestDatabase(new Database(Database.withOptions(url), user, password), null);
  }

  private static TestDatabase embedded(Path folder) {
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
    if (embedded != null) {
      embedded.close();
    }
  }
}
