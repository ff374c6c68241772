package org.fieldvoice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.fieldvoice.dataset.ReleasedZip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole path: what an administrator finds after one click. */
class SampleStudyIT extends ServerTest {

  private static final String STUDY = "studies/wesupport";
  private static final String QUESTIONNAIRE = STUDY + "/questionnaires/wesupport_users";

  @BeforeEach
  void load() {
    if (server().get(STUDY).status() == 404) {
      server().upload("sample", new byte[0], "application/json").expect(201);
    }
  }

  @Test
  void itIsLoadedOnce() {
    Fieldvoice.Answer again = server().upload("sample", new byte[0], "application/json");
    assertThat(again.json().getString("type")).isEqualTo("/problems/study-exists");
  }

  @Test
  void itsResponsesGiveThePublishedFigures() {
    JsonObject joined =
        server().get(QUESTIONNAIRE + "/tabulation?rows=how_joined").expect(200).json();
    assertThat(joined.getInt("base")).isEqualTo(400);
    JsonObject friend =
        joined.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
            .filter(r -> r.getString("value").equals("friend"))
            .findFirst()
            .orElseThrow();
    assertThat(friend.getJsonNumber("percent").doubleValue()).isEqualTo(43.0);
  }

  @Test
  void itsCaseStudiesArePrinted() throws IOException {
    List<JsonObject> all = listed("case-studies");

    assertThat(all).hasSize(2);
    for (JsonObject one : all) {
      byte[] pdf =
          server().get(STUDY + "/case-studies/" + one.getInt("id") + ".pdf").expect(200).bytes();
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(3);
        assertThat(new PDFTextStripper().getText(document)).contains("43.0%", "62.1%");
      }
    }
  }

  @Test
  void itsDataSetIsReleased() {
    JsonObject release = listed("releases").get(0);
    String address = STUDY + "/releases/" + release.getInt("id");
    for (int i = 0; i < 600 && state(address).equals("running"); i++) {
      LockSupport.parkNanos(100_000_000);
    }

    assertThat(state(address)).isEqualTo("ready");
    assertThat(new ReleasedZip(server().get(address + ".zip").expect(200).bytes()).rows())
        .hasSizeGreaterThanOrEqualTo(380);
  }

  private String state(String release) {
    return server().get(release).expect(200).json().getString("state");
  }

  private List<JsonObject> listed(String room) {
    return server().get(STUDY + "/" + room).expect(200).array().getValuesAs(JsonObject.class);
  }
}
