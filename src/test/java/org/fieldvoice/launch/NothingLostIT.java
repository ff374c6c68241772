package org.fieldvoice.launch;

import java.nio.file.Path;
import java.util.Map;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fillings of the sample questionnaire in real browsers while everything fails that can: each
 * completed response must be on the server exactly once, with every answer and file. One of each
 * kind of trouble but the server's restart, which {@link LauncherIT} has, unless {@code
 * -Dfieldvoice.fillings=200} asks for more: those go to a server of their own, which is killed
 * every now and then. {@code -Dfieldvoice.fillings.seed} makes others, {@code
 * -Dfieldvoice.fillings.from} leaves the first out.
 */
class NothingLostIT extends ServerTest {

  private static final int FEW = Trouble.values().length - 1;
  private static final int FILLINGS = Integer.getInteger("fieldvoice.fillings", FEW);
  private static final int SEED = Integer.getInteger("fieldvoice.fillings.seed", 1);
  private static final int FROM = Integer.getInteger("fieldvoice.fillings.from", 0);
  private static final int BETWEEN_RESTARTS = 16;
  private static final String EMAIL = "first@fieldvoice.example";
  private static final String PASSWORD = "chosen by a person";

  // Below target, since a database below the system's temporary folder is deleted at each start.
  @TempDir(factory = BelowTarget.class)
  private Path data;

  private @Nullable Program running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.kill();
    }
    Program.databases(data).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whatEverFailsEachResponseArrivesOnceAndWhole() {
    Fillings fillings = FILLINGS > FEW ? onItsOwn() : shared();
    long began = System.nanoTime();
    for (int i = FROM; i < FILLINGS; i++) {
      fillings.fill(SEED * 1000 + i, trouble(i));
      if (i % 20 == 19) {
        System.out.println((i + 1) + " fillings");
      }
    }
    System.out.printf(
        "%d fillings with failures in %d s%n",
        FILLINGS - FROM, (System.nanoTime() - began) / 1_000_000_000);
    fillings.compare();
  }

  /** Each kind in turn; restarts, which take long, seldom. */
  private static Trouble trouble(int filling) {
    return filling % BETWEEN_RESTARTS == BETWEEN_RESTARTS - 1
        ? Trouble.SERVER_RESTART
        : Trouble.values()[filling % FEW];
  }

  private Fillings shared() {
    Runnable never = () -> {};
    return new Fillings(new Host(address(), this::server, never, never), newStudy(), data);
  }

  private Fillings onItsOwn() {
    int port = Program.freePort();
    start(port);
    Fieldvoice stranger = Fieldvoice.at("http://127.0.0.1:" + port);
    Fieldvoice owner = stranger.withToken(stranger.token(EMAIL, PASSWORD));
    owner
        .post(
            "studies",
            Fieldvoice.json("slug", "kept", "title", "T", "languages", new String[] {"zh"}))
        .expect(201);
    Host host = new Host("http://127.0.0.1:" + port, () -> owner, this::kill, () -> start(port));
    return new Fillings(host, "kept", data);
  }

  private void kill() {
    if (running != null) {
      running.kill();
      running = null;
    }
  }

  private void start(int port) {
    if (running == null) {
      running =
          Program.start(
                  data,
                  Map.of(
                      "FIELDVOICE_PORT", Integer.toString(port),
                      "FIELDVOICE_ADMIN_EMAIL", EMAIL,
                      "FIELDVOICE_ADMIN_PASSWORD", PASSWORD))
              .ready();
    }
  }
}
