package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldvoice.Fieldvoice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

  private static final String EMAIL = "first@fieldvoice.example";
  private static final String PASSWORD = "chosen by a person";

  // Below target, since a database below the system's temporary folder is deleted at each start.
  @TempDir(factory = BelowTarget.class)
  private Path data;

  private final int port = Program.freePort();
  private @Nullable Program running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.kill();
    }
    Program.databases(data).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whatWasStoredSurvivesStopsAndKills() throws IOException {
    Path base = Files.createDirectories(data.resolve("mariadb/base-11.4.5/bin"));
    Files.writeString(base.resolve("mariadbd"), "half of a program");
    Files.createDirectories(data.resolve("mariadb/empty/mysql"));
    Path classes = Files.write(data.resolve("classes.jsa"), new byte[64]);
    Program first = startByScript().ready();
    assertThat(first.output()).as("with a broken archive").doesNotContain("classes.jsa");
    String secret = first.find("/studio/#/setup/(\\S+)");
    FirstRun.by(address() + "/studio/#/setup/" + secret, EMAIL, PASSWORD);
    Fieldvoice owner = signedIn();
    makeStudy(owner, secret);
    assertThat(first.listening().orElse(Set.of(port)))
        .as("no door but the one it names")
        .containsExactly(port);
    HttpURLConnection words =
        (HttpURLConnection) new URL(address() + "/studio/words.json").openConnection();
    words.setRequestProperty("Accept-Encoding", "gzip");
    assertThat(words.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    assertThat(words.getHeaderFields()).doesNotContainKeys("Server", "X-Powered-By");

    first.writes(classes, 64);
    first.interrupt();
    assertThat(first.output()).doesNotContain("Payara", "shut down");
    assertThat(Program.databases(data)).as("Ctrl-C ends the database too").isEmpty();
    assertThat(log()).doesNotContain("the stop was not clean");
    Path unpacked = data.resolve("mariadb/base-11.4.5/bin/mariadb");
    Files.delete(readyMark());
    Files.delete(unpacked);
    Program second = startByScript().ready();
    assertThat(second.maps(classes).orElse(true)).as("it begins with what was kept").isTrue();
    assertThat(unpacked).as("a half-unpacked base folder is unpacked again").exists();
    assertThat(second.output())
        .as("the link is for the first start only")
        .doesNotContain("/setup/");
    Host host =
        new Host(address(), () -> owner, () -> killAndLeaveTheDatabase(second), this::comeBack);
    Fillings fillings = new Fillings(host, "kept", data);
    fillings.fill(1, Trouble.SERVER_RESTART);
    fillings.compare();
    assertThat(second.isRunning()).as("it was killed while somebody answered").isFalse();

    assertThat(studies(owner)).contains("\"kept\"");
    Program.databases(data).forEach(ProcessHandle::destroyForcibly);
    for (Fieldvoice caller : List.of(server(), owner)) {
      isAway(caller.get("setup"));
    }
    isAway(server().post(fillings.link().replace(address(), "") + "/responses", "{}"));
    assertThat(server().get("/health/ready").status()).isEqualTo(503);

    Objects.requireNonNull(running).kill();
    Program third = startByScript("FIELDVOICE_NEW_PASSWORD_FOR", EMAIL).ready();
    assertThat(studies(signedIn())).as("after a kill of both").contains("\"kept\"");
    String link = third.find("/studio/#/password/(\\S+)");
    String choice = Fieldvoice.json("secret", link, "next", "chosen once more");
    server().post("session/password", choice).expect(204);
    server().post("session/password", choice).expect(410);
    fillings.compare();
  }

  private static void isAway(Fieldvoice.Answer away) {
    assertThat(away.status()).as("without its database: " + away.text()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isEqualTo("5");
    assertThat(away.json().getString("type")).isEqualTo("/problems/database-away");
  }

  @Test
  void aUsedPortIsOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(port)) {
      Program program = start();
      assertThat(program.ended()).isEqualTo(1);
      assertThat(program.output())
          .isEqualTo(
              "Fieldvoice did not start. Port "
                  + taken.getLocalPort()
                  + " is in use by another program; stop that or set FIELDVOICE_PORT to another number.\n");
    }
  }

  @Test
  void aWrongSettingIsOneSentence() {
    Program program = Program.start(data, Map.of("FIELDVOICE_PORT", "many"));
    assertThat(program.ended()).isEqualTo(1);
    assertThat(program.output())
        .isEqualTo(
            "Fieldvoice did not start. FIELDVOICE_PORT is “many”; set it to a number from 1 to 65535.\n");
  }

  @Test
  void anUnreachableDatabaseIsOneSentence() {
    Program program =
        start("FIELDVOICE_DB_URL", "jdbc:mysql://127.0.0.1:" + Program.freePort() + "/x");
    assertThat(whyNot(program)).contains("cannot be reached");
  }

  @Test
  void whatOtherDatabasesKeepInTheSystemsTemporaryFolderStays() throws IOException {
    Path system = Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp"));
    Path others = Files.createTempFile(system, "#sql-temptable-", "");
    try (EmbeddedDatabase first = EmbeddedDatabase.start(data)) {
      assertThat(first.address().url()).isNotBlank();
      assertThat(others).exists();
    } finally {
      Files.deleteIfExists(others);
    }
  }

  @Test
  void anotherDatabaseIsTakenOnceItCanBeBroughtToThisVersion() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("other"))) {
      Database address = database.address();
      try (var c = DriverManager.getConnection(address.url(), address.user(), address.password());
          var statement = c.createStatement()) {
        statement.execute("create table audit (surprise int)");
        assertThat(whyNot(startOn(address))).contains("could not be brought to this version");
        statement.execute("drop database " + c.getCatalog());
        statement.execute("create database " + c.getCatalog());
      }
      startOn(
              address,
              "FIELDVOICE_SAMPLE",
              "true",
              "FIELDVOICE_ADMIN_EMAIL",
              EMAIL,
              "FIELDVOICE_ADMIN_PASSWORD",
              PASSWORD)
          .ready();
      assertThat(server().get("/health/ready").status()).isEqualTo(200);
      Fieldvoice administrator = signedIn();
      assertThat(
              Stream.generate(() -> comesLater(administrator, "studies/wesupport"))
                  .limit(300)
                  .anyMatch(status -> status == 200))
          .as("the sample, loaded unattended")
          .isTrue();
      assertThat(data.resolve("mariadb")).as("a database of its own").doesNotExist();
      assertThatThrownBy(() -> PasswordLink.store(address, "nobody@fieldvoice.example", "x"))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("no open account");
    }
  }

  @Test
  void twoOnOneFolderIsRefused() {
    try (FolderLock held = FolderLock.take(data)) {
      Program program = start();
      assertThat(program.ended()).isEqualTo(1);
      assertThat(program.output()).contains("Another Fieldvoice is running on the data folder");
      assertThat(held).isNotNull();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Program startByScript(String... setting) {
    Map<String, String> all = new java.util.HashMap<>();
    all.put("FIELDVOICE_PORT", Integer.toString(port));
    if (setting.length > 0) {
      all.put(setting[0], setting[1]);
    }
    Program program = Program.startByScript(data, all);
    running = program;
    return program;
  }

  private Program start(String... settings) {
    Map<String, String> all =
        new java.util.HashMap<>(Map.of("FIELDVOICE_PORT", Integer.toString(port)));
    all.put("FIELDVOICE_DB_USER", "nobody");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    Program program = Program.start(data, all);
    running = program;
    return program;
  }

  private Program startOn(Database database, String... more) {
    return start(
        Stream.concat(
                Stream.of(
                    "FIELDVOICE_DB_URL", database.url(),
                    "FIELDVOICE_DB_USER", database.user(),
                    "FIELDVOICE_DB_PASSWORD", database.password()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static int comesLater(Fieldvoice caller, String path) {
    int status = caller.get(path).status();
    if (status != 200) {
      Program.pause();
    }
    return status;
  }

  /** The one sentence with which it has ended. */
  private static String whyNot(Program program) {
    assertThat(program.ended()).isEqualTo(1);
    List<String> sentences =
        program.output().lines().filter(l -> l.startsWith("Fieldvoice did not start.")).toList();
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  private String log() throws IOException {
    return Files.readString(data.resolve("log/fieldvoice.0.log"));
  }

  private void killAndLeaveTheDatabase(Program program) {
    program.kill();
    assertThat(Program.databases(data)).as("kill -9 leaves the database behind").hasSize(1);
  }

  private void comeBack() {
    if (!Objects.requireNonNull(running).isRunning()) {
      startByScript().ready();
    }
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private Fieldvoice server() {
    return Fieldvoice.at(address());
  }

  private void makeStudy(Fieldvoice owner, String secret) {
    String form =
        Fieldvoice.json("secret", secret, "email", EMAIL, "name", "First", "password", PASSWORD);
    assertThat(server().post("setup", form).status()).as("the link works once").isEqualTo(410);
    owner
        .post(
            "studies",
            Fieldvoice.json("slug", "kept", "title", "留存", "languages", new String[] {"zh"}))
        .expect(201);
  }

  private Fieldvoice signedIn() {
    return server().withToken(server().token(EMAIL, PASSWORD));
  }

  private static String studies(Fieldvoice caller) {
    return caller.get("studies").expect(200).text();
  }

  private Path readyMark() {
    return data.resolve("mariadb/ready-11.4.5");
  }
}
