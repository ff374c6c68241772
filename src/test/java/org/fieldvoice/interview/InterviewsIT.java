package org.fieldvoice.interview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** From a conversation to a story in print, and everything that stands in its way. */
class InterviewsIT extends ServerTest {

  private static final String HURT = "他越大越不爱讲，有时候说两句就把手机给他爸了，我心里很难受。";

  @Test
  void p01sWordsBecomeAPublishedStoryUnderHerPseudonym() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    int excerpt = desk.excerpt(interview, HURT, "Distance").expect(201).json().getInt("id");
    int story = desk.story("P01", "二十分钟", excerpt).expect(201).json().getInt("id");
    desk.redact(interview, "深圳荣盛厂", "一家包装厂", "陈桂英", "姓名", "衡阳", "湖南").expect(201);
    desk.review(interview).expect(200);

    for (String step : List.of("redaction", "read-back", "approval", "publication")) {
      desk.post("stories/" + story + "/" + step).expect(200);
    }

    JsonObject published = desk.get("stories/" + story).expect(200).json();
    assertThat(published.getString("state")).isEqualTo("PUBLISHED");
    assertThat(published.getString("pseudonym")).isEqualTo("李梅");
    assertThat(published.getJsonArray("paragraphs").getJsonObject(1).getString("text"))
        .isEqualTo(HURT);
  }

  @Test
  void p02MayBeQuotedButNoStoryIsPublishedAndTheReasonIsSaid() {
    Desk desk = desk();
    long interview = desk.meet("P02");
    int excerpt =
        desk.excerpt(interview, "有语音的我就听", "Reading is hard").expect(201).json().getInt("id");
    desk.redact(interview, "达州", "一个城市").expect(201);
    desk.review(interview).expect(200);

    assertThat(
            desk.get("excerpts/" + excerpt + "/quotation?lang=en")
                .expect(200)
                .json()
                .getString("pseudonym"))
        .isEqualTo("Xiao Gang");
    int story = desk.story("P02", "听", excerpt).expect(201).json().getInt("id");
    Answer refused = desk.post("stories/" + story + "/publication").expect(403);
    assertThat(refused.json().getString("type")).isEqualTo("/problems/consent-refused");
    assertThat(refused.json().getString("detail"))
        .isEqualTo(
            "P02 (Xiao Gang, 小刚) has refused consent to publishing a story under a pseudonym.");
    assertThat(
            desk.inChinese().post("stories/" + story + "/publication").json().getString("detail"))
        .isEqualTo("P02 (Xiao Gang, 小刚) 没有同意“以化名发表故事”。");
  }

  @Test
  void p03HasWithdrawnSoNothingOfHersCanBeUsedAndEachRefusalSaysWhy() {
    Desk desk = desk();
    long interview = desk.meet("P03");
    desk.redact(interview, "Zhou Min", "name", "13900000222", "number", "Zhoukou", "home")
        .expect(201);
    desk.review(interview).expect(200);
    int excerpt =
        desk.excerpt(interview, "three faces", "Handling anger").expect(201).json().getInt("id");
    desk.post("participants/P03/withdrawal").expect(200);

    List<Answer> attempts =
        List.of(
            desk.post("excerpts", "interview", interview, "start", 0, "end", 4),
            desk.get("excerpts/" + excerpt + "/quotation"),
            desk.post("stories", "participant", "P03", "title", "Three faces", "language", "en"),
            desk.get("interviews/" + interview + "/transcript"),
            desk.post("participants/P03/consents", "granted", List.of("QUOTE"), "mode", "VERBAL"));

    for (Answer attempt : attempts) {
      assertThat(attempt.expect(403).json().getString("type"))
          .isEqualTo("/problems/consent-withdrawn");
      assertThat(attempt.json().getString("detail")).startsWith("P03 (A Lan, 阿岚) has withdrawn");
    }
    assertThat(desk.get("excerpts/" + excerpt).json().containsKey("quote")).isFalse();
  }

  @Test
  void aWithdrawalTakesStoriesOutOfPrintErasesTheIdentityAndLeavesATombstone() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    int story = published(desk, interview);

    JsonObject loss = desk.post("participants/P01/withdrawal").expect(200).json();

    assertThat(loss.getJsonArray("published").getInt(0)).isEqualTo(story);
    assertThat(desk.get("stories/" + story).json().getString("state")).isEqualTo("WITHDRAWN");
    assertThat(desk.get("stories/" + story).text()).doesNotContain("难受");
    JsonObject tombstone = desk.get("participants/P01").expect(200).json();
    assertThat(tombstone.getBoolean("identified")).isFalse();
    assertThat(tombstone.containsKey("withdrawnOn")).isTrue();
    assertThat(desk.post("participants/P01/identity", "reason", "call").expect(200).json())
        .isEmpty();
    desk.post("participants", "ref", "P01").expect(409);
  }

  @Test
  void oneConsentIsTakenBackAsEasilyAsItWasGiven() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    int story = published(desk, interview);
    int consent =
        desk.get("participants/P01/consents").array().getValuesAs(JsonValue::asJsonObject).stream()
            .filter(c -> c.getString("scope").equals("QUOTE"))
            .findFirst()
            .orElseThrow()
            .getInt("id");

    desk.post("participants/P01/consents/" + consent + "/withdrawal").expect(200);

    Answer refused = desk.excerpt(interview, HURT).expect(201);
    assertThat(refused.json().getString("unquotable")).isEqualTo("consent-withdrawn");
    desk.put(
            "stories/" + story,
            "title",
            "Again",
            "paragraphs",
            List.of(Map.of("excerpt", refused.json().getInt("id"))))
        .expect(403);
  }

  @Test
  void nothingIsDoneBeforeConsentWasAsked() {
    Desk desk = desk();
    desk.post("participants", "ref", "P09").expect(201);

    Answer refused =
        desk.post(
            "interviews",
            "participant",
            "P09",
            "date",
            "2026-11-01",
            "language",
            "zh",
            "mode",
            "phone",
            "interviewer",
            "I1");

    assertThat(refused.expect(403).json().getString("type")).isEqualTo("/problems/consent-missing");
    assertThat(refused.json().getString("detail"))
        .startsWith("P09 has not been asked for consent to being interviewed");
  }

  @Test
  void aPseudonymThatHoldsAPieceOfTheNameOrBelongsToSomebodyElseIsRefused() {
    Desk desk = desk();
    Map<String, String> zhou = Map.of("name", "Zhou Min");
    desk.post("participants", "ref", "P01", "pseudonym", Map.of("zh", "李梅", "en", "Li Mei"))
        .expect(201);

    Answer tells =
        desk.post(
            "participants", "ref", "P03", "identifiers", zhou, "pseudonym", Map.of("en", "A Min"));
    Answer taken = desk.post("participants", "ref", "P04", "pseudonym", Map.of("vi", "li mei"));

    assertThat(tells.expect(422).json().getString("type")).isEqualTo("/problems/pseudonym-tells");
    assertThat(tells.text()).doesNotContain("Zhou");
    assertThat(taken.expect(409).json().getString("type")).isEqualTo("/problems/pseudonym-taken");
    assertThat(desk.get("participants").array()).hasSize(1);
  }

  @Test
  void redactionMovesExcerptsMarksThoseThatChangedAndLocksTheOriginalAway() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    int named = desk.excerpt(interview, "我叫陈桂英，老家在衡阳").expect(201).json().getInt("id");
    int later = desk.excerpt(interview, HURT).expect(201).json().getInt("id");

    JsonObject redacted = desk.redact(interview, "陈桂英", "😀姓名", "衡阳", "湖南").expect(201).json();

    assertThat(redacted.getInt("revision")).isEqualTo(2);
    JsonObject changed = desk.get("excerpts/" + named).json();
    assertThat(changed.getString("quote")).isEqualTo("我叫[😀姓名]，老家在[湖南]");
    assertThat(changed.getBoolean("needsReview")).isTrue();
    JsonObject moved = desk.get("excerpts/" + later).json();
    assertThat(moved.getString("quote")).isEqualTo(HURT);
    assertThat(redacted.getString("text").substring(moved.getInt("start"), moved.getInt("end")))
        .isEqualTo(HURT);
    assertThat(moved.getBoolean("needsReview")).isFalse();
    assertThat(desk.get("interviews/" + interview + "/transcript?revision=1").expect(200).text())
        .contains("陈桂英");
    assertThat(desk.get("interviews/" + interview + "/transcript/redactions").expect(200).array())
        .extracting(r -> r.asJsonObject().getString("original"))
        .containsExactly("陈桂英", "衡阳");
  }

  @Test
  void aRedactionThatBlanksOutOrStillTellsIsRefused() {
    Desk desk = desk();
    long interview = desk.meet("P01");

    assertThat(desk.redact(interview, "陈桂英", "████").expect(422).json().getString("type"))
        .isEqualTo("/problems/redaction-says-nothing");
    assertThat(desk.redact(interview, "陈桂英", "桂英").expect(422).json().getString("type"))
        .isEqualTo("/problems/redaction-tells");
  }

  @Test
  void aCorrectedTranscriptCarriesExcerptsOverAndHasToBeRedactedAgain() {
    Desk desk = desk();
    long interview = desk.meet("P03");
    int excerpt =
        desk.excerpt(interview, "I understood it at once").expect(201).json().getInt("id");
    int gone = desk.excerpt(interview, "They are for city people.").expect(201).json().getInt("id");
    String corrected =
        "I1: How long?\nP03: There was a drawing about anger, and I understood it at once.\nI1: 😀 Thanks.";

    desk.upload(
            "interviews/" + interview + "/transcript?file=again.txt",
            corrected.getBytes(UTF_8),
            "text/plain")
        .expect(201);

    assertThat(desk.get("excerpts/" + excerpt).json().getString("quote"))
        .isEqualTo("I understood it at once");
    assertThat(desk.get("excerpts/" + excerpt).json().getInt("revision")).isEqualTo(2);
    assertThat(desk.get("excerpts/" + gone).json().getBoolean("needsReview")).isTrue();
    assertThat(desk.get("interviews/" + interview).json().getBoolean("redacted")).isFalse();
  }

  @Test
  void anUnreadableTranscriptNamesItsLineAndStoresNothing() {
    Desk desk = desk();
    long interview = desk.meet("P01");

    Answer refused =
        desk.upload(
            "interviews/" + interview + "/transcript?file=a.vtt",
            "WEBVTT\n\n00:01 soon\nHi".getBytes(UTF_8),
            "text/vtt");

    assertThat(refused.expect(422).json().getInt("line")).isEqualTo(3);
    assertThat(desk.get("interviews/" + interview).json().getInt("revision")).isEqualTo(1);
  }

  @Test
  void anExcerptOfASupersededRevisionOrACutCharacterIsRefused() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    desk.upload(
            "interviews/" + interview + "/transcript?file=a.txt",
            "P01: 𠮷利".getBytes(UTF_8),
            "text/plain")
        .expect(201);

    assertThat(
            desk.post("excerpts", "interview", interview, "start", 0, "end", 2, "revision", 1)
                .expect(409)
                .json()
                .getString("type"))
        .isEqualTo("/problems/revision-superseded");
    assertThat(
            desk.post("excerpts", "interview", interview, "start", 0, "end", 1)
                .expect(422)
                .json()
                .getString("type"))
        .isEqualTo("/problems/span-cuts-character");
    assertThat(
            desk.post("excerpts", "interview", interview, "start", 2, "end", 9)
                .expect(422)
                .json()
                .getString("type"))
        .isEqualTo("/problems/span-outside-text");
  }

  @Test
  void aStoryWhoseTextTellsWhoItIsIsNotRedacted() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    desk.redact(interview, "陈桂英", "姓名").expect(201);
    int story =
        desk.post(
                "stories",
                "participant",
                "P01",
                "title",
                "二十分钟",
                "language",
                "zh",
                "paragraphs",
                List.of(Map.of("text", "大家叫她桂英。")))
            .expect(201)
            .json()
            .getInt("id");

    Answer refused = desk.post("stories/" + story + "/redaction").expect(422);

    assertThat(refused.json().getString("type")).isEqualTo("/problems/story-tells");
    assertThat(refused.text()).doesNotContain("桂英");
  }

  @Test
  void whereSomebodyElseCouldReviewTheRedactionItsMakerCanNot() {
    String study = newStudy();
    Desk desk = new Desk(server(), study);
    Fieldvoice colleague = colleague(study, "RESEARCHER");
    long interview = desk.meet("P01");
    desk.redact(interview, "陈桂英", "姓名").expect(201);

    assertThat(desk.review(interview).expect(409).json().getString("type"))
        .isEqualTo("/problems/review-takes-another");
    new Desk(colleague, study).review(interview).expect(200);
  }

  @Test
  void anAnalystReadsRedactedTextOnlyAndNeverWhoItIs() {
    String study = newStudy();
    Desk desk = new Desk(server(), study);
    long interview = desk.meet("P01");
    int excerpt = desk.excerpt(interview, "我叫陈桂英").expect(201).json().getInt("id");
    Desk analyst = new Desk(colleague(study, "ANALYST"), study);

    analyst.get("interviews/" + interview + "/transcript").expect(403);
    assertThat(analyst.get("excerpts/" + excerpt).expect(200).json().containsKey("quote"))
        .isFalse();
    desk.redact(interview, "陈桂英", "姓名").expect(201);

    assertThat(analyst.get("interviews/" + interview + "/transcript").expect(200).text())
        .doesNotContain("陈桂英");
    analyst.get("interviews/" + interview + "/transcript?revision=1").expect(403);
    analyst.get("interviews/" + interview + "/transcript/redactions").expect(403);
    analyst.post("participants/P01/identity", "reason", "curious").expect(403);
  }

  @Test
  void eachLookAtAnIdentityNeedsAReason() {
    Desk desk = desk();
    desk.meet("P01");

    desk.post("participants/P01/identity", "reason", " ").expect(422);
    assertThat(
            desk.post("participants/P01/identity", "reason", "to call back")
                .expect(200)
                .json()
                .getString("name"))
        .isEqualTo("陈桂英");
  }

  @Test
  void theSampleStudyShowsAllThreeOutcomesAndHowManyShareP01sDescriptors() {
    if (server().get("studies/wesupport").status() == 404) {
      server().post("sample", "").expect(201);
    }
    Desk desk = new Desk(server(), "wesupport");

    List<JsonObject> stories =
        desk.get("stories").expect(200).array().getValuesAs(JsonValue::asJsonObject);
    assertThat(stories).extracting(s -> s.getString("pseudonym")).containsExactly("Li Mei", "李梅");
    assertThat(stories).extracting(s -> s.getString("state")).containsOnly("PUBLISHED");
    JsonObject sharing =
        desk.get("stories/" + stories.get(0).getInt("id") + "/sharing").expect(200).json();
    assertThat(sharing.getInt("respondents")).isEqualTo(412);
    assertThat(sharing.getInt("sharing")).isEqualTo(3);
    assertThat(desk.get("participants/P02").json().getJsonObject("consents").getString("STORY"))
        .isEqualTo("REFUSED");
    assertThat(desk.get("participants/P03").json().containsKey("withdrawnOn")).isTrue();
  }

  @Test
  void aMemoOnAnInterviewLosesItsWordsWhenTheParticipantWithdraws() {
    Desk desk = desk();
    long interview = desk.meet("P01");
    desk.post("memos", "interview", interview, "text", "She hesitates here.").expect(201);
    assertThat(desk.get("memos?interview=" + interview).text()).contains("She hesitates here.");

    desk.post("participants/P01/withdrawal").expect(200);

    assertThat(desk.get("memos?interview=" + interview).array()).hasSize(1);
    assertThat(desk.get("memos?interview=" + interview).text()).doesNotContain("hesitates");
    desk.post("memos", "interview", interview, "text", "And again.").expect(403);
  }

  @Test
  void aCodebookIsBroughtInOnceHoweverOftenItIsSent() {
    Desk desk = desk();
    desk.bringCodebook();

    desk.bringCodebook();

    assertThat(desk.get("codes").array()).hasSize(6);
    assertThat(desk.get("codes").array().getJsonObject(0).getJsonArray("children")).hasSize(3);
  }

  private static int published(Desk desk, long interview) {
    int excerpt = desk.excerpt(interview, HURT).expect(201).json().getInt("id");
    int story = desk.story("P01", "二十分钟", excerpt).expect(201).json().getInt("id");
    desk.redact(interview, "深圳荣盛厂", "一家包装厂", "陈桂英", "姓名", "衡阳", "湖南").expect(201);
    desk.review(interview).expect(200);
    for (String step : List.of("redaction", "read-back", "approval", "publication")) {
      desk.post("stories/" + story + "/" + step).expect(200);
    }
    return story;
  }

  private Desk desk() {
    Desk desk = new Desk(server(), newStudy());
    desk.bringCodebook();
    return desk;
  }
}
