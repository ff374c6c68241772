package org.fieldvoice.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class SignInIT extends ServerTest {

  @Test
  void whoIsNotSignedInLearnsNothing() {
    assertThat(stranger().get("studies").status()).isEqualTo(401);
    assertThat(stranger().get("session").json().getString("type"))
        .isEqualTo("/problems/not-signed-in");
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAnswerAlike() {
    String wrong =
        stranger()
            .post("session", Fieldvoice.json("email", "admin@fieldvoice.example", "password", "x"))
            .text();
    String unknown =
        stranger()
            .post("session", Fieldvoice.json("email", "nobody@x.example", "password", "x"))
            .text();
    assertThat(wrong).isEqualTo(unknown).contains("wrong-credentials");
  }

  @Test
  void guessingIsSlowedDown() {
    String guess = Fieldvoice.json("email", "guessed@x.example", "password", "x");
    for (int i = 0; i < 5; i++) {
      stranger().post("session", guess).expect(401);
    }
    assertThat(stranger().post("session", guess).status()).isEqualTo(429);
  }

  @Test
  void aWriteThatAnotherSitesPageSendsIsRefused() {
    String token = Fieldvoice.json("name", "t", "scopes", new String[] {"*"});
    assertThat(
            server()
                .withHeader("Sec-Fetch-Site", "cross-site")
                .post("tokens", token)
                .json()
                .getString("type"))
        .isEqualTo("/problems/foreign-origin");
    assertThat(
            server()
                .withHeader("Origin", "https://elsewhere.example")
                .post("tokens", token)
                .status())
        .isEqualTo(403);
    assertThat(server().withHeader("Sec-Fetch-Site", "same-origin").post("tokens", token).status())
        .isEqualTo(201);
  }

  @Test
  void aTokenReachesNoFurtherThanItsScopes() {
    String slug = newStudy();
    String narrow =
        server()
            .post("tokens", Fieldvoice.json("name", "n", "scopes", new String[] {"view"}))
            .json()
            .getString("token");
    assertThat(stranger().withToken(narrow).get("studies/" + slug).status()).isEqualTo(200);
    assertThat(stranger().withToken(narrow).get("studies/" + slug + "/members").status())
        .isEqualTo(403);
  }

  @Test
  void problemsSpeakTheUsersLanguage() {
    assertThat(
            stranger()
                .withHeader("Accept-Language", "zh-CN")
                .get("session")
                .json()
                .getString("detail"))
        .isEqualTo("请先登录。");
  }
}
