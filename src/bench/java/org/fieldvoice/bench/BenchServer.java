package org.fieldvoice.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as a user starts it, with the database in its data folder. */
final class BenchServer implements AutoCloseable {

  static final String EMAIL = "bench@fieldvoice.example";
  static final String PASSWORD = "only-for-the-bench-1";

  private static final Path SCRIPT = Path.of("target", "distribution", "fieldvoice", "fieldvoice").toAbsolutePath();

  private final Process process;
  private final Path folder;
  private final int port;
  private final double readyAfter;

  private BenchServer(Process process, Path folder, int port, double readyAfter) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.readyAfter = readyAfter;
  }

  /** Starts it and waits until it is ready. */
  static BenchServer start(Path folder, String option) throws Exception {
    Files.createDirectories(folder);
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_OPTS", option,
                "FIELDVOICE_DATA", folder.resolve("data").toString(),
                "FIELDVOICE_PORT", Integer.toString(port),
                "FIELDVOICE_LINK_RATE", "0",
                "FIELDVOICE_ADMIN_EMAIL", EMAIL,
                "FIELDVOICE_ADMIN_PASSWORD", PASSWORD));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile());
    long began = System.nanoTime();
    Process process = builder.start();
    while (!isReady(port)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(folder.resolve("server.log")));
      }
      Thread.sleep(50);
    }
    return new BenchServer(process, folder, port, (System.nanoTime() - began) / 1e9);
  }

  int port() {
    return port;
  }

  /** Seconds from the command to the first good answer. */
  double readyAfter() {
    return readyAfter;
  }

  /** Waits until it has written what its next start begins with (decision 0121). */
  void awaitClassArchive() throws InterruptedException {
    Path archive = folder.resolve("data").resolve("classes.jsa");
    for (int second = 0; !Files.exists(archive); second++) {
      if (second == 180) {
        throw new IllegalStateException("no " + archive);
      }
      Thread.sleep(1000);
    }
  }

  double residentMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0)
          / 1024.0;
    }
  }

  /** CPU seconds of the JVM so far, in user and kernel. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** A connection of our own to the database that the server uses. */
  Connection connect() throws IOException, SQLException {
    Path home = folder.resolve("data").resolve("mariadb");
    long pid = Long.parseLong(Files.readString(home.resolve("mariadbd.pid")).strip());
    String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    String database = arguments.replaceAll("(?s).*--port=(\\d+).*", "$1");
    String url =
        "jdbc:mysql://127.0.0.1:" + database + "/fieldvoice?connectionTimeZone=UTC&useServerPrepStmts=true"
            + "&cachePrepStmts=true&useLocalSessionState=true&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    return DriverManager.getConnection(url, "fieldvoice", Files.readString(home.resolve("password")).strip());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean isReady(int port) {
    try (Wire wire = Wire.to(port)) {
      return wire.send(Wire.get("/studio/", "")).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
