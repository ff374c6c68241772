package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** What phones send, and what becomes of it. */
class SubmissionsIT extends ServerTest {

  private final UUID id = UUID.randomUUID();

  private Field field() {
    return Field.of(server(), stranger(), newStudy());
  }

  @Test
  void aSubmissionIsAcknowledgedAndStandsInTheList() {
    Field field = field();
    String token = field.link("site", "dongguan-b", "channel", "poster");

    JsonObject receipt =
        field.submit(token, Field.submission(id, Field.REFUSAL)).expect(201).json();

    assertThat(receipt.getString("receipt")).matches("[0-9a-z]{4}-[0-9a-z]{4}");
    assertThat(receipt.getString("withdrawalCode")).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
    JsonObject listed = field.listed().getJsonObject(0);
    assertThat(listed.getString("instanceId")).isEqualTo(id.toString());
    assertThat(listed.getString("site")).isEqualTo("dongguan-b");
    assertThat(listed.getString("channel")).isEqualTo("poster");
  }

  @Test
  void theSameAgainGetsTheSameReceiptAndIsStoredOnce() {
    Field field = field();
    String token = field.link();
    String submission = Field.submission(id, Field.REFUSAL);

    JsonObject first = field.submit(token, submission).expect(201).json();

    assertThat(field.submit(token, submission).expect(200).json()).isEqualTo(first);
    assertThat(field.listed()).hasSize(1);
  }

  @Test
  void whatComesWithoutALengthIsTakenAsWell() {
    Field field = field();
    String token = field.link();
    String submission = Field.submission(id, Field.REFUSAL);
    Answer first = field.submit(token, submission).expect(201);

    Answer again = stranger().postInPieces("/r/" + token + "/responses", submission).expect(200);

    assertThat(again.json()).isEqualTo(first.json());
    for (Answer answer : List.of(first, again)) {
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }
  }

  @Test
  void theSameFromTwoTabsAtOnceIsStoredOnce() throws Exception {
    Field field = field();
    String token = field.link();
    String submission = Field.submission(id, Field.REFUSAL);

    List<Answer> answers = atOnce(16, () -> field.submit(token, submission));

    assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
    assertThat(field.listed()).hasSize(1);
  }

