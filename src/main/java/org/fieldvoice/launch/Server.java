package org.fieldvoice.launch;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payara Micro with the application in it. */
final class Server implements AutoCloseable {

  private static final String HTTP =
      "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

  private final PayaraMicroRuntime runtime;

  private Server(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /** Boots the server and deploys the application; returns when it answers. */
  static Server start(
      LaunchSettings settings, Database database, String setupSecret, Path logging) {
    System.setProperty("FIELDVOICE_DB_URL", database.url());
    System.setProperty("FIELDVOICE_DB_USER", database.user());
    System.setProperty("FIELDVOICE_DB_PASSWORD", database.password());
    System.setProperty("FIELDVOICE_DATA", settings.dataFolder().toString());
    System.setProperty("FIELDVOICE_SETUP_SECRET", setupSecret);
    try {
      // Unpacked, its jars load as any others: faster, and with their classes for this Java
      // (Yasson's for records).
      PayaraMicro.setUpackedJarDir(settings.dataFolder().resolve("server").toFile());
      PayaraMicro payara = PayaraMicro.getInstance();
      payara.setNoHazelcast(true);
      payara.setPreBootHandler(
          commands -> {
            commands.run("set", HTTP + "compression=on");
            commands.run("set", HTTP + "xpowered-by=false");
            commands.run("set", HTTP + "server-header=false");
            commands.run(
                "set",
                HTTP
                    + "compressable-mime-type=text/html,text/css,text/plain,text/csv,text/javascript,application/json,"
                    + "application/problem+json,application/x-ndjson,image/svg+xml");
          });
      PayaraMicroRuntime runtime =
          payara
              .setHttpPort(settings.port())
              .setHttpAutoBind(false)
              .setPrintLogo(false)
              .setLogPropertiesFile(logging.toFile())
              .addDeployment(war().toString())
              .bootStrap();
      if (runtime.getDeployedApplicationNames().isEmpty()) {
        throw new StartFailure(
            "The application did not deploy; the log in "
                + settings.dataFolder()
                + "/log says why.");
      }
      return new Server(runtime);
    } catch (BootstrapException e) {
      throw new StartFailure(
          "The server did not start ("
              + e.getMessage()
              + "); the log in "
              + settings.dataFolder()
              + "/log says why.",
          e);
    }
  }

  /** The application's archive lies beside the launcher's jar. */
  private static Path war() {
    try {
      Path jar = Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path war = jar.resolveSibling("fieldvoice.war");
      if (!Files.isRegularFile(war)) {
        throw new StartFailure("The file " + war + " is missing; unpack the distribution again.");
      }
      return war;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      runtime.shutdown();
    } catch (BootstrapException e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }
}
