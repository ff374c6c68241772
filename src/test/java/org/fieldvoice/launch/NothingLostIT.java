package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.launch.Phone.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fillings of the sample questionnaire in real browsers while everything fails that can: each
 * completed response must be on the server exactly once, with every answer and file. What fails,
 * and when, follows from the seed. {@code -Dfieldvoice.fillings=200} makes it 200 instead of 16;
 * {@code -Dfieldvoice.fillings.seed} makes others, {@code -Dfieldvoice.fillings.from} leaves the
 * first out.
 */
class NothingLostIT {

  private static final int FILLINGS = Integer.getInteger("fieldvoice.fillings", 16);
  private static final int SEED = Integer.getInteger("fieldvoice.fillings.seed", 1);
  private static final int FROM = Integer.getInteger("fieldvoice.fillings.from", 0);
  private static final int MOST_STEPS = 150;
  private static final String EMAIL = "first@fieldvoice.example";
  private static final String PASSWORD = "chosen by a person";

  /** What goes wrong during a filling. */
  private enum Trouble {
    AIRPLANE,
    FLAPPING,
    OPENED_OFFLINE,
    KILLED_BROWSER,
    TWO_TABS,
    BACK_AND_RELOAD,
    OFFLINE_AT_THE_END,
    SERVER_RESTART
  }

  // Below target, since a database below the system's temporary folder is deleted at each start.
  @TempDir(factory = BelowTarget.class)
  private Path data;

  private final int port = Program.freePort();
  private @Nullable Program running;
  private String link = "";
  private String token = "";

  @AfterEach
  void stop() {
    if (running != null) {
      running.kill();
    }
    Program.databases(data).forEach(ProcessHandle::destroyForcibly);
  }

  private void start() {
    running =
        Program.start(
                data,
                Map.of(
                    "FIELDVOICE_PORT", Integer.toString(port),
                    "FIELDVOICE_ADMIN_EMAIL", EMAIL,
                    "FIELDVOICE_ADMIN_PASSWORD", PASSWORD))
            .ready();
  }

  private Fieldvoice server() {
    Fieldvoice server = Fieldvoice.at("http://127.0.0.1:" + port);
    if (token.isEmpty()) {
      token = server.token(EMAIL, PASSWORD);
    }
    return server.withToken(token);
  }

  private void collect() throws IOException {
    server()
        .post(
            "studies",
            Fieldvoice.json("slug", "kept", "title", "T", "languages", new String[] {"zh"}))
        .expect(201);
    byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    server()
        .upload("studies/kept/questionnaires", workbook, "application/octet-stream")
        .expect(201);
    server()
        .post("studies/kept/questionnaires/wesupport_users/versions/1/publication", "")
        .expect(204);
    String made =
        server()
            .post("studies/kept/links", Fieldvoice.json("questionnaire", "wesupport_users"))
            .expect(201)
            .array()
            .getJsonObject(0)
            .getString("token");
    link = "http://127.0.0.1:" + port + "/r/" + made;
  }

