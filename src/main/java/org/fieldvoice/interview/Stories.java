package org.fieldvoice.interview;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;
import org.fieldvoice.study.Study;

/** The stories that are made of interviews. */
@ApplicationScoped
public class Stories {

  private static final Jsonb JSON = JsonbBuilder.create();

  @PersistenceContext private EntityManager em;
  @Inject private Vault vault;
  @Inject private Participants participants;
  @Inject private Excerpts excerpts;
  @Inject private Consents consents;
  @Inject private Clock clock;

  /** What a story's sealed body holds. */
  public record Body(List<StoryParagraph> paragraphs) {}

  /**
   * A story as it may be printed.
   *
   * @param title never holds anything of who it is
   * @param pseudonym in the story's language
   * @param language BCP 47
   * @param note to be printed at its foot: that the name is not the person's own
   */
  public record PublishedStory(
      long id,
      String title,
      String pseudonym,
      String language,
      List<Paragraph> paragraphs,
      String note) {}

  /**
   * One paragraph of it; {@code quote} where these are the participant's words, maybe translated.
   */
  public record Paragraph(boolean quote, String text) {}

  /** The note at a story's foot, by language; English where there is none. */
  private static final java.util.Map<String, String> NOTES =
      java.util.Map.of(
          "en", "The name has been changed to protect the person's privacy.",
          "zh", "为保护个人隐私，文中使用化名。");

  /** A published story, or a Problem where it isn't, or where its participant no longer agrees. */
  public PublishedStory published(long studyId, long storyId) {
    Story story = require(studyId, storyId);
    Participant participant = participants.require(studyId, story.participantId());
    consents.require(participant, Scope.STORY, LocalDate.now(clock));
    if (story.state() != Story.State.PUBLISHED) {
      throw Problem.STORY_UNPUBLISHED.with("story", storyId).and("state", story.state().name());
    }
    List<StoryParagraph> body = body(story);
    for (StoryParagraph paragraph : body) {
      if (paragraph.excerpt() != null) {
        excerpts
            .unquotable(excerpts.require(studyId, paragraph.excerpt()), LocalDate.now(clock))
            .ifPresent(
                problem -> {
                  throw problem;
                });
      }
    }
    return new PublishedStory(
        story.id(),
        story.title(),
        participant
            .pseudonyms()
            .in(story.language())
            .map(Pseudonym::text)
            .orElse(participant.ref()),
        story.language(),
        body.stream().map(p -> new Paragraph(p.isQuote(), text(studyId, p))).toList(),
        NOTES.getOrDefault(story.language().substring(0, 2), requireNonNull(NOTES.get("en"))));
  }

  /** The ids of the study's published stories whose participants still agree. */
  public List<Long> published(Study study) {
    LocalDate today = LocalDate.now(clock);
    return of(study).stream()
        .filter(story -> story.state() == Story.State.PUBLISHED)
        .filter(
            story -> {
              Participant participant = participants.require(study.id(), story.participantId());
              return consents.missing(participant, Scope.STORY, today).isEmpty();
            })
        .map(Story::id)
        .toList();
  }

  Story require(long studyId, long id) {
    return Optional.ofNullable(em.find(Story.class, id))
        .filter(s -> s.studyId() == studyId)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "story " + id));
  }

  List<Story> of(Study study) {
    return em.createQuery(
            "select s from Story s where s.studyId = :study order by s.id desc", Story.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  List<Story> of(Participant participant) {
    return em.createQuery(
            "select s from Story s where s.participantId = :participant order by s.id", Story.class)
        .setParameter("participant", participant.id())
        .getResultList();
  }

  Story add(
      Participant participant,
      String language,
      String title,
      List<StoryParagraph> paragraphs,
      Maker maker) {
    Story story = new Story(participant, language, title, seal(participant.id(), paragraphs));
    em.persist(story.by(maker.accountId(), maker.now()));
    em.flush();
    return story;
  }

  void edit(Story story, String title, List<StoryParagraph> paragraphs) {
    story.edit(title, seal(story.participantId(), paragraphs));
    em.flush();
  }

  /** Its paragraphs; none once its participant has withdrawn. */
  List<StoryParagraph> body(Story story) {
    return story
        .body()
        .map(bytes -> vault.open(bytes, context(story.participantId())))
        .map(
            plain ->
                JSON.fromJson(new String(plain, StandardCharsets.UTF_8), Body.class).paragraphs())
        .orElse(List.of());
  }

  /**
   * What the paragraph says: the writer's words, a translation, or the excerpt's own as they stand
   * today.
   */
  String text(long studyId, StoryParagraph paragraph) {
    if (paragraph.text() != null) {
      return paragraph.text();
    }
    return paragraph.excerpt() == null
        ? ""
        : excerpts.words(excerpts.require(studyId, paragraph.excerpt()));
  }

  private byte[] seal(long participantId, List<StoryParagraph> paragraphs) {
    return vault.seal(
        JSON.toJson(new Body(paragraphs)).getBytes(StandardCharsets.UTF_8), context(participantId));
  }

  private static String context(long participantId) {
    return "story:" + participantId;
  }
}
