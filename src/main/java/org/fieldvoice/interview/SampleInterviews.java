package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fieldvoice.interview.Edits.Edit;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Studies;
import org.fieldvoice.study.Study;

/**
 * Loads the sample study's interviews the way a team would bring them in: participants, consents,
 * transcripts, redactions, excerpts with codes, and P01's story in two languages, published. P02
 * agreed to be quoted but to no story; P03 has withdrawn afterwards.
 */
@ApplicationScoped
public class SampleInterviews {

  private static final String FOLDER = "/db/sample/interviews/";

  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Interviews interviews;
  @Inject private Transcripts transcripts;
  @Inject private Excerpts excerpts;
  @Inject private Codes codes;
  @Inject private Stories stories;
  @Inject private Publication publication;
  @Inject private Withdrawal withdrawal;
  @Inject private Sites sites;
  @Inject private Studies studies;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  /** Loads them into a study that has none yet; {@code accountId} is whose work it is. */
  @Transactional
  public void load(Study study, long accountId) {
    Maker maker = new Maker(accountId, clock.instant());
    codes.addAll(study, json("codebook.json"));
    JsonObject work = json("work.json").asJsonObject();
    for (JsonValue each : json("interviews.json").asJsonArray()) {
      JsonObject sample = each.asJsonObject();
      Participant participant = participant(study, sample, maker);
      Interview interview = interview(study, participant, sample, maker);
      JsonObject done = work.getJsonObject(participant.ref());
      redact(study, interview, done.getJsonObject("redactions"), maker);
      List<Excerpt> kept = excerpt(study, interview, done.getJsonArray("excerpts"), maker);
      for (JsonValue story : done.getJsonArray("stories")) {
        publish(participant, story.asJsonObject(), kept, maker);
      }
      if (sample.getJsonObject("consent").getBoolean("withdrawn")) {
        withdrawal.withdraw(participant, LocalDate.now(clock));
      }
    }
  }

  private Participant participant(Study study, JsonObject sample, Maker maker) {
    UUID uuid = new UUID(random.nextLong(), random.nextLong());
    Participant participant =
        new Participant(study, uuid, sample.getString("participant"), maker.now());
    participant.describe(
        new Attributes(texts(sample.getJsonObject("attributes"))),
        sites.byCode(study, sample.getString("site")).map(site -> site.id()));
    participants.add(
        participant,
        new Identifiers(texts(sample.getJsonObject("identifiers"))),
        Pseudonyms.ofTexts(texts(sample.getJsonObject("pseudonym"))));
    JsonObject answers = sample.getJsonObject("consent");
    LocalDate on = LocalDate.parse(sample.getString("date"));
    Consent.Asking asking =
        new Consent.Asking(
            Consent.Mode.RECORDED,
            "1",
            sample.getString("language"),
            sample.getString("interviewer"),
            null);
    scopes(answers)
        .forEach(
            (scope, granted) ->
                consents.add(
                    (granted
                            ? Consent.granted(participant, scope, asking, on, Optional.empty())
                            : Consent.refused(participant, scope, asking, on))
                        .recorded(maker.accountId(), maker.now())));
    return participant;
  }

  /** Who agreed to a recording was told that it would be written down. */
  private static Map<Scope, Boolean> scopes(JsonObject answers) {
    return Map.of(
        Scope.INTERVIEW, answers.getBoolean("interview"),
        Scope.RECORDING, answers.getBoolean("recording"),
        Scope.TRANSCRIBE, answers.getBoolean("recording"),
        Scope.QUOTE, answers.getBoolean("quote_anonymously"),
        Scope.STORY, answers.getBoolean("publish_story"));
  }

  private Interview interview(
      Study study, Participant participant, JsonObject sample, Maker maker) {
    Interview.Setting setting =
        new Interview.Setting(
            LocalDate.parse(sample.getString("date")),
            sites.byCode(study, sample.getString("site")),
            sample.getString("language"),
            sample.getString("mode"),
            sample.getString("interviewer"));
    Interview interview = interviews.add(new Interview(participant, setting, maker.now()));
    String file = sample.getString("file");
    transcripts.write(interview, TranscriptFormat.read(bytes(file), "", file), maker);
    return interview;
  }

  private void redact(Study study, Interview interview, JsonObject replacements, Maker maker) {
    String text = transcripts.text(transcripts.current(interview)).text();
    List<Edit> edits = new ArrayList<>();
    texts(replacements).forEach((words, with) -> edits.add(new Edit(find(text, words), with)));
    TranscriptRevision redacted = transcripts.redact(interview, new Edits(edits), Map.of(), maker);
    redacted.review(
        maker.accountId(),
        studies.memberCount(study, org.fieldvoice.study.Right.CODE),
        maker.now());
  }

  private List<Excerpt> excerpt(Study study, Interview interview, JsonArray wanted, Maker maker) {
    String text = transcripts.text(transcripts.current(interview)).text();
    List<Excerpt> kept = new ArrayList<>();
    for (JsonValue each : wanted) {
      JsonObject one = each.asJsonObject();
      Excerpt excerpt = excerpts.add(interview, find(text, one.getString("quote")), maker);
      one.getJsonArray("codes")
          .forEach(code -> excerpts.code(excerpt, codes.meant(study, code), maker));
      kept.add(excerpt);
    }
    return kept;
  }

  private void publish(Participant participant, JsonObject story, List<Excerpt> kept, Maker maker) {
    List<StoryParagraph> paragraphs = new ArrayList<>();
    for (JsonValue each : story.getJsonArray("paragraphs")) {
      JsonObject one = each.asJsonObject();
      Long excerpt = one.containsKey("excerpt") ? kept.get(one.getInt("excerpt")).id() : null;
      paragraphs.add(new StoryParagraph(excerpt, one.getString("text", null)));
    }
    Story told =
        stories.add(
            participant, story.getString("language"), story.getString("title"), paragraphs, maker);
    for (Story.State step :
        List.of(
            Story.State.REDACTED,
            Story.State.READ_BACK,
            Story.State.APPROVED,
            Story.State.PUBLISHED)) {
      publication.advance(told, step, maker, LocalDate.now(clock));
    }
  }

  private static Span find(String text, String words) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalStateException("the sample's transcript has no words: " + words);
    }
    return new Span(start, start + words.length());
  }

  private static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new HashMap<>();
    json.forEach(
        (key, value) ->
            texts.put(key, value instanceof JsonString text ? text.getString() : value.toString()));
    return texts;
  }

  private static JsonValue json(String file) {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new java.io.StringReader(text))) {
      return reader.readValue();
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in = SampleInterviews.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is missing from the application");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
