package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Agreed.submission;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Respondents pass the questionnaire on; who came through whom is kept by codes only. */
class PassingOnIT extends CollectingTest {

  @BeforeEach
  void standAtASite() {
    token = collection.link("site", "dongguan-b");
  }

  private void allow(int limit, String kind) {
    new Agreed(server(), study).set("passingOn", Map.of("limit", limit, "kind", kind)).expect(200);
  }

  private Answer coupon(String link, String code) {
    return stranger().post("/r/" + link + "/coupons", Fieldvoice.json("withdrawalCode", code));
  }

  private static String tokenOf(Answer coupon) {
    return coupon.expect(201).json().getString("url").replaceAll(".*/", "");
  }

  private JsonObject chain() {
    return server().get("studies/" + study + "/chain").expect(200).json();
  }

  private String csvLine(UUID id) {
    return server()
        .get("studies/" + study + Collection.RESPONSES + ".csv")
        .expect(200)
        .text()
        .lines()
        .filter(line -> line.startsWith(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyPassesOnWhatAStudyKeepsToItself() {
    String code = answer(token);
    assertThat(coupon(token, code).expect(403).json().getString("type")).endsWith("not-passed-on");
    assertThat(server().get("studies/" + study + Collection.RESPONSES + ".csv").text())
        .doesNotContain("recruiter");
  }

  @Test
  void aChainIsKeptByCodesWithItsWaves() {
    allow(3, "SINGLE");
    UUID seed = UUID.randomUUID();
    String first = tokenOf(coupon(token, answer(token, seed)));
    UUID friend = UUID.randomUUID();
    String second = tokenOf(coupon(first, answer(first, friend)));
    UUID friendsFriend = UUID.randomUUID();
    answer(second, friendsFriend);

    JsonArray waves = chain().getJsonArray("waves");
    assertThat(waves.toString())
        .isEqualTo("[{\"came\":1,\"links\":1,\"wave\":1},{\"came\":1,\"links\":1,\"wave\":2}]");
    JsonArray people = chain().getJsonArray("listed");
    String seedCode = people.getJsonObject(0).getString("code");
    String friendCode = people.getJsonObject(1).getString("code");
    assertThat(people.getJsonObject(1).getString("by")).isEqualTo(seedCode);
    assertThat(csvLine(friend)).contains("," + seedCode + "-1," + seedCode + ",1," + friendCode);
    assertThat(csvLine(friend)).contains("passed-on").contains("dongguan-b");
    assertThat(csvLine(friendsFriend)).contains("," + friendCode + "-1," + friendCode + ",2,");
    assertThat(chain().toString()).doesNotContain(seed.toString()).doesNotContain(first);
  }

  @Test
  void aSingleLinkServesOnePersonAndThenSaysSo() {
    allow(1, "SINGLE");
    String given = tokenOf(coupon(token, answer(token)));
    answer(given);
    assertThat(stranger().get("/r/" + given + "?lang=en").expect(410).text())
        .contains("already been used");
    stranger().post("/r/" + given + "/responses", submission(UUID.randomUUID(), "")).expect(410);
  }

  @Test
  void aCountedLinkServesAsManyAsTheStudyAllowsAndIsAlwaysTheSame() {
    allow(2, "COUNTED");
    String code = answer(token);
    String given = tokenOf(coupon(token, code));
    assertThat(tokenOf(coupon(token, code))).isEqualTo(given);
    answer(given);
    answer(given);
    stranger().post("/r/" + given + "/responses", submission(UUID.randomUUID(), "")).expect(410);
  }

  @Test
  void theLimitHoldsWhenManyRequestsComeAtOnce() {
    allow(3, "SINGLE");
    String code = answer(token);
    ExecutorService rush = Executors.newFixedThreadPool(12);
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 24)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> coupon(token, code).status(), rush))
            .toList();
    List<Integer> answers = asked.stream().map(CompletableFuture::join).toList();
    rush.shutdown();
    assertThat(answers).containsOnly(201, 409);
    assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
    assertThat(chain().getJsonArray("waves").getJsonObject(0).getInt("links")).isEqualTo(3);
  }

  @Test
  void whenARecruiterWithdrawsTheChainStaysCountableAndLeadsToNobody() {
    allow(2, "SINGLE");
    UUID seed = UUID.randomUUID();
    String code = answer(token, seed);
    String given = tokenOf(coupon(token, code));
    UUID friend = UUID.randomUUID();
    answer(given, friend);
    String seedCode = chain().getJsonArray("listed").getJsonObject(0).getString("code");

    stranger()
        .post("/r/" + token + "/withdrawal", Fieldvoice.json("withdrawalCode", code))
        .expect(204);

    JsonObject person = chain().getJsonArray("listed").getJsonObject(0);
    assertThat(person.getBoolean("withdrawn")).isTrue();
    assertThat(person.getInt("came")).isEqualTo(1);
    assertThat(csvLine(friend)).contains("," + seedCode + ",1,");
    assertThat(server().get("studies/" + study + Collection.RESPONSES + ".csv").text())
        .doesNotContain(seed.toString());
    coupon(token, code).expect(404);
  }

  @Test
  void withoutScriptTheLinkComesAsAPageWithItsCode() {
    allow(2, "SINGLE");
    String code = answer(token);
    String page =
        browser(token).postTo("/coupons?lang=zh", "withdrawalCode", code).expect(201).text();
    assertThat(page).contains("data:image/svg+xml").contains("您还可以再给 1 个").contains("/r/");
  }
}
