package org.fieldvoice.launch;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro with the application in it. */
final class Server implements AutoCloseable {

  private static final String HTTP =
      "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

  private static final Logger LOG = Logger.getLogger(Server.class.getName());

  private final PayaraMicroRuntime runtime;
  private final Path log;

  private Server(PayaraMicroRuntime runtime, Path log) {
    this.runtime = runtime;
    this.log = log;
  }

  /** Boots the server, still without the application. */
  static Server boot(LaunchSettings settings, Path logging) {
    Path log = settings.dataFolder().resolve("log");
    try {
      forgetKilled(settings.dataFolder().resolve("server"));
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
              .bootStrap();
      return new Server(runtime, log);
    } catch (BootstrapException | IOException e) {
      throw new StartFailure(
          "The server did not start (" + e.getMessage() + "); the log in " + log + " says why.", e);
    }
  }

  /** Deploys the application; returns when it answers. */
  void deploy(LaunchSettings settings, Database database, String setupSecret) {
    System.setProperty("FIELDVOICE_DB_URL", database.url());
    System.setProperty("FIELDVOICE_DB_USER", database.user());
    System.setProperty("FIELDVOICE_DB_PASSWORD", database.password());
    System.setProperty("FIELDVOICE_DATA", settings.dataFolder().toString());
    System.setProperty("FIELDVOICE_SETUP_SECRET", setupSecret);
    if (!runtime.deploy("fieldvoice", "/", application().toFile()) || !isReady(settings.port())) {
      throw new StartFailure("The application did not deploy; the log in " + log + " says why.");
    }
  }

  /** A server that was killed would load its application again, before there is a database. */
  private static void forgetKilled(Path folder) throws IOException {
    for (String settings : List.of("applications", "config", "generated")) {
      Tree.delete(folder.resolve(settings));
    }
  }

  private static boolean isReady(int port) {
    try {
      URL health = new URL("http", "127.0.0.1", port, "/health/ready");
      return ((HttpURLConnection) health.openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the server does not answer", e);
      return false;
    }
  }

  /** The application lies beside the launcher's jar, unpacked: each start would unpack it again. */
  private static Path application() {
    try {
      Path jar = Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path application = jar.resolveSibling("application");
      if (!Files.isDirectory(application)) {
        throw new StartFailure(
            "The folder " + application + " is missing; unpack the distribution again.");
      }
      return application;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      runtime.shutdown();
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "the server's own shutdown hook was faster", e);
    } catch (BootstrapException e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }
}
