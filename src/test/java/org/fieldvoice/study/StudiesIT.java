package org.fieldvoice.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class StudiesIT extends ServerTest {

  @Test
  void aStudyHasSitesAndChannels() {
    String slug = newStudy();
    assertThat(server().get("studies/" + slug).json().getString("role")).isEqualTo("OWNER");
    assertThat(server().get("studies/" + slug + "/sites").array()).hasSize(3);
    assertThat(server().get("studies/" + slug + "/channels").array()).hasSize(1);
  }

  @Test
  void aShortNameIsGivenOnce() {
    String slug = newStudy();
    var again =
        server()
            .post(
                "studies",
                Fieldvoice.json("slug", slug, "title", "x", "languages", new String[] {"en"}));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().getString("type")).isEqualTo("/problems/study-exists");
  }

  @Test
  void everyMistakeInABodyIsSaidAtOnce() {
    var answer =
        server()
            .post(
                "studies",
                Fieldvoice.json("slug", "No Spaces", "title", "", "languages", new String[0]));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getJsonArray("problems")).hasSize(3);
  }

  @Test
  void aBodyThatIsNoJsonIsToldWhere() {
    var answer = server().post("studies", "{\"slug\": \"a\", ");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("line 1, column");
  }

  @Test
  void theLastOwnerStays() {
    String slug = newStudy();
    var answer =
        server()
            .put(
                "studies/" + slug + "/members",
                Fieldvoice.json("email", "admin@fieldvoice.example", "role", "VIEWER"));
    assertThat(answer.json().getString("type")).isEqualTo("/problems/last-owner");
  }

  @Test
  void aStudyThatOneIsNoMemberOfDoesNotExist() {
    assertThat(server().get("studies/unknown").status()).isEqualTo(404);
  }

  @Test
  void aStudyAnswersWhoIsNotInItAsOneThatIsNotThereAndNotesWhoTried() {
    String slug = newStudy();
    Fieldvoice outsider = outsider();
    List<String> rooms =
        List.of("", "/members", "/links", "/questionnaires", "/participants", "/releases");

    for (String room : rooms) {
      Answer closed = outsider.get("studies/" + slug + room).expect(404);
      Answer unknown = outsider.get("studies/no-" + slug + room).expect(404);
      assertThat(closed.text()).as(room).isEqualTo(unknown.text().replace("no-" + slug, slug));
    }

    assertThat(noted("access.refused", slug))
        .hasSize(rooms.size())
        .contains("{\"right\":\"VIEW\"}");
    assertThat(outsider.get("studies").expect(200).array()).isEmpty();
  }
}
