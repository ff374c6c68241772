package org.fieldvoice;

import org.fieldvoice.launch.Launcher;

/** Starts Fieldvoice: the embedded database when no other is configured, then the server. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    new Launcher(System.getenv(), System.out, System.err).start();
  }
}
