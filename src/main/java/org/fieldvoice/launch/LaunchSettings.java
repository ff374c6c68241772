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
 * @param newPasswordFor {@code FIELDVOICE_NEW_PASSWORD_FOR}, an account's e-mail address
 */
record LaunchSettings(
    Path dataFolder, int port, Optional<Database> database, Optional<String> newPasswordFor) {

  private static final String EMAIL = "[^@\\s]+@[^@\\s]+";

  /** As the account rules ask for it. */
  private static final int LEAST_PASSWORD = 10;

  /**
   * Reads them, and looks at those that only the server reads: nothing that it could not use is
   * left to be found out by a respondent.
   *
   * @throws StartFailure that names the first wrong one and says what to set it to
   */
  static LaunchSettings of(Map<String, String> environment) {
    requireAdministrator(environment);
    require(environment, "FIELDVOICE_SAMPLE", "(?i)true|false", "true or false");
    require(environment, "FIELDVOICE_LINK_RATE", "\\d{1,9}", "a whole number, 0 or more");
    require(environment, "FIELDVOICE_PROXIES", "\\d{1,9}", "a whole number, 0 or more");
    require(
        environment,
        "FIELDVOICE_ADDRESS",
        "https?://[^\\s/?#]+/?",
        "an address such as https://survey.example.org");
    require(environment, "FIELDVOICE_NEW_PASSWORD_FOR", EMAIL, "the e-mail address of an account");
    Path folder =
        Path.of(environment.getOrDefault("FIELDVOICE_DATA", "data")).toAbsolutePath().normalize();
    Optional<String> newPasswordFor =
        Optional.ofNullable(environment.get("FIELDVOICE_NEW_PASSWORD_FOR"))
            .filter(email -> !email.isBlank());
    return new LaunchSettings(folder, port(environment), database(environment), newPasswordFor);
  }

  private static void require(
      Map<String, String> environment, String name, String pattern, String instead) {
    String text = environment.getOrDefault(name, "");
    if (!text.isBlank() && !text.matches(pattern)) {
      throw new StartFailure(name + " is “" + text + "”; set it to " + instead + ".");
    }
  }

  private static void requireAdministrator(Map<String, String> environment) {
    String email = environment.getOrDefault("FIELDVOICE_ADMIN_EMAIL", "");
    String password = environment.getOrDefault("FIELDVOICE_ADMIN_PASSWORD", "");
    if (email.isBlank() != password.isBlank()) {
      throw new StartFailure(
          "Of FIELDVOICE_ADMIN_EMAIL and FIELDVOICE_ADMIN_PASSWORD only one is set; set both, or none to get a link.");
    }
    if (!email.isBlank() && !email.matches(EMAIL)) {
      throw new StartFailure("FIELDVOICE_ADMIN_EMAIL is no e-mail address; set it to one.");
    }
    if (!password.isBlank() && password.codePointCount(0, password.length()) < LEAST_PASSWORD) {
      throw new StartFailure(
          "FIELDVOICE_ADMIN_PASSWORD is too short; set one of at least "
              + LEAST_PASSWORD
              + " characters.");
    }
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
