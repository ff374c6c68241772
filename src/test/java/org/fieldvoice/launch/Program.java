package org.fieldvoice.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged program as a process of its own, as whoever installs it starts it. */
final class Program {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** As {@code mvn -Prun} starts it. */
  static Program start(Path data, Map<String, String> settings) {
    return start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + part("java.options"),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            part("fieldvoice.jar")),
        data,
        settings);
  }

  /** By the script of the distribution, so that it begins with an archive of classes. */
  static Program startByScript(Path data, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    return start(List.of(part("fieldvoice")), data, all);
  }

  private static String part(String name) {
    return Path.of("target", "distribution", "fieldvoice", name).toAbsolutePath().toString();
  }

  private static Program start(List<String> command, Path data, Map<String, String> settings) {
    try {
      Path output = Files.createTempFile("fieldvoice", ".out");
      output.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("FIELDVOICE_DATA", data.toString());
      builder.environment().putAll(settings);
      return new Program(
          builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said all that it says when it is ready. */
  Program ready() {
    Instant end = Instant.now().plus(PATIENCE);
    while (!output().contains("Stop with Ctrl-C.")) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("not ready: " + output());
      }
      pause();
    }
    return this;
  }

  /** Waits until it has written a file of more than so many bytes. */
  void writes(Path file, long bytes) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(file) || file.toFile().length() <= bytes) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("no " + file + ": " + output());
      }
      pause();
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits until it ends and returns its exit code. */
  int ended() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part of the output that this pattern's group catches. */
  String find(String pattern) {
    Matcher m = Pattern.compile(pattern).matcher(output());
    if (!m.find()) {
      throw new AssertionError("no " + pattern + " in " + output());
    }
    return m.group(1);
  }

  /** Whether it has this file in its memory, where Linux tells it. */
  Optional<Boolean> maps(Path file) {
    Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
    return Files.isReadable(maps)
        ? Optional.of(lines(maps).anyMatch(line -> line.endsWith(file.toString())))
        : Optional.empty();
  }

  /** The ports on which the process itself takes connections, where Linux tells them. */
  Optional<Set<Integer>> listening() {
    Path own = Path.of("/proc", Long.toString(process.pid()), "fd");
    if (!Files.isDirectory(own)) {
      return Optional.empty();
    }
    Set<String> sockets = sockets(own);
    return Optional.of(
        Stream.of("tcp", "tcp6")
            .flatMap(kind -> lines(own.resolveSibling("net").resolve(kind)).skip(1))
            .map(line -> line.strip().split("\\s+"))
            .filter(words -> words[3].equals("0A") && sockets.contains("socket:[" + words[9] + "]"))
            .map(words -> Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1), 16))
            .collect(Collectors.toSet()));
  }

  private static Set<String> sockets(Path descriptors) {
    Set<String> all = new HashSet<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        if (Files.isSymbolicLink(link)) {
          all.add(Files.readSymbolicLink(link).toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends it as Ctrl-C does, and waits. By the signal that nobody who starts the tests can have told
   * it to ignore, as shells do with Ctrl-C's for what runs behind them.
   */
  void interrupt() {
    process.destroy();
    ended();
  }

  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** The databases that run from this data folder. */
  static List<ProcessHandle> databases(Path data) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().command().map(c -> c.startsWith(data + "/")).orElse(false))
        .toList();
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
