package org.fieldvoice.launch;

import java.nio.file.Path;

/**
 * Spares the JVM's second compiler the code that only starts the server: on two cores the start
 * waits for it, and serving has nothing of it (decision 0097).
 */
final class StartDirectives {

  private StartDirectives() {}

  /** Gives them to this JVM; false if it does not take them. */
  static boolean apply(Path directives) {
    return DiagnosticCommand.run("compilerDirectivesAdd", directives.toString())
        .filter(answer -> answer.contains("compiler directives added"))
        .isPresent();
  }
}
