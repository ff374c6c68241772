package org.fieldvoice.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Spares the JVM's second compiler the code that only starts the server: on two cores the start
 * waits for it, and serving has nothing of it (decision 0097).
 */
final class StartDirectives {

  private static final Logger LOG = Logger.getLogger(StartDirectives.class.getName());

  private StartDirectives() {}

  /** Gives them to this JVM; one that does not take them starts without, and says so. */
  static boolean apply(Path directives) {
    try {
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerDirectivesAdd",
                  new Object[] {new String[] {directives.toString()}},
                  new String[] {String[].class.getName()});
      LOG.log(Level.FINE, "{0}", answer);
      return String.valueOf(answer).contains("compiler directives added");
    } catch (JMException e) {
      LOG.log(Level.FINE, "this JVM takes no compiler directives", e);
      return false;
    }
  }
}
