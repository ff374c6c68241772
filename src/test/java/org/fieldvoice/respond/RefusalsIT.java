package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody reads whose link leads to no questionnaire, in each of our languages. */
class RefusalsIT extends ServerTest {

  private Collection collection;

  @BeforeEach
  void collect() {
    collection = Collection.in(server(), newStudy());
  }

  private void answer(String token) {
    String answers =
        "{\"instanceId\":\""
            + UUID.randomUUID()
            + "\",\"version\":1,\"language\":\"zh\",\"answers\":{\"consent\":\"no\"}}";
    stranger().post("/r/" + token + "/responses", answers).expect(201);
  }

  private void saysWhy(String token, int status, String key) {
    for (String tag : Words.SPOKEN) {
      Words words = Words.in(tag);
      Answer asked = stranger().get("/r/" + token + "?lang=" + tag).expect(status);
      says(asked.text(), words, key);
      Answer liked =
          stranger().withHeader("Accept-Language", "fr;q=1, " + tag + ";q=0.8").get("/r/" + token);
      says(liked.text(), words, key);
    }
  }

  private static void says(String page, Words words, String key) {
    String tag = words.tag();
    assertThat(page)
        .as(key + " in " + tag)
        .contains("<html lang=\"" + tag + "\" dir=\"" + Words.direction(tag) + "\">")
        .contains("<h1>" + words.say(key) + "</h1>")
        .contains("<p>" + words.say(key + ".why") + "</p>")
        .doesNotContain("<form")
        .doesNotContain("<script>")
        .doesNotContain("http:")
        .doesNotContain("https:");
    if (!tag.equals("en")) {
      Words english = Words.in("en");
      assertThat(words.say(key)).isNotEqualTo(english.say(key));
      assertThat(words.say(key + ".why")).isNotEqualTo(english.say(key + ".why"));
    }
  }

  @Test
  void anAddressThatWasNeverGivenOut() {
    saysWhy("no-such-link", 404, "gone.unknown");
  }

  @Test
  void aLinkThatWasClosedAndOneWhoseTimeIsOver() {
    String closed = collection.link();
    collection.close(closed);
    saysWhy(closed, 410, "gone.closed");
    String over = collection.link("closesAt", "2020-01-01T00:00:00Z");
    assertThat(stranger().get("/r/" + over + "?lang=en").expect(410).text())
        .contains(Words.in("en").say("gone.closed"));
  }

  @Test
  void aLinkThatHasNotOpenedYet() {
    saysWhy(collection.link("opensAt", "2099-01-01T00:00:00Z"), 403, "gone.early");
  }

  @Test
  void aLinkWithEnoughAnswers() {
    String token = collection.link("maxResponses", 2);
    answer(token);
    answer(token);
    saysWhy(token, 410, "gone.full");
  }

  @Test
  void onePersonsLinkThatHasBeenUsed() {
    String token = collection.link("singleUse", true);
    answer(token);
    saysWhy(token, 410, "gone.spent");
    collection.close(token);
    saysWhy(token, 410, "gone.spent");
  }

  @Test
  void onePersonsLinkThatWasTakenBack() {
    String token = collection.link("singleUse", true);
    collection.close(token);
    saysWhy(token, 410, "gone.withdrawn");
  }
}