  @Test
  void whatEverFailsEachResponseArrivesOnceAndWhole() throws IOException {
    start();
    collect();
    Map<String, Map<String, Object>> sent = new LinkedHashMap<>();
    List<String> lost = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = FROM; i < FILLINGS; i++) {
      Random random = new Random(SEED * 1000L + i);
      Trouble trouble = trouble(i, random);
      try (Phone phone = new Phone(data.resolve("phone-" + i), SEED * 1000 + i, link)) {
        fill(phone, trouble, random);
        sent.put(phone.mark(), phone.given());
      } catch (RuntimeException | AssertionError e) {
        lost.add(i + " " + trouble + ": " + e);
      }
    }
    System.out.printf(
        "%d fillings with failures in %d s%n",
        FILLINGS - FROM, (System.nanoTime() - began) / 1_000_000_000);
    assertThat(lost).as("fillings that did not come to their end").isEmpty();
    assertThat(sent).hasSize(FILLINGS - FROM);
    compare(sent);
  }

  /** Each kind in turn; restarts, which take long, seldom. */
  private static Trouble trouble(int filling, Random random) {
    if (filling % 16 == 5) {
      return Trouble.SERVER_RESTART;
    }
    Trouble[] all = Trouble.values();
    return filling < all.length - 1 ? all[filling] : all[random.nextInt(all.length - 1)];
  }

  private void fill(Phone phone, Trouble trouble, Random random) {
    assertThat(phone.open()).isTrue();
    if (trouble == Trouble.OPENED_OFFLINE) {
      phone.keepsThePage();
      phone.network(Network.OFF);
      assertThat(phone.open()).as("the page opens without a network").isTrue();
    }
    int at = 1 + random.nextInt(18);
    boolean offlineLong = random.nextBoolean();
    for (int step = 0; step < MOST_STEPS; step++) {
      if (step == at || trouble == Trouble.FLAPPING) {
        disturb(phone, trouble, random);
      }
      if (step == at + 3 && trouble == Trouble.AIRPLANE && !offlineLong) {
        phone.network(Network.ON);
      }
      String state = phone.step();
      if (state.equals("sent")) {
        return;
      }
      if (state.equals("refused")) {
        throw new AssertionError("refused");
      }
      if (state.equals("waiting")) {
        recover(phone, random);
      } else if (state.equals("busy") || phone.isStill()) {
        phone.pause(200);
      }
    }
    throw new AssertionError("not sent after " + MOST_STEPS + " steps: " + phone.view());
  }

  private void disturb(Phone phone, Trouble trouble, Random random) {
    switch (trouble) {
      case AIRPLANE -> phone.network(Network.OFF);
      case FLAPPING -> phone.network(random.nextBoolean() ? Network.OFF : Network.ON);
      case KILLED_BROWSER -> {
        phone.pause(random.nextInt(600));
        phone.killBrowser();
        phone.open();
      }
      case TWO_TABS -> {
        phone.pause(700);
        phone.turnToNewTab();
      }
      case BACK_AND_RELOAD -> {
        phone.back();
        phone.pause(random.nextInt(500));
        phone.reload();
      }
      case SERVER_RESTART -> {
        java.util.Objects.requireNonNull(running).kill();
        start();
      }
      case OPENED_OFFLINE, OFFLINE_AT_THE_END -> phone.network(Network.OFF);
    }
  }

  /** Kept on the phone: the network comes back, or first the browser dies as well. */
  private static void recover(Phone phone, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> {
        phone.killBrowser();
        phone.open();
      }
      case 1 -> {
        phone.network(Network.ON);
        phone.pause(300);
        phone.reload();
      }
      default -> phone.network(Network.ON);
    }
    phone.pause(700);
  }

  private void compare(Map<String, Map<String, Object>> sent) {
    Map<String, List<JsonObject>> stored = new LinkedHashMap<>();
    for (String line :
        server()
            .get("studies/kept/questionnaires/wesupport_users/responses.ndjson")
            .expect(200)
            .text()
            .split("\n")) {
      JsonObject response = Fieldvoice.read(line).asJsonObject();
      String mark = response.getJsonObject("answers").getString("change", "?");
      stored.computeIfAbsent(mark, m -> new ArrayList<>()).add(response);
    }
    assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(sent.keySet());
    sent.forEach(
        (mark, given) -> {
          assertThat(stored.get(mark)).as(mark + " is there once").hasSize(1);
          compare(mark, given, stored.get(mark).get(0));
        });
  }

  private static final Pattern ROUND = Pattern.compile("(\\w+)\\[(\\d+)]/(\\w+)");

  private void compare(String mark, Map<String, Object> given, JsonObject response) {
    String id = response.getString("instance_id");
    JsonObject answers = response.getJsonObject("answers");
    JsonObject names = identity(id);
    given.forEach(
        (path, value) -> {
          Matcher round = ROUND.matcher(path);
          JsonValue there =
              round.matches()
                  ? answers
                      .getJsonArray(round.group(1))
                      .getJsonObject(Integer.parseInt(round.group(2)) - 1)
                      .get(round.group(3))
                  : answers.getOrDefault(path, names.get(path));
          assertThat(there).as(mark + " " + path).isNotNull();
          assertThat(plain(id, there)).as(mark + " " + path).isEqualTo(expected(value));
        });
  }

  private static String expected(Object value) {
    return value instanceof Map<?, ?> file
        ? "file " + file.get("sha")
        : value instanceof Number number ? String.valueOf(number.doubleValue()) : value.toString();
  }

  private String plain(String id, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number) {
      return String.valueOf(number.doubleValue());
    }
    if (value instanceof JsonObject file) {
      return "file " + sha256(file(id, file.getString("attachment")));
    }
    return value.asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList()
        .toString();
  }

  private static final String RESPONSES = "studies/kept/questionnaires/wesupport_users/responses/";

  private JsonObject identity(String id) {
    return server()
        .post(RESPONSES + id + "/identity", Fieldvoice.json("reason", "comparing"))
        .expect(200)
        .json()
        .getJsonObject("answers");
  }

  private byte[] file(String id, String attachment) {
    return server().get(RESPONSES + id + "/attachments/" + attachment).expect(200).bytes();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
