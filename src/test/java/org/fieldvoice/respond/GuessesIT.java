package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Agreed.submission;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.junit.jupiter.api.Test;

/** Who guesses addresses, codes and keys is held up; what a network's people send passes. */
class GuessesIT extends CollectingTest {

  private static final int MANY = 70;
  private static final String KEY = "Draft-Key";

  /** Somebody in the network of this address. */
  private Fieldvoice from(String address) {
    return stranger().withHeader("X-Forwarded-For", address);
  }

  private static List<Integer> guesses(IntFunction<Answer> guess) {
    return IntStream.range(0, MANY).mapToObj(guess).map(Answer::status).toList();
  }

  private String code(Fieldvoice phone) {
    return phone
        .post("/r/" + token + "/responses", submission(UUID.randomUUID(), ""))
        .expect(201)
        .json()
        .getString("withdrawalCode");
  }

  private static String draft() {
    return "{\"instanceId\":\""
        + UUID.randomUUID()
        + "\",\"version\":1,\"startedAt\":\"2026-08-01T08:45:00+08:00\",\"screen\":1,\"answers\":{}}";
  }

  private static String key(int number) {
    return (UUID.randomUUID().toString().replace("-", "") + "xxxx").substring(0, 30)
        + (10 + number);
  }

  @Test
  void whoGuessesWithdrawalCodesIsHeldUpWhileWhatTheNetworksPeopleSendPasses() {
    new Agreed(server(), study).set("passingOn", Map.of("limit", 3, "kind", "SINGLE"));
    String code = answer(token);
    Fieldvoice factory = from("203.0.113.7");
    PlainBrowser browser = new PlainBrowser(factory, token);
    List<String> doors = List.of("/withdrawal", "/answers", "/receipt", "/coupons");
    assertThat(
            guesses(
                i ->
                    factory.post(
                        "/r/" + token + doors.get(i % doors.size()),
                        Fieldvoice.json("withdrawalCode", "guess" + i))))
        .startsWith(404, 404, 404, 404)
        .endsWith(429, 429, 429, 429);
    Answer held = browser.postTo("/answers?lang=en", "withdrawalCode", code).expect(429);
    assertThat(held.text()).contains("Too many tries").contains("value=\"" + code + "\"");
    assertThat(factory.get("/r/nosuchlink").status()).isEqualTo(429);

    factory.get("/r/" + token + "?lang=en").expect(200);
    code(factory);
    browser(token).postTo("/answers?lang=en", "withdrawalCode", code).expect(200);
    assertThat(collection.count()).isEqualTo(2);
  }

  @Test
  void whoGuessesCodesOfDraftsIsHeldUpAndNobodyElseOnThatLink() {
    Fieldvoice phone = stranger().withHeader(KEY, key(1));
    String code = phone.put("/r/" + token + "/draft", draft()).expect(200).json().getString("code");
    PlainBrowser factory = new PlainBrowser(from("203.0.113.8"), token);
    String path = "/resume?lang=zh";
    Answer wrong = factory.postTo(path, "code", "0000-0000").expect(404);
    assertThat(wrong.text()).contains("没有找到这个代码").contains("value=\"0000-0000\"");
    assertThat(guesses(i -> factory.postTo(path, "code", "0000-00" + (10 + i)))).endsWith(429);
    assertThat(factory.postTo(path, "code", code).expect(429).text()).contains("尝试次数太多");
    new PlainBrowser(from("203.0.113.9"), token).postTo(path, "code", code).expect(200);
  }

  @Test
  void whoGuessesKeysOfDraftsIsHeldUpWhileWhoHasOneGoesOnAndCodesStillOpen() {
    String mine = key(1);
    Fieldvoice factory = from("203.0.113.10");
    factory.withHeader(KEY, mine).put("/r/" + token + "/draft", draft()).expect(200);
    PlainBrowser browser = new PlainBrowser(factory, token);
    assertThat(
            guesses(
                i ->
                    i % 2 == 0
                        ? factory.withHeader(KEY, key(i)).get("/r/" + token + "/draft")
                        : browser.post("screen", "1", "go", "next", "draft", key(i))))
        .startsWith(410, 410)
        .endsWith(429, 429);
    factory.withHeader(KEY, mine).get("/r/" + token + "/draft").expect(200);
    String[] next = {"screen", "1", "lang", "en", "go", "next", "consent", "no", "draft", mine};
    browser.post(next).expect(200);
    browser.postTo("/answers?lang=en", "withdrawalCode", code(factory)).expect(200);
  }

  @Test
  void whoGuessesAddressesOfLinksIsHeldUpAtEveryDoorWhileALinkThatExistsOpens() {
    Fieldvoice network = from("203.0.113.81").withHeader(KEY, key(1));
    String file = "/attachments/" + key(1).substring(0, 24);
    List<String> doors =
        List.of("", "?about=1", "?list=1/en/x", "/draft", file, "/resume", "/answers", "/kiosk");
    assertThat(guesses(i -> network.get("/r/guess" + i + doors.get(i % doors.size()))))
        .startsWith(404, 404, 404, 404, 404, 404, 404, 404)
        .endsWith(429, 429, 429, 429, 429, 429, 429, 429);
    byte[] piece = {1, 2, 3};
    String first = file + "?at=0&size=3";
    assertThat(network.put("/r/guess/draft", draft()).status()).isEqualTo(429);
    assertThat(network.put("/r/guess" + first, piece, "audio/webm").status()).isEqualTo(429);
    assertThat(new PlainBrowser(network, "guess").post("screen", "1").status()).isEqualTo(429);

    network.put("/r/" + token + "/draft", draft()).expect(200);
    network.get("/r/" + token + "/draft").expect(200);
    network.put("/r/" + token + first, piece, "audio/webm").expect(200);
    network.get("/r/" + token + "/resume").expect(200);
  }

  @Test
  void thePhoneThatChangesItsAddressWithinItsNetworkIsTheSameGuesser() {
    assertThat(
            guesses(i -> from("2001:db8:7:1::" + Integer.toHexString(i + 1)).get("/r/guess" + i)))
        .startsWith(404)
        .endsWith(429);
    assertThat(from("2001:db8:7:2::1").get("/r/guess").status()).isEqualTo(404);
  }
}