  @Test
  void aRushIsStoredWholeAndEachGetsAReceiptOfItsOwn() throws Exception {
    Field field = field();
    String token = field.link();

    List<Answer> answers =
        atOnce(60, () -> field.submit(token, Field.submission(UUID.randomUUID(), Field.REFUSAL)));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::text).doesNotHaveDuplicates();
    assertThat(server().get(field.responses() + "?limit=100").json().getJsonArray("responses"))
        .hasSize(60);
  }

  @Test
  void somethingElseUnderAUsedIdIsRefusedAndKeptForReview() {
    Field field = field();
    String token = field.link();
    field.submit(token, Field.submission(id, Field.REFUSAL)).expect(201);

    Answer other = field.submit(token, Field.submission(id, Field.consenting("better")));

    assertThat(other.expect(409).json().getString("type")).endsWith("submission-differs");
    JsonObject detail = field.one(id);
    assertThat(detail.getInt("conflicts")).isEqualTo(1);
    assertThat(detail.getJsonObject("response").getJsonObject("answers").getString("consent"))
        .isEqualTo("no");
    assertThat(detail.getJsonObject("response").getJsonArray("flags").getString(0))
        .isEqualTo("conflict");
    JsonObject kept =
        server()
            .post(field.responses() + "/" + id + "/identity", Fieldvoice.json("reason", "review"))
            .expect(200)
            .json();
    assertThat(
            kept.getJsonArray("conflicts")
                .getJsonObject(0)
                .getJsonObject("answers")
                .getString("change"))
        .isEqualTo("better");
  }

  @Test
  void brokenRulesAreNamedInTheRespondentsOwnWords() {
    Field field = field();

    JsonObject problem =
        field
            .submit(field.link(), Field.submission(id, "{\"consent\": \"yes\", \"age\": 7}"))
            .expect(422)
            .json();

    assertThat(problem.getJsonArray("problems").getValuesAs(JsonObject.class))
        .filteredOn(broken -> broken.getString("question").equals("age"))
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.getString("rule")).isEqualTo("constraint");
              assertThat(broken.getString("message")).isEqualTo("请输入 16 到 75 之间的数字");
            });
    assertThat(problem.getJsonArray("problems").getValuesAs(JsonObject.class))
        .allMatch(broken -> !broken.getString("question").isEmpty())
        .extracting(broken -> broken.getString("rule"))
        .containsOnly("constraint", "required");
    assertThat(field.listed()).isEmpty();
  }

  @Test
  void whatIsNoSubmissionIsRefusedWithAProblemDocument() {
    Field field = field();
    String token = field.link();

    for (String bad :
        List.of(
            "{",
            "[]",
            "{\"instanceId\": \"" + id + "\", \"answers\": {}, \"ip\": \"1\"}",
            Field.submission(id, "{\"shoe_size\": 4}"))) {
      Answer answer = field.submit(token, bad).expect(400);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.text()).doesNotContain("Exception", "<html");
    }
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    Field field = field();
    String long1 = Field.submission(id, "{\"consent\": \"" + "x".repeat(2 << 20) + "\"}");

    assertThat(field.submit(field.link(), long1).expect(413).header("Content-Type"))
        .startsWith("application/problem+json");
  }

  @Test
  void aLinkThatIsUnknownClosedOrNotOpenYetSaysSo() {
    Field field = field();
    String closed = field.link();
    server().post(field.home() + "/links/" + closed + "/close", "{}").expect(204);
    String later = field.link("opensAt", "2100-01-01T00:00:00+08:00");
    String over = field.link("closesAt", "2001-01-01T00:00:00+08:00");
    String submission = Field.submission(id, Field.REFUSAL);

    assertThat(field.submit("0000000000", submission).expect(404).text()).contains("link-unknown");
    assertThat(field.submit(closed, submission).expect(410).text()).contains("link-closed");
    assertThat(field.submit(over, submission).expect(410).text()).contains("link-closed");
    assertThat(field.submit(later, submission).expect(403).text()).contains("link-not-open");
    assertThat(field.listed()).isEmpty();
  }

  @Test
  void whatWasStoredIsAcknowledgedAgainEvenWhenTheLinkHasClosedMeanwhile() {
    Field field = field();
    String token = field.link();
    String submission = Field.submission(id, Field.REFUSAL);
    JsonObject first = field.submit(token, submission).expect(201).json();
    server().post(field.home() + "/links/" + token + "/close", "{}").expect(204);

    assertThat(field.submit(token, submission).expect(200).json()).isEqualTo(first);
  }

  @Test
  void aLinkForOneIsSpentByOneHoweverManyComeAtOnce() throws Exception {
    Field field = field();
    String token = field.link("singleUse", true);

    List<Answer> answers =
        atOnce(16, () -> field.submit(token, Field.submission(UUID.randomUUID(), Field.REFUSAL)));

    assertThat(answers).extracting(Answer::status).containsOnly(201, 410).containsOnlyOnce(201);
    assertThat(field.listed()).hasSize(1);
  }

  @Test
  void aLinkTakesAsManyAsItSaysAndNoMore() throws Exception {
    Field field = field();
    String token = field.link("maxResponses", 5);

    List<Answer> answers =
        atOnce(20, () -> field.submit(token, Field.submission(UUID.randomUUID(), Field.REFUSAL)));

    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(5);
    assertThat(answers).filteredOn(a -> a.status() == 410).hasSize(15);
  }

  @Test
  void identifiersAreInNoListAndNoExport() {
    Field field = field();
    field.submit(field.link(), Field.submission(id, Field.consenting("ok"))).expect(201);

    assertThat(field.listed().toString() + field.exported("csv") + field.exported("ndjson"))
        .contains(id.toString())
        .doesNotContain("contact_name", "contact_phone", "阿芳", "13900000166");
    assertThat(field.one(id).getBoolean("hasIdentity")).isTrue();
    JsonObject identity =
        server()
            .post(
                field.responses() + "/" + id + "/identity", Fieldvoice.json("reason", "call back"))
            .expect(200)
            .json();
    assertThat(identity.getJsonObject("answers").getString("contact_phone"))
        .isEqualTo("13900000166");
    assertThat(noted("response.identity", id.toString()))
        .containsExactly("{\"reason\":\"call back\"}");
  }

  @Test
  void whoSomebodyIsLiesSealedInTheDatabase() {
    Field field = field();
    field.submit(field.link(), Field.submission(id, Field.consenting("ok"))).expect(201);

    List<Object> lying =
        stored(
                "select i.sealed, r.answers from response_identity i"
                    + " join survey_response r on r.instance_id = i.instance_id"
                    + " where i.instance_id = ?",
                (Object) Uuids.bytes(id))
            .get(0);

    String sealed = new String((byte[]) lying.get(0), StandardCharsets.UTF_8);
    assertThat(sealed + lying.get(1)).doesNotContain("13900000166", "阿芳", "contact_");
    assertThat(String.valueOf(lying.get(1))).contains("\"change\"");
  }

  @Test
  void whoLooksAtAPersonSaysWhy() {
    Field field = field();
    field.submit(field.link(), Field.submission(id, Field.consenting("ok"))).expect(201);

    server().post(field.responses() + "/" + id + "/identity", "{}").expect(422);
  }

  @Test
  void aWithdrawnResponseIsGoneEverywhereAndStaysGone() {
    Field field = field();
    String token = field.link();
    String submission = Field.submission(id, Field.consenting("ok"));
    String code = field.submit(token, submission).expect(201).json().getString("withdrawalCode");

    field.withdraw(token, code.toUpperCase(java.util.Locale.ROOT).replace("-", " ")).expect(204);

    assertThat(field.listed()).isEmpty();
    assertThat(field.exported("csv") + field.exported("ndjson")).doesNotContain(id.toString());
    server().get(field.responses() + "/" + id).expect(404);
    assertThat(field.submit(token, submission).expect(410).text()).contains("response-withdrawn");
    assertThat(field.withdraw(token, code).expect(404).text()).contains("withdrawal-code-unknown");
    assertThat(field.listed()).isEmpty();
  }

  @Test
  void textOfAnyScriptComesBackAsItWasWritten() {
    Field field = field();
    String words = "𠮷野家 👩🏽‍🏭 مرحبا \u202eabc \\u0007\\u0001 <b>&\\\"";
    field
        .submit(
            field.link(),
            Field.submission(id, Field.consenting("@").replace("\"@\"", "\"" + words + "\"")))
        .expect(201);

    assertThat(field.one(id).getJsonObject("response").getJsonObject("answers").getString("change"))
        .isEqualTo("𠮷野家 👩🏽‍🏭 مرحبا \u202eabc \u0007\u0001 <b>&\"");
  }

  @Test
  void aPhoneWhoseClockIsDecadesAheadIsStillHeard() {
    Field field = field();
    String ahead =
        Field.submission(id, Field.REFUSAL)
            .replace("\"language\"", "\"submittedAt\": \"2061-07-29T00:00:00Z\", \"language\"");

    field.submit(field.link(), ahead).expect(201);

    assertThat(field.listed().getJsonObject(0).getString("submittedAt")).startsWith("2061-07-29");
  }

  @Test
  void aFormulaIsNoFormulaInTheExport() {
    Field field = field();
    field.submit(field.link(), Field.submission(id, Field.consenting("=HYPERLINK(1)"))).expect(201);

    assertThat(field.exported("csv")).contains(",'=HYPERLINK(1),");
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<Answer>> calls = IntStream.range(0, times).mapToObj(i -> call).toList();
      List<Answer> answers = new java.util.ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }
}
