package org.fieldvoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class OpenApiIT extends ServerTest {

  @Test
  void theServerDescribesItsApiUnderItsName() {
    String description = stranger().get("/openapi").expect(200).text();
    assertThat(description)
        .contains("title: Fieldvoice", "/api/studies:", "/api/session:")
        .doesNotContain("/r/{token}/draft");
  }
}
