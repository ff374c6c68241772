package org.fieldvoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
}
