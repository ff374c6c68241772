package org.fieldvoice.launch;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies beside the launcher's jar. */
final class Distribution {

  private Distribution() {}

  /** A file or folder of the distribution. */
  static Path part(String name) {
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path part = jar.resolveSibling(name);
      if (!Files.exists(part)) {
        throw new StartFailure(part + " is missing; unpack the distribution again.");
      }
      return part;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
