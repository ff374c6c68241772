package org.fieldvoice.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class SignInIT extends ServerTest {

  private static final String ME =
      Fieldvoice.json("email", "admin@fieldvoice.example", "password", "only-for-the-tests-1");

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

  /** The server as a browser uses it that has just signed in. */
  private Fieldvoice browser() {
    return browser(ME);
  }

  private Fieldvoice browser(String credentials) {
    String cookie = stranger().post("session", credentials).expect(204).header("Set-Cookie");
    return stranger().withHeader("Cookie", cookie.replaceAll(";.*", ""));
  }

  @Test
  void aSessionsSecretIsNoScriptsAndNoOtherSitesBusiness() {
    assertThat(stranger().post("session", ME).expect(204).header("Set-Cookie"))
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict")
        .containsIgnoringCase("Path=/api");
  }

  @Test
  void whoSignsOutIsOutEvenWithTheCookieKept() {
    Fieldvoice browser = browser();
    browser.get("session").expect(200);

    browser.delete("session").expect(204);

    browser.get("session").expect(401);
    browser.get("studies").expect(401);
  }

  @Test
  void aChangedPasswordEndsTheSessionsThatBeganWithTheOldOne() {
    String email = "changes-" + UUID.randomUUID() + "@fieldvoice.example";
    server()
        .post(
            "accounts",
            Fieldvoice.json("email", email, "name", "Changes", "password", "the first one"))
        .expect(201);
    Fieldvoice before = browser(Fieldvoice.json("email", email, "password", "the first one"));

    String cookie =
        before
            .put(
                "session/password",
                Fieldvoice.json("current", "the first one", "next", "the second one"))
            .expect(204)
            .header("Set-Cookie");

    before.get("session").expect(401);
    stranger().withHeader("Cookie", cookie.replaceAll(";.*", "")).get("session").expect(200);
    stranger()
        .post("session", Fieldvoice.json("email", email, "password", "the first one"))
        .expect(401);
  }

  @Test
  void aTokenThatWasTakenBackOpensNothing() {
    String name = "taken back " + UUID.randomUUID();
    String token =
        server()
            .post("tokens", Fieldvoice.json("name", name, "scopes", new String[] {"*"}))
            .expect(201)
            .json()
            .getString("token");
    Fieldvoice script = stranger().withToken(token);
    script.get("studies").expect(200);
    int id =
        server().get("tokens").array().getValuesAs(JsonObject.class).stream()
            .filter(t -> t.getString("name").equals(name))
            .findFirst()
            .orElseThrow()
            .getInt("id");

    server().delete("tokens/" + id).expect(204);

    script.get("studies").expect(401);
  }

  @Test
  void aSessionIsNotLentToAnotherSitesPage() {
    String token = Fieldvoice.json("name", "lent", "scopes", new String[] {"*"});
    Fieldvoice browser = browser();

    assertThat(
            browser
                .withHeader("Origin", "https://elsewhere.example")
                .post("tokens", token)
                .expect(403)
                .json()
                .getString("type"))
        .isEqualTo("/problems/foreign-origin");
    browser.withHeader("Origin", "null").post("tokens", token).expect(403);
    browser.withHeader("Origin", address()).post("tokens", token).expect(201);
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
  void aLimitedTokenMakesNoOther() {
    String[] view = {"view"};
    String narrow =
        server()
            .post("tokens", Fieldvoice.json("name", "n", "scopes", view))
            .json()
            .getString("token");
    Fieldvoice script = stranger().withToken(narrow);

    for (String scope : new String[] {"*", "view"}) {
      String form = Fieldvoice.json("name", "more", "scopes", new String[] {scope});
      assertThat(script.post("tokens", form).expect(403).json().getString("type"))
          .isEqualTo("/problems/token-limited");
    }
    script.get("tokens").expect(403);
  }

  @Test
  void aTokenForWhatNobodyKnowsIsRefused() {
    String form = Fieldvoice.json("name", "n", "scopes", new String[] {"respones"});
    assertThat(server().post("tokens", form).expect(422).json().getString("detail"))
        .contains("“respones”", "responses:raw");
  }

  @Test
  void administratorsDoNothingToThemselves() {
    String admin = "admin@fieldvoice.example";
    int own =
        server().get("accounts").array().getValuesAs(JsonObject.class).stream()
            .filter(a -> a.getString("email").equals(admin))
            .findFirst()
            .orElseThrow()
            .getInt("id");
    for (String act : new String[] {"close", "demote"}) {
      assertThat(server().post("accounts/" + own + "/" + act, "{}").expect(409).text())
          .contains("own-account");
    }
    for (String act : new String[] {"close", "demote", "promote", "password-link"}) {
      outsider().post("accounts/" + own + "/" + act, "{}").expect(403);
    }
    outsider().get("accounts").expect(403);
  }

  @Test
  void aStudyWhoseLastOwnersAccountIsClosedGoesToWhoeverClosesIt() {
    String email = "leaves-" + UUID.randomUUID() + "@fieldvoice.example";
    int id =
        server()
            .post("accounts", Fieldvoice.json("email", email, "name", "Leaves"))
            .expect(201)
            .json()
            .getInt("id");
    String study = newStudy();
    String members = "studies/" + study + "/members";
    server().put(members, Fieldvoice.json("email", email, "role", "OWNER")).expect(200);
    String me = "admin@fieldvoice.example";
    server().put(members, Fieldvoice.json("email", me, "role", "VIEWER")).expect(200);
    server().get(members).expect(403);

    server().post("accounts/" + id + "/close", "{}").expect(204);

    assertThat(server().get(members).expect(200).text()).contains(me);
    server().post("accounts/" + id + "/password-link", "{}").expect(409);
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
