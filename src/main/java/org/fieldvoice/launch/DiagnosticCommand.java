package org.fieldvoice.launch;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/** What {@code jcmd} does to a JVM, done by a JVM to itself. */
final class DiagnosticCommand {

  private static final Logger LOG = Logger.getLogger(DiagnosticCommand.class.getName());

  private DiagnosticCommand() {}

  /**
   * Carries out a command.
   *
   * @param operation its name as JMX spells it, such as {@code vmCds} for {@code VM.cds}
   * @return what it answers, or empty if this JVM does not know it or failed with it
   */
  static Optional<String> run(String operation, String... arguments) {
    try {
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  operation,
                  new Object[] {arguments},
                  new String[] {String[].class.getName()});
      LOG.log(Level.FINE, "{0}: {1}", new Object[] {operation, answer});
      return Optional.of(String.valueOf(answer));
    } catch (JMException | JMRuntimeException e) {
      LOG.log(Level.FINE, "this JVM did not take " + operation, e);
      return Optional.empty();
    }
  }
}
