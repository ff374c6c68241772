package org.fieldvoice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample questionnaire in a study of its own, with a link.
 *
 * @param link the link's token
 */
record BenchStudy(String link) {

  private static final Path SAMPLE = Path.of("db", "sample");

  static BenchStudy make(BenchServer server) throws IOException {
    String bearer = signIn(server);
    try (Wire wire = Wire.to(server.port())) {
      String json = "application/json";
      send(wire, bearer, "/api/studies", json, "{\"slug\":\"bench\",\"title\":\"Bench\",\"languages\":[\"zh\",\"en\"]}");
      send(wire, bearer, "/api/studies/bench/sites", json, "{\"code\":\"dongguan-b\",\"name\":\"Dongguan\"}");
      byte[] workbook = Files.readAllBytes(SAMPLE.resolve("questionnaire.xlsx"));
      wire.send(Wire.post("/api/studies/bench/questionnaires", bearer, "application/octet-stream", workbook)).expect(201);
      byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
      String version = "/api/studies/bench/questionnaires/wesupport_users/versions/1/publication";
      wire.send(Wire.post(version, bearer, json, nothing)).expect(204);
      String link =
          send(
              wire,
              bearer,
              "/api/studies/bench/links",
              json,
              "{\"questionnaire\":\"wesupport_users\",\"site\":\"dongguan-b\"}");
      return new BenchStudy(link.replaceAll("(?s).*\"token\":\"([a-z0-9]+)\".*", "$1"));
    }
  }

  /** The header that signs requests. */
  static String signIn(BenchServer server) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      String who = "{\"email\":\"" + BenchServer.EMAIL + "\",\"password\":\"" + BenchServer.PASSWORD + "\"}";
      StringBuilder cookie = new StringBuilder();
      wire.cookieOf(Wire.post("/api/session", "", "application/json", who.getBytes(StandardCharsets.UTF_8)), cookie);
      String made =
          send(wire, "Cookie: " + cookie + "\r\n", "/api/tokens", "application/json", "{\"name\":\"bench\",\"scopes\":[\"*\"]}");
      return "Authorization: Bearer " + made.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1") + "\r\n";
    }
  }

  /** The sample's answers documents as JSON text. */
  static List<String> answers() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("responses.jsonl")).stream()
        .map(line -> line.substring(line.indexOf("\"answers\": ") + 11, line.length() - 1))
        .toList();
  }

  private static String send(Wire wire, String headers, String path, String type, String body) throws IOException {
    return wire.send(Wire.post(path, headers, type, body.getBytes(StandardCharsets.UTF_8))).expect(201);
  }
}
