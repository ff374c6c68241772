package org.fieldvoice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
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
}
