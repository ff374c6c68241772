package org.fieldvoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.fieldvoice.launch.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What the tests that need a server share: one database, migrated by the launcher's own code before
 * the server starts, and the server's options. Unit tests start none of it.
 */
public class TestSession implements LauncherSessionListener {

  static final String ADMIN_EMAIL = "admin@fieldvoice.example";
  static final String ADMIN_PASSWORD = "only-for-the-tests-1";

  private @Nullable TestDatabase database;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!Boolean.getBoolean("fieldvoice.test.needs-server")) {
      return;
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    Path folder = Path.of("target", "test-server").toAbsolutePath();
    database = TestDatabase.start(folder);
    System.setProperty("fieldvoice.test.server", jar("payara-micro").toString());
    // The value is put into arquillian.xml as text.
    String options = String.join(" ", options(folder, database));
    System.setProperty("fieldvoice.test.options", options.replace("&", "&amp;"));
    System.setProperty(
        "fieldvoice.test.server.options",
        String.join(
            " ",
            "--addJars",
            jar("mysql-connector-j").toString(),
            "--unpackdir",
            folder.resolve("server").toString(),
            "--logtofile",
            folder.resolve("server.log").toString()));
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (database != null) {
      database.close();
    }
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

  private static Path jar(String artifact) {
    Path lib = Path.of("target", "distribution", "fieldvoice", "lib").toAbsolutePath();
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(j -> j.getFileName().toString().startsWith(artifact + "-"))
          .findFirst()
          .orElseThrow();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("package the application first", e);
    }
  }
}
