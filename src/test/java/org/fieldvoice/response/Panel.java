package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.dataset.ReleasedZip;

/**
 * A questionnaire whose versions are answered one after the other.
 *
 * @param home its address: {@code studies/…/questionnaires/panel}
 */
public record Panel(Fieldvoice server, String home) {

  private static final String CODE = "panel";

  /** What a workbook's settings sheet says. */
  public static final String[] SETTINGS = {"form_id", CODE};

  public static Panel in(Fieldvoice server, String study) {
    return new Panel(server, "studies/" + study + "/questionnaires/" + CODE);
  }

  private String study() {
    return home.split("/")[1];
  }

  /** Makes the workbook its next version, which is published. */
  public void publish(byte[] workbook) {
    int version = upload(workbook).getInt("version");
    server.post(home + "/versions/" + version + "/publication", "").expect(204);
  }

  JsonObject upload(byte[] workbook) {
    String all = home.substring(0, home.length() - CODE.length() - 1);
    return server.upload(all, workbook, "application/octet-stream").expect(201).json();
  }

  /** A response to that version comes in. */
  public void bringIn(int version, String answers) {
    JsonObject done =
        server
            .upload(
                home + "/responses",
                line(version, answers).getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson")
            .expect(200)
            .json();
    assertThat(done.getInt("accepted")).as(done.toString()).isEqualTo(1);
  }

  static String line(int version, String answers) {
    return "{\"instance_id\":\""
        + UUID.randomUUID()
        + "\",\"version\":"
        + version
        + ",\"language\":\"en\",\"submitted_at\":\"2016-08-01T08:51:12+08:00\",\"answers\":"
        + answers
        + "}\n";
  }

  /** Starts a release. */
  public Fieldvoice.Answer releasing(String policy) {
    return server.post(
        "studies/" + study() + "/releases",
        "{\"questionnaire\": \"panel\", \"policy\": " + policy + "}");
  }

  /** The release that was started and is ready. */
  public ReleasedZip released(Fieldvoice.Answer started) {
    int number = started.json().getInt("release");
    return new ReleasedZip(
        server.get("studies/" + study() + "/releases/" + number + ".zip").expect(200).bytes());
  }
}
