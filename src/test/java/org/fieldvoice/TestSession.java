package org.fieldvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.fieldvoice.launch.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What the tests that need a server share, in each process that runs some of them: one database,
 * migrated by the launcher's own code before the server starts, and the server's options.
 */
final class TestSession {

  static final String ADMIN_EMAIL = "admin@fieldvoice.example";
  static final String ADMIN_PASSWORD = "only-for-the-tests-1";

  private static @Nullable TestDatabase database;

  private TestSession() {}

  /** The database below the server that has been started. */
  static TestDatabase database() {
    return Objects.requireNonNull(database, "no server test has begun");
  }

  /** Starts the database and tells Arquillian how the server is started that uses it. */
  static TestDatabase begin() {
    Logger.getLogger("").setLevel(Level.WARNING);
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("fieldvoice.test.folder")));
    TestDatabase started = TestDatabase.start(folder);
    database = started;
    // The value is put into arquillian.xml as text.
    String options = String.join(" ", options(folder, started));
    System.setProperty("fieldvoice.test.options", options.replace("&", "&amp;"));
    System.setProperty(
        "fieldvoice.test.server.options",
        String.join(
            " ",
            "--port",
            freePort(),
            "--addJars",
            jar("mysql-connector-j").toString(),
            "--unpackdir",
            folder.resolve("server").toString(),
            "--logtofile",
            folder.resolve("server.log").toString()));
    return started;
  }

  private static List<String> options(Path folder, TestDatabase database) {
    return List.of(
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-DFIELDVOICE_DATA=" + folder,
        "-DFIELDVOICE_PROXIES=1",
        "-DFIELDVOICE_DB_URL=" + database.url(),
        "-DFIELDVOICE_DB_USER=" + database.user(),
        "-DFIELDVOICE_DB_PASSWORD=" + database.password(),
        "-DFIELDVOICE_ADMIN_EMAIL=" + ADMIN_EMAIL,
        "-DFIELDVOICE_ADMIN_PASSWORD=" + ADMIN_PASSWORD);
  }

  /**
   * Payara's own choice, one of a thousand ports, could fall on that of the other process's server.
   */
  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(String artifact) {
    Path lib = Path.of("target", "distribution", "fieldvoice", "lib").toAbsolutePath();
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(j -> j.getFileName().toString().startsWith(artifact + "-"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("package the application first", e);
    }
  }
}
