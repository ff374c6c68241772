package org.fieldvoice.launch;

import java.io.PrintStream;

/**
 * What the JVM has made of the classes by the time it stops, kept in a file with which the next one
 * begins (decision 0121). The start script names the file while there is none that fits.
 */
final class ClassArchive {

  private static final String FILE = "fieldvoice.classes";

  private ClassArchive() {}

  /** Keeps them, if the start asked for it: some seconds of a processor, and 110 MB. */
  static void keep(PrintStream out) {
    String file = System.getProperty(FILE, "");
    if (!file.isEmpty()) {
      out.println("Keeping what makes the next start faster; this takes a few seconds, once.");
      out.flush();
      DiagnosticCommand.run("vmCds", "dynamic_dump", file);
    }
  }
}
