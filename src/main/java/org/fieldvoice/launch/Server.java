package org.fieldvoice.launch;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro with the application in it. */
final class Server implements AutoCloseable {

  private static final int ANSWER_MILLIS = 60_000;

  private static final Logger LOG = Logger.getLogger(Server.class.getName());

  /** Whose hook writes to the console at each stop, whatever the log's settings say. */
  private static final Logger PAYARA = Logger.getLogger("PayaraMicro");

  private final PayaraMicroRuntime runtime;
  private final Path log;

  private Server(PayaraMicroRuntime runtime, Path log) {
    this.runtime = runtime;
    this.log = log;
  }

  /** Boots the server, still without the application. */
  static Server boot(LaunchSettings settings, Path logging) {
    Path log = settings.dataFolder().resolve("log");
    if (!StartDirectives.apply(Distribution.part("start.directives"))) {
      LOG.info("The start takes longer: this JVM does not take start.directives.");
    }
    PAYARA.setFilter(told -> told.getLevel().intValue() >= Level.WARNING.intValue());
    try {
      Path folder = settings.dataFolder().resolve("server");
      // A server that was killed would load its application again, before there is a database.
      Tree.delete(folder);
      PayaraMicroRuntime runtime =
          payara()
              .setRootDir(Files.createDirectories(folder).toFile())
              .setNoHazelcast(true)
              .setAlternateDomainXML(Distribution.part("domain.xml").toFile())
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

  /**
   * Payara Micro from the launcher's own class path, told what its own launcher finds out (decision
   * 0121): the jar whose manifest names its modules, and the folder that holds them in {@code
   * runtime}, whose code it trusts.
   */
  private static PayaraMicro payara() {
    System.setProperty(
        "fish.payara.micro.BootJar", Distribution.part("fieldvoice.jar").toUri().toString());
    Path modules = Distribution.jarOf(PayaraMicroLauncher.class).resolveSibling("");
    System.setProperty("fish.payara.micro.UnpackDir", modules.toString());
    try {
      PayaraMicroLauncher.registerLaunchedInstance(
          (PayaraMicroBoot)
              Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                  .getMethod("getInstance")
                  .invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another Payara Micro than this was built for", e);
    }
    return PayaraMicro.getInstance();
  }

  /** Deploys the application, which lies unpacked in the distribution; returns when it answers. */
  void deploy(LaunchSettings settings, Database database, String setupSecret) {
    System.setProperty("FIELDVOICE_DB_URL", database.url());
    System.setProperty("FIELDVOICE_DB_USER", database.user());
    System.setProperty("FIELDVOICE_DB_PASSWORD", database.password());
    System.setProperty("FIELDVOICE_DATA", settings.dataFolder().toString());
    System.setProperty("FIELDVOICE_SETUP_SECRET", setupSecret);
    if (!runtime.deploy("fieldvoice", "/", Distribution.part("application").toFile())
        || !isReady(settings.port())) {
      throw new StartFailure("The application did not deploy; the log in " + log + " says why.");
    }
  }

  private static boolean isReady(int port) {
    try {
      HttpURLConnection health =
          (HttpURLConnection) new URL("http", "127.0.0.1", port, "/health/ready").openConnection();
      health.setConnectTimeout(ANSWER_MILLIS);
      health.setReadTimeout(ANSWER_MILLIS);
      return health.getResponseCode() == 200;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the server does not answer", e);
      return false;
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
