package org.fieldvoice.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A large questionnaire through the import and into the database, in a server with little memory. */
final class ImportForm {

  private static final String[] LANGUAGES = {"English (en)", "Français (fr)", "中文 (zh)", "Kiswahili (sw)", "Português (pt)"};
  private static final int ROUNDS = 5;

  private final BenchServer server;
  private final String bearer;

  ImportForm(BenchServer server) throws IOException {
    this.server = server;
    this.bearer = BenchStudy.signIn(server);
  }

  /**
   * Seconds of the first import after a start, of the processor's for it, which other work on the machine does not
   * lengthen, and the median of the next ones.
   */
  record Result(double first, double firstCpu, double next) {}

  /** On its own, without the rest of the benchmarks. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of("target", "bench-import").toAbsolutePath();
    Bench.forms(folder);
  }

  Result measure() throws IOException {
    study(server, bearer);
    byte[] large = workbook("large", 1_000, 6_000, "");
    double cpu = server.cpuSeconds();
    double first = upload(large);
    double firstCpu = server.cpuSeconds() - cpu;
    double[] next = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      next[round] = upload(large);
    }
    Arrays.sort(next);
    return new Result(first, firstCpu, next[ROUNDS / 2]);
  }

  /** Where the forms go; it may be there. */
  static void study(BenchServer server, String bearer) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      byte[] study = "{\"slug\":\"forms\",\"title\":\"Forms\",\"languages\":[\"en\"]}".getBytes(StandardCharsets.UTF_8);
      wire.send(Wire.post("/api/studies", bearer, "application/json", study));
    }
  }

  private double upload(byte[] workbook) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      long began = System.nanoTime();
      wire.send(Wire.post("/api/studies/forms/questionnaires", bearer, "application/octet-stream", workbook)).expect(201);
      return (System.nanoTime() - began) / 1e9;
    }
  }

  /**
   * Groups of ten rows, each with logic that looks at others; choices in a cascade.
   *
   * @param more words that every tenth question has besides
   */
  static byte[] workbook(String id, int rows, int choices, String more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Bench", "1.0")) {
      Worksheet survey = workbook.newWorksheet("survey");
      header(survey, "type", "name", "relevant", "constraint", "calculation", "choice_filter", "required");
      for (int i = 1; i <= rows; i++) {
        row(survey, i, i % 10 == 1 ? more : "", rows <= 1_000 || i % 100 == 2);
      }
      Worksheet list = workbook.newWorksheet("choices");
      header(list, "list_name", "name", "above");
      for (int i = 1; i <= choices; i++) {
        put(list, i, "places", "p" + i, "p" + i / 10);
        labels(list, i, 3, "Place " + i);
      }
      Worksheet settings = workbook.newWorksheet("settings");
      put(settings, 0, "form_id", "form_title");
      put(settings, 1, id, id);
    }
    return out.toByteArray();
  }

  /**
   * @param filtered whether a select filters its list: each filter of the longest list looks at 100,000 choices, and
   *     what one response may cost is bounded
   */
  private static void row(Worksheet survey, int i, String more, boolean filtered) {
    String before = "${q" + ((i - 1) / 10 * 10 + 1) + "}";
    switch (i % 10) {
      case 1 -> put(survey, i, "integer", "q" + i, "", ". >= 0 and . < 100", "", "", "yes");
      case 2 -> put(survey, i, "select_one places", "q" + i, before + " > 3", "", "", filtered ? "above = 'p1'" : "");
      case 3 -> put(survey, i, "begin_group", "g" + i, before + " != 5");
      case 9 -> put(survey, i, "end_group");
      case 5 -> put(survey, i, "calculate", "q" + i, "", "", "if(" + before + " > 3, " + before + " * 2, 0)");
      default -> put(survey, i, "text", "q" + i, before + " > 1", "string-length(.) < 200");
    }
    if (i % 10 != 9) {
      labels(survey, i, 7, "A question of the usual length, number " + i + ", about " + before + more + "?");
    }
  }

  private static void header(Worksheet sheet, String... columns) {
    put(sheet, 0, columns);
    for (int i = 0; i < LANGUAGES.length; i++) {
      sheet.value(0, columns.length + i, "label::" + LANGUAGES[i]);
    }
  }

  private static void labels(Worksheet sheet, int row, int column, String text) {
    for (int i = 0; i < LANGUAGES.length; i++) {
      sheet.value(row, column + i, text + " " + LANGUAGES[i]);
    }
  }

  private static void put(Worksheet sheet, int row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        sheet.value(row, i, texts[i]);
      }
    }
  }
}
