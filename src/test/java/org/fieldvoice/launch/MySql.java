package org.fieldvoice.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real MySQL 8 for the compatibility tests, from an unpacked distribution. */
final class MySql implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Database address;

  private MySql(Process process, Database address) {
    this.process = process;
    this.address = address;
  }

  static MySql start(Path distribution, Path folder) {
    Path program = program(distribution);
    program.toFile().setExecutable(true);
    Path data = folder.resolve("mysql-" + System.nanoTime());
    int port = Program.freePort();
    List<String> common =
        List.of(
            program.toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--basedir=" + program.resolve("../..").normalize(),
            "--datadir=" + data);
    run(common, List.of("--initialize-insecure"), folder);
    Process process =
        run(
            common,
            List.of(
                "--port=" + port,
                "--mysqlx=OFF",
                "--bind-address=127.0.0.1",
                "--socket=/tmp/mysql-" + port + ".sock"),
            folder);
    String url =
        "jdbc:mysql://127.0.0.1:"
            + port
            + "/fieldvoice?createDatabaseIfNotExist=true&allowPublicKeyRetrieval=true";
    Database address = new Database(Database.withOptions(url), "root", "");
    return new MySql(process, password(address));
  }

  Database address() {
    return address;
  }

  /** A password for root, since the server's data source takes none that is empty. */
  private static Database password(Database open) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try (Connection c = DriverManager.getConnection(open.url(), open.user(), "");
          var statement = c.createStatement()) {
        statement.execute("alter user 'root'@'localhost' identified by 'tests'");
        return new Database(open.url(), "root", "tests");
      } catch (SQLException e) {
        if (Instant.now().isAfter(end)) {
          throw new IllegalStateException("MySQL did not start", e);
        }
        pause();
      }
    }
  }

  private static Process run(List<String> common, List<String> more, Path folder) {
    try {
      Path log = Files.createDirectories(folder).resolve("mysql.log");
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(common.stream(), more.stream()).toList());
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (more.contains("--initialize-insecure") && process.waitFor() != 0) {
        throw new IllegalStateException("MySQL could not be initialised: " + Files.readString(log));
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path program(Path distribution) {
    try (Stream<Path> files = Files.walk(distribution)) {
      return files.filter(f -> f.endsWith("bin/mysqld")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
