package org.fieldvoice.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * What a JVM has made of the classes that a start reads, in a file with which the next start begins
 * (decision 0121). The start script names the file; a JVM that finds none there, or one that does
 * not fit it, runs without, and a second one writes it while the first serves.
 */
final class ClassArchive implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ClassArchive.class.getName());

  private static final String OPTION = "-XX:SharedArchiveFile=";

  /** A class and its loader in the tree that the JVM draws; a class of its own making has more. */
  private static final Pattern CLASS =
      Pattern.compile("(?m)^[|\\- ]*([\\w.$]+)/(?:null|0x\\w+)(?: \\(intf\\))?$");

  private final Process writer;
  private final CompletableFuture<Void> kept;

  private ClassArchive(Process writer, CompletableFuture<Void> kept) {
    this.writer = writer;
    this.kept = kept;
  }

  /**
   * Has the file written beside the running server: half a minute of one processor, at the lowest
   * priority.
   *
   * @return what writes it; empty if the start named no file, or began with it
   */
  static Optional<ClassArchive> write() {
    if (System.getProperty("java.vm.info", "").contains("sharing")) {
      return Optional.empty();
    }
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return options.stream()
        .filter(option -> option.startsWith(OPTION))
        .reduce((first, last) -> last)
        .flatMap(option -> write(Path.of(option.substring(OPTION.length())), options));
  }

  private static Optional<ClassArchive> write(Path file, List<String> options) {
    try {
      Path folder = file.resolveSibling(file.getFileName() + ".new");
      Tree.delete(folder);
      Files.createDirectories(folder);
      Path written = folder.resolve(ProcessHandle.current().pid() + ".jsa");
      Process writer = start(options, Files.write(folder.resolve("classes"), loaded()), written);
      return Optional.of(
          new ClassArchive(
              writer, writer.onExit().thenAccept(ended -> keep(ended.exitValue(), written, file))));
    } catch (IOException e) {
      LOG.log(Level.INFO, "the next start takes as long as this one", e);
      return Optional.empty();
    }
  }

  /** The names of the classes that this JVM has loaded, as a list for another spells them. */
  private static List<String> loaded() {
    String tree = DiagnosticCommand.run("vmClassHierarchy").orElse("");
    return CLASS.matcher(tree).results().map(c -> c.group(1).replace('.', '/')).toList();
  }

  private static Process start(List<String> options, Path classes, Path written)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Xshare:dump");
    command.add("-XX:SharedClassListFile=" + classes);
    command.add(OPTION + written);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void keep(int exit, Path written, Path file) {
    try {
      if (exit == 0) {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      }
      Tree.delete(written.resolveSibling(""));
    } catch (IOException e) {
      LOG.log(Level.INFO, "the class archive was not kept", e);
    }
  }

  /** Stops writing; the next start has it written from the beginning. */
  @Override
  public void close() {
    writer.destroyForcibly();
    kept.join();
  }
}
