package org.fieldvoice.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.LogManager;

/**
 * Where the chatter goes: into files that roll, in the data folder's {@code log}; the console keeps
 * warnings.
 */
final class Log {

  private Log() {}

  /**
   * Sends everything from now on there; the returned configuration does the same for the server.
   */
  static Path to(Path dataFolder) {
    try (InputStream template = Log.class.getResourceAsStream("logging.properties")) {
      if (template == null) {
        throw new IllegalStateException("logging.properties is missing from the launcher");
      }
      Path folder = Files.createDirectories(dataFolder.resolve("log"));
      Path file = folder.resolve("logging.properties");
      Files.copy(template, file, StandardCopyOption.REPLACE_EXISTING);
      String path = folder.toString().replace("\\", "/").replace("%", "%%");
      Files.writeString(file, Files.readString(file).replace("${log}", path));
      try (InputStream configuration = Files.newInputStream(file)) {
        LogManager.getLogManager().readConfiguration(configuration);
      }
      return file;
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder "
              + dataFolder
              + " cannot be written ("
              + e.getMessage()
              + "); check its rights.",
          e);
    }
  }
}
