package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Agreed.submission;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.Test;

/** What respondents can do with their code; invitations; what is exported beside answers. */
class TrustIT extends CollectingTest {

  private Answer form(String path, String code) {
    return browser(token).postTo(path, "withdrawalCode", code);
  }

  @Test
  void withTheCodeAnswersAreReadInWordsAndDeletedAlsoAfterTheLinkHasClosed() {
    String code = answer(token);
    collection.close(token);

    assertThat(stranger().get("/r/" + token + "/answers?lang=en").expect(200).text())
        .contains("Enter the code");
    String read = form("/answers?lang=zh", code).expect(200).text();
    assertThat(read).contains("您是否同意参加").contains(">否<");
    assertThat(form("/answers?lang=en", code).text()).contains(">No<");
    JsonObject json =
        stranger()
            .post("/r/" + token + "/answers", Fieldvoice.json("withdrawalCode", code))
            .expect(200)
            .json();
    assertThat(json.getString("language")).isEqualTo("zh");

    form("/withdrawal?lang=zh", code).expect(200);
    form("/answers?lang=zh", code).expect(404);
    assertThat(collection.count()).isZero();
  }

  @Test
  void theReceiptHasTheCodeAsAPictureAndSaysWhomToAsk() {
    new Agreed(server(), study)
        .set("told", Map.of("zh", Map.of("contact", "王老师", "use", "写进报告")))
        .expect(200);
    String code = answer(token);
    String piece =
        stranger()
            .post(
                "/r/" + token + "/receipt",
                Fieldvoice.json("withdrawalCode", code, "language", "zh"))
            .expect(200)
            .json()
            .getString("html");
    assertThat(piece)
        .contains("data:image/svg+xml;base64,")
        .contains("王老师")
        .contains("写进报告")
        .doesNotContain("passOn")
        .doesNotContain("answers?" + code)
        .doesNotContain("#" + code);
  }

  @Test
  void anInvitationServesOnePersonAndTheResponseDoesNotSayWhich() {
    Answer made =
        server()
            .post(
                "studies/" + study + "/invitations",
                Fieldvoice.json(
                    "questionnaire",
                    "wesupport_users",
                    "site",
                    "dongguan-b",
                    "references",
                    new String[] {"P-001", "=P-002"}))
            .expect(201);
    JsonArray letters = made.json().getJsonArray("invitations");
    long batch = made.json().getJsonNumber("batch").longValue();
    String link = letters.getJsonObject(0).getString("url").replaceAll(".*/", "");

    answer(link);

    assertThat(stranger().get("/r/" + link + "?lang=en").expect(410).text())
        .contains("already been used");
    String states = server().get("studies/" + study + "/invitations/" + batch).expect(200).text();
    assertThat(states).isEqualTo("[{\"number\":1,\"used\":true},{\"number\":2,\"used\":false}]");
    assertThat(server().get("studies/" + study + "/links").text()).doesNotContain(link);
    String merge =
        server().get("studies/" + study + "/invitations/" + batch + ".csv").expect(200).text();
    assertThat(merge).contains("P-001").contains(link).contains("'=P-002");
    assertThat(collection.stored()).contains("dongguan-b").doesNotContain("P-001");
    assertThat(server().get("studies/" + study + "/invitations").text())
        .contains("\"invited\":2")
        .contains("\"used\":1");
  }

  @Test
  void invitationsAreMadeFromReferencesOrACountNotBoth() {
    String path = "studies/" + study + "/invitations";
    server().post(path, Fieldvoice.json("questionnaire", "wesupport_users")).expect(422);
    assertThat(
            server()
                .post(path, Fieldvoice.json("questionnaire", "wesupport_users", "count", 3))
                .expect(201)
                .json()
                .getJsonArray("invitations"))
        .hasSize(3);
  }

  @Test
  void howItWasAnsweredIsExportedOnlyWhenAskedFor() {
    stranger()
        .post(
            "/r/" + token + "/responses",
            submission(
                UUID.randomUUID(),
                "\"paradata\":{\"script\":true,\"turns\":7,\"screens\":{\"1\":[4.5,1]}}"))
        .expect(201);
    String path = "studies/" + study + Collection.RESPONSES + ".csv";
    assertThat(server().get(path).text()).doesNotContain("paradata");
    assertThat(server().get(path + "?paradata=true").expect(200).text())
        .contains("paradata/turns")
        .contains("true,7,");
  }
}
