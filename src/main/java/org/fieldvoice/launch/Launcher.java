package org.fieldvoice.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way from nothing to a server that answers: folder, database and schema while the server
 * boots, application, address. Whatever stands in the way is told in one sentence, and the process
 * ends with 1; a server that stays up and answers 404 never happens.
 */
public final class Launcher {

  private static final Logger LOG = Logger.getLogger(Launcher.class.getName());

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private @Nullable EmbeddedDatabase embedded;
  private @Nullable Server server;
  private @Nullable ClassArchive archive;

  public Launcher(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Starts everything; returns when the server answers, or ends the process. */
  public void start() {
    keepJarStreamsApart();
    try {
      run(LaunchSettings.of(environment));
    } catch (StartFailure e) {
      LOG.log(Level.FINE, "start failed", e);
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.SEVERE, "start failed", e);
      fail("Fieldvoice could not start: " + e);
    }
  }

  /**
   * Of a jar that the JVM shares between all who read it by its address, one closes it for the
   * others. While the server boots beside the migrations, a resource that is there would now and
   * then be missing.
   */
  static void keepJarStreamsApart() {
    URLConnection.setDefaultUseCaches("jar", false);
  }

  private void run(LaunchSettings settings) {
    requireFree(settings.port());
    FolderLock lock = FolderLock.take(settings.dataFolder());
    Path logging = Log.to(settings.dataFolder());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lock), "stop"));
    if (settings.database().isEmpty()) {
      EmbeddedDatabase.prepare(settings.dataFolder());
    }
    FutureTask<Server> booting = new FutureTask<>(() -> Server.boot(settings, logging));
    new Thread(booting, "boot").start();
    Database database = settings.database().orElseGet(() -> embedded(settings));
    Migrations.apply(database);
    String secret = needsAdministrator(database) ? freshSecret() : "";
    String forgotten =
        settings.newPasswordFor().map(email -> passwordLink(database, email)).orElse("");
    server = result(booting);
    server.deploy(settings, database, secret);
    archive = ClassArchive.write().orElse(null);
    out.println();
    out.println("Fieldvoice is ready: http://localhost:" + settings.port() + "/");
    if (!secret.isEmpty()) {
      tell("Make the first administrator (this link works once):", "setup/" + secret, settings);
    }
    if (!forgotten.isEmpty()) {
      tell(
          "Choose a new password (this link works once, for three days):",
          "password/" + forgotten,
          settings);
    }
    out.println("Stop with Ctrl-C.");
    out.flush();
  }

  private void tell(String what, String path, LaunchSettings settings) {
    out.println(what);
    out.println("  http://localhost:" + settings.port() + "/studio/#/" + path);
  }

  private static String passwordLink(Database database, String email) {
    String secret = freshSecret();
    PasswordLink.store(database, email, secret);
    return secret;
  }

  private Database embedded(LaunchSettings settings) {
    embedded = EmbeddedDatabase.startPrepared(settings.dataFolder());
    return embedded.address();
  }

  private static Server result(FutureTask<Server> booting) {
    try {
      return booting.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartFailure told ? told : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new StartFailure(
          "Port "
              + port
              + " is in use by another program; stop that or set FIELDVOICE_PORT to another number.",
          e);
    }
  }

  private boolean needsAdministrator(Database database) {
    if (!environment.getOrDefault("FIELDVOICE_ADMIN_EMAIL", "").isBlank()) {
      return false;
    }
    try (Connection c = database.connect();
        Statement select = c.createStatement();
        ResultSet row = select.executeQuery("select count(*) from account")) {
      row.next();
      return row.getLong(1) == 0;
    } catch (SQLException e) {
      throw StartFailure.of(database, e);
    }
  }

  private static String freshSecret() {
    byte[] bits = new byte[24];
    new SecureRandom().nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private void stop(FolderLock lock) {
    try {
      if (server != null) {
        server.close();
      }
      if (embedded != null) {
        embedded.close();
      }
      if (archive != null) {
        archive.close();
      }
      lock.close();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "the stop was not clean", e);
    }
  }

  /**
   * Non-daemon threads of a half-started server would keep the process: it is ended, through the
   * shutdown hook.
   */
  private void fail(String sentence) {
    err.println("Fieldvoice did not start. " + sentence);
    err.flush();
    System.exit(1);
  }
}
