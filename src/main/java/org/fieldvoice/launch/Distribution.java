package org.fieldvoice.launch;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies beside the launcher's jar. */
final class Distribution {

  private Distribution() {}

  /** A file or folder of the distribution. */
  static Path part(String name) {
    Path part = jarOf(Distribution.class).resolveSibling(name);
    if (!Files.exists(part)) {
      throw new StartFailure(part + " is missing; unpack the distribution again.");
    }
    return part;
  }

  /** The jar that holds a class. */
  static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
