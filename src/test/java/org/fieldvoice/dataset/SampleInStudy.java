package org.fieldvoice.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.fieldvoice.Fieldvoice;

/**
 * The sample study's questionnaire and responses, brought into a study that a test has for itself.
 */
final class SampleInStudy {

  static final String CODE = "wesupport_users";

  private static final Path SAMPLE = Path.of("db/sample");

  private final Fieldvoice server;
  private final String study;

  private SampleInStudy(Fieldvoice server, String study) {
    this.server = server;
    this.study = study;
  }

  /** Publishes the questionnaire in the study and brings in the first responses. */
  static SampleInStudy of(Fieldvoice server, String study, int responses) {
    SampleInStudy sample = new SampleInStudy(server, study);
    server
        .upload(sample.questionnaires(), file("questionnaire.xlsx"), "application/octet-stream")
        .expect(201);
    server.post(sample.questionnaires() + "/" + CODE + "/versions/1/publication", "{}").expect(204);
    sample.bringIn(0, responses);
    return sample;
  }

  static String policy() {
    return new String(file("policy.json"), StandardCharsets.UTF_8);
  }

  String study() {
    return study;
  }

  String questionnaires() {
    return "studies/" + study + "/questionnaires";
  }

  /**
   * Brings in the responses of these lines, from other people: an instance id is used once in the
   * whole database.
   */
  void bringIn(int from, int to) {
    String prefix = "%08x".formatted(study.hashCode());
    String lines =
        new String(file("responses.jsonl"), StandardCharsets.UTF_8)
            .lines()
            .skip(from)
            .limit(to - from)
            .map(line -> line.replaceAll("(\"instance_id\": \")[0-9a-f]{8}", "$1" + prefix))
            .collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      server
          .upload(
              questionnaires() + "/" + CODE + "/responses",
              lines.getBytes(StandardCharsets.UTF_8),
              "application/x-ndjson")
          .expect(200);
    }
  }

  private static byte[] file(String name) {
    try {
      return Files.readAllBytes(SAMPLE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
