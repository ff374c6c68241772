package org.fieldvoice.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher is told by the environment.
 *
 * @param dataFolder {@code FIELDVOICE_DATA}
 * @param port {@code FIELDVOICE_PORT}
 * @param database {@code FIELDVOICE_DB_URL}, {@code _USER}, {@code _PASSWORD}; empty for the
 *     embedded one
 */
record LaunchSettings(Path dataFolder, int port, Optional<Database> database) {

  static LaunchSettings of(Map<String, String> environment) {
    Path folder =
        Path.of(environment.getOrDefault("FIELDVOICE_DATA", "data")).toAbsolutePath().normalize();
    return new LaunchSettings(folder, port(environment), database(environment));
  }

  private static int port(Map<String, String> environment) {
    String text = environment.getOrDefault("FIELDVOICE_PORT", "8080");
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
      throw new StartFailure(
          "FIELDVOICE_PORT is “" + text + "”; set it to a number from 1 to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static Optional<Database> database(Map<String, String> environment) {
    String url = environment.getOrDefault("FIELDVOICE_DB_URL", "");
    if (url.isBlank()) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:mysql://")) {
      throw new StartFailure(
          "FIELDVOICE_DB_URL has to look like jdbc:mysql://host:3306/fieldvoice (MariaDB too), but starts otherwise.");
    }
    String user = environment.getOrDefault("FIELDVOICE_DB_USER", "");
    if (user.isBlank()) {
      throw new StartFailure("FIELDVOICE_DB_URL is set, but FIELDVOICE_DB_USER is not; set both.");
    }
    return Optional.of(
        new Database(
            Database.withOptions(url),
            user,
            environment.getOrDefault("FIELDVOICE_DB_PASSWORD", "")));
  }
}
