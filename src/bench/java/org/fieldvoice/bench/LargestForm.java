package org.fieldvoice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The largest questionnaire that is taken, through everything that happens to one: it comes in, is published, shown,
 * answered, comes in once more with other words, and the two versions are compared.
 */
final class LargestForm {

  private static final int ROWS = 5_000;
  private static final int CHOICES = 100_000;
  private static final String STUDY = "/api/studies/forms";
  private static final String VERSIONS = STUDY + "/questionnaires/largest/versions/";
  private static final String JSON = "application/json";

  private final BenchServer server;
  private final String bearer;

  LargestForm(BenchServer server) throws IOException {
    this.server = server;
    this.bearer = BenchStudy.signIn(server);
  }

  /**
   * Seconds that each step took.
   *
   * @param page the respondent's page
   * @param first the first response after publication; {@code next} the second
   * @param again the second import, while the first version is still in memory
   * @param diff the comparison of two versions; not a number if it failed
   */
  record Result(
      double upload, double publication, double page, double first, double next, double again, double diff) {}

  Result measure() throws IOException {
    ImportForm.study(server, bearer);
    double upload = post(STUDY + "/questionnaires", "application/octet-stream", workbook(""), 201);
    double publication = post(VERSIONS + "1/publication", JSON, bytes("{}"), 204);
    String link = link();
    double page = get("/r/" + link);
    double first = post("/r/" + link + "/responses", JSON, submission(), 201);
    double next = post("/r/" + link + "/responses", JSON, submission(), 201);
    double again = post(STUDY + "/questionnaires", "application/octet-stream", workbook(" today"), 201);
    return new Result(upload, publication, page, first, next, again, comparison());
  }

  /** Seconds, or not a number where the server fails. */
  private double comparison() throws IOException {
    try {
      return get(VERSIONS + "1/diff/2");
    } catch (IllegalStateException e) {
      return Double.NaN;
    }
  }

  private static byte[] workbook(String more) throws IOException {
    return ImportForm.workbook("largest", ROWS, CHOICES, more);
  }

  private String link() throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      byte[] wish = bytes("{\"questionnaire\":\"largest\"}");
      String made = wire.send(Wire.post(STUDY + "/links", bearer, JSON, wish)).expect(201);
      return made.replaceAll("(?s).*\"token\":\"([a-z0-9]+)\".*", "$1");
    }
  }

  /** An answer to every question. */
  private static byte[] submission() {
    StringBuilder answers = new StringBuilder();
    for (int i = 1; i <= ROWS; i++) {
      String answer =
          switch (i % 10) {
            case 1 -> "4";
            case 2 -> "\"p10\"";
            case 3, 5, 9 -> "";
            default -> "\"Some words of a respondent\"";
          };
      if (!answer.isEmpty()) {
        answers.append(answers.length() == 0 ? "" : ",").append("\"q").append(i).append("\":").append(answer);
      }
    }
    return bytes(
        "{\"instanceId\":\"" + UUID.randomUUID() + "\",\"language\":\"en\",\"startedAt\":\"2026-03-01T08:45:00+08:00\","
            + "\"submittedAt\":\"2026-03-01T09:51:12+08:00\",\"answers\":{" + answers + "}}");
  }

  private double post(String path, String type, byte[] body, int status) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      long began = System.nanoTime();
      wire.send(Wire.post(path, bearer, type, body)).expect(status);
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private double get(String path) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      long began = System.nanoTime();
      wire.send(Wire.get(path, bearer)).expect(200);
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
