package org.fieldvoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class OpenApiIT extends ServerTest {

  @Test
  void theServerDescribesItsApiUnderItsName() {
    assertThat(stranger().get("/openapi").expect(200).text())
        .contains(
            "title: Fieldvoice",
            "/api/session:",
            "/api/studies/{study}/questionnaires/{code}/versions/{number}/publication:",
            "/api/studies/{study}/questionnaires/{code}/responses.{format}:",
            "/r/{token}/responses:");
  }

  @Test
  void toolsGetTheSameAsJson() {
    JsonObject description = stranger().get("/openapi?format=json").expect(200).json();
    assertThat(description.getJsonObject("info").getString("title")).isEqualTo("Fieldvoice");
    assertThat(description.getJsonObject("paths")).containsKey("/r/{token}/responses");
  }
}
