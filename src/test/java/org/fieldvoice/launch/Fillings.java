package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.launch.Phone.Network;

/**
 * People who answer the sample questionnaire, with a photo and a file besides its voice, each on a
 * phone of their own, while something fails. What they answer and when it fails follows from a
 * seed. In the end everything that was sent is compared with what was given.
 */
final class Fillings {

  private static final int MOST_STEPS = 150;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int SCREENS = 20;

  private final Host host;
  private final String study;
  private final Path profiles;
  private final String link;
  private final Map<String, Map<String, Object>> sent = new LinkedHashMap<>();
  private final Map<String, String> lost = new LinkedHashMap<>();

  /**
   * @param study the short name of the one that asks
   * @param profiles where the phones keep what they keep
   */
  Fillings(Host host, String study, Path profiles) {
    this.host = host;
    this.study = "studies/" + study;
    this.profiles = profiles;
    this.link = host.address() + "/r/" + collect();
  }

  /** Where they are made. */
  String link() {
    return link;
  }

  /** Publishes the questionnaire and returns a link's token. */
  private String collect() {
    Fieldvoice server = host.server().get();
    server.upload(study + "/questionnaires", workbook(), "application/octet-stream").expect(201);
    server.post(form() + "/versions/1/publication", "").expect(204);
    return server
        .post(study + "/links", Fieldvoice.json("questionnaire", "wesupport_users"))
        .expect(201)
        .array()
        .getJsonObject(0)
        .getString("token");
  }

  private String form() {
    return study + "/questionnaires/wesupport_users";
  }

  /** The sample's workbook, with a photo and a file before the questions about WeChat. */
  private static byte[] workbook() {
    try (Workbook workbook =
            new XSSFWorkbook(
                new ByteArrayInputStream(
                    Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"))));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet survey = workbook.getSheet("survey");
      int at = 1;
      while (!"wechat".equals(survey.getRow(at).getCell(1).getStringCellValue())) {
        at++;
      }
      survey.shiftRows(at, survey.getLastRowNum(), 2);
      ask(survey.createRow(at), "image", "photo", "请拍照");
      ask(survey.createRow(at + 1), "file", "paper", "请发送文件");
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ask(Row row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
  }

  /** One person answers; whoever does not come to the end is noted. */
  void fill(int seed, Trouble trouble) {
    Random random = new Random(seed);
    String mark = Phone.mark(seed);
    try (Phone phone = new Phone(profiles.resolve("phone-" + seed), seed, link)) {
      fill(phone, trouble, random);
      sent.put(mark, phone.given());
    } catch (RuntimeException | AssertionError e) {
      lost.put(mark, trouble + ": " + e);
      host.back().run();
    }
  }

  /** All came to their end, and every answer and file of theirs is on the server exactly once. */
  void compare() {
    new Arrived(host.server().get(), form() + "/responses").compare(sent, lost.keySet());
    assertThat(lost).as("fillings that did not come to their end").isEmpty();
  }

  private void fill(Phone phone, Trouble trouble, Random random) {
    assertThat(phone.open()).isTrue();
    if (trouble == Trouble.OPENED_OFFLINE) {
      phone.keepsThePage();
      phone.network(Network.OFF);
      assertThat(phone.open()).as("the page opens without a network").isTrue();
    }
    int at = 1 + random.nextInt(SCREENS);
    int over = random.nextBoolean() ? at + 1 + random.nextInt(4) : NEVER;
    boolean finished = false;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (step == at || trouble == Trouble.FLAPPING) {
        begin(phone, trouble, random);
      }
      if (step == over) {
        end(phone, trouble);
      }
      String state = phone.fill();
      if (state.equals("refused")) {
        throw new AssertionError("refused: " + phone.view());
      }
      // Whoever reloads just as the receipt appears sees a new beginning: that it has come is
      // compared in the end.
      if (state.equals("sent") || finished && phone.isFirst()) {
        return;
      }
      if (state.equals("waiting")) {
        finished = true;
        recover(phone, trouble, random);
      } else if (state.equals("busy")) {
        phone.pause(200);
      } else {
        goOn(phone, trouble, random);
        // Of two tabs that send at once, one is overtaken by the other, and may stand at a new
        // beginning.
        finished |= trouble == Trouble.TWO_TABS && phone.isLast();
      }
    }
    throw new AssertionError("not sent after " + MOST_STEPS + " steps: " + phone.view());
  }

  private static void goOn(Phone phone, Trouble trouble, Random random) {
    if (phone.isStill()) {
      phone.pause(200);
    }
    if (!phone.isLast()) {
      phone.goOn();
    } else if (trouble == Trouble.TWO_TABS) {
      phone.sendFromAllTabs();
    } else if (trouble == Trouble.AT_SUBMISSION) {
      sendAndLoseTheNetwork(phone, random);
    } else {
      phone.goOn();
    }
  }

  /** Before it is sent, or while it is on its way. */
  private static void sendAndLoseTheNetwork(Phone phone, Random random) {
    if (random.nextBoolean()) {
      phone.network(Network.OFF);
      phone.goOn();
    } else {
      phone.goOn();
      phone.pause(random.nextInt(60));
      phone.network(Network.OFF);
      phone.pause(300);
    }
  }

  private void begin(Phone phone, Trouble trouble, Random random) {
    switch (trouble) {
      case OPENED_OFFLINE, AT_SUBMISSION -> phone.pause(random.nextInt(100));
      case AIRPLANE -> phone.network(Network.OFF);
      case FLAPPING -> phone.network(random.nextBoolean() ? Network.OFF : Network.ON);
      case KILLED_BROWSER -> {
        phone.pause(random.nextInt(600));
        phone.killBrowser();
        phone.open();
      }
      case TWO_TABS -> {
        phone.keepsItsAnswers();
        phone.turnToNewTab();
      }
      case BACK_AND_RELOAD -> {
        phone.back();
        phone.pause(random.nextInt(500));
        phone.reload();
      }
      case SERVER_RESTART -> host.away().run();
    }
  }

  private void end(Phone phone, Trouble trouble) {
    if (trouble == Trouble.SERVER_RESTART) {
      host.back().run();
    } else {
      phone.network(Network.ON);
    }
  }

  /** Kept on the phone: what was away comes back, or first the browser dies as well. */
  private void recover(Phone phone, Trouble trouble, Random random) {
    int chance = random.nextInt(3);
    if (chance == 0 && trouble != Trouble.SERVER_RESTART) {
      phone.killBrowser();
      phone.open();
    } else {
      end(phone, trouble);
      if (chance == 1) {
        phone.pause(random.nextInt(600));
        phone.reload();
      } else if (trouble == Trouble.SERVER_RESTART) {
        phone.tryAgain();
      }
    }
    phone.settles();
  }
}
