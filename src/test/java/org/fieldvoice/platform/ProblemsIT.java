package org.fieldvoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** Requests that cannot be answered, and what is said instead. */
class ProblemsIT extends ServerTest {

  private static final String STUDY =
      Fieldvoice.json("slug", "x", "title", "x", "languages", new String[] {"en"});
  private static final String NAVIGATION = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Test
  void eachBadRequestGetsAProblemDocument() {
    Map<Answer, Integer> answers =
        Map.of(
            server().post("studies", "{\"slug\": "), 400,
            server().post("studies", "[]"), 400,
            server().post("studies", with("\"colour\": \"red\"")), 400,
            server().post("studies", "{\"title\": \"" + "x".repeat(1 << 20) + "\"}"), 413,
            server().get("nothing/here"), 404,
            server().delete("studies"), 405,
            text("studies", STUDY), 415,
            server().withHeader("Accept", "image/png").get("studies"), 406,
            stranger().get("studies"), 401);

    answers.forEach(
        (answer, status) -> {
          answer.expect(status);
          assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
          assertThat(answer.json().getInt("status")).isEqualTo(status);
          assertThat(answer.json().getString("detail")).isNotBlank();
          assertThat(answer.text()).doesNotContain("<html", "Exception", "org.fieldvoice");
        });
  }

  @Test
  void aFieldThatTheAddressDoesNotKnowIsNamed() {
    assertThat(
            server().post("studies", with("\"colour\": 1")).expect(400).json().getString("detail"))
        .contains("colour");
    String within =
        Fieldvoice.json(
            "agreementRequired",
            false,
            "passingOn",
            Map.of("limit", 3, "kind", "SINGLE", "wave", 1));
    assertThat(
            server()
                .withHeader("Accept-Language", "zh")
                .put("studies/" + newStudy() + "/participation", within)
                .expect(400)
                .json()
                .getString("detail"))
        .contains("wave")
        .matches(".*\\p{IsHan}.*");
  }

  @Test
  void whatIsNoAddressIsSaidInOurOwnWords() {
    for (String address : new String[] {"/nosuch", "/studio/nosuch.js", "/WEB-INF/web.xml"}) {
      Answer page =
          stranger()
              .withHeader("Accept", NAVIGATION)
              .withHeader("Accept-Language", "zh-CN")
              .get(address)
              .expect(404);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.text())
          .contains("<html lang=\"zh\"", "这里没有内容")
          .doesNotContainIgnoringCase("payara", "nosuch");

      Answer document = stranger().get(address).expect(404);
      assertThat(document.header("Content-Type")).startsWith("application/problem+json");
      assertThat(document.json().getString("type")).isEqualTo("/problems/not-found");
    }
  }

  @Test
  void aFileThatIsAskedForInAnotherWayIsRefusedInOurOwnWords() {
    Answer answer = stranger().put("/studio/index.html", "{}");

    assertThat(answer.expect(405).json().getString("type"))
        .isEqualTo("/problems/method-not-allowed");
  }

  private static String with(String field) {
    return STUDY.replace("{", "{" + field + ",");
  }

  private Answer text(String path, String body) {
    return server().upload(path, body.getBytes(StandardCharsets.UTF_8), "text/plain");
  }
}
