package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.interview.Story.State;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemSentences;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Stories and their way into print. */
@Path("studies/{study}/stories")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StoriesResource {

  /** The steps of a story's life as addresses. */
  private static final Map<String, State> STEPS =
      Map.of(
          "redaction", State.REDACTED,
          "read-back", State.READ_BACK,
          "approval", State.APPROVED,
          "publication", State.PUBLISHED);

  @Inject private Stories stories;
  @Inject private Publication publication;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Excerpts excerpts;
  @Inject private Interviews interviews;
  @Inject private Transcripts transcripts;
  @Inject private Descriptors descriptors;
  @Inject private Sites sites;
  @Inject private Reading reading;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Context private @Nullable HttpHeaders headers;

  /** A story to be written; {@code participant} is a reference or an id. */
  public record StoryForm(
      @NotBlank String participant,
      @NotBlank @Size(max = 300) String title,
      @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language,
      @Nullable List<StoryParagraph> paragraphs) {}

  /** Another title and other paragraphs. */
  public record StoryChange(
      @NotBlank @Size(max = 300) String title, @NotNull List<StoryParagraph> paragraphs) {}

  /**
   * A paragraph as it reads today.
   *
   * @param excerpt the excerpt that is quoted; none for the writer's words
   * @param translated whether a quotation stands in translation
   */
  public record ParagraphView(@Nullable Long excerpt, boolean translated, String text) {}

  /** Something that stands between a story and its next step; {@code detail} is for people. */
  public record MissingView(String type, String detail) {}

  /**
   * A story.
   *
   * @param next the address of its next step; none once it is published or withdrawn
   * @param missing what stands between it and the next step
   * @param beforePrint what stands between it and print, but for the steps themselves
   */
  public record StoryView(
      long id,
      String participant,
      String pseudonym,
      String title,
      String language,
      State state,
      List<ParagraphView> paragraphs,
      @Nullable Instant publishedAt,
      @Nullable String next,
      List<MissingView> missing,
      List<MissingView> beforePrint) {}

  @GET
  public List<StoryView> list(@PathParam("study") String slug) {
    Study study = access.toAny(slug, Right.CODE, Right.INTERVIEW);
    return stories.of(study).stream().map(this::view).toList();
  }

  @POST
  public Response add(@PathParam("study") String slug, @Valid StoryForm form) {
    Study study = access.to(slug, Right.PUBLISH);
    Participant participant = participants.require(study, form.participant());
    requireTeller(participant);
    List<StoryParagraph> paragraphs = form.paragraphs() == null ? List.of() : form.paragraphs();
    check(participant, form.language(), paragraphs);
    Story story = stories.add(participant, form.language(), form.title(), paragraphs, maker());
    audit.record(
        "story.create", slug, Map.of("story", story.id(), "participant", participant.ref()));
    return Response.status(201).entity(view(story)).build();
  }

  @GET
  @Path("{story}")
  public StoryView one(@PathParam("study") String slug, @PathParam("story") long id) {
    Study study = access.toAny(slug, Right.CODE, Right.INTERVIEW);
    return view(stories.require(study.id(), id));
  }

  /**
   * How many respondents of the survey are described as the one who tells this: shown before it is
   * published.
   */
  @GET
  @Path("{story}/sharing")
  public Descriptors.Sharing sharing(@PathParam("study") String slug, @PathParam("story") long id) {
    Study study = access.toAny(slug, Right.CODE, Right.INTERVIEW);
    Story story = stories.require(study.id(), id);
    Participant participant = participants.require(study.id(), story.participantId());
    return descriptors.like(
        participant, participant.siteId().flatMap(site -> siteCode(study, site)));
  }

  @PUT
  @Path("{story}")
  public StoryView edit(
      @PathParam("study") String slug, @PathParam("story") long id, @Valid StoryChange change) {
    Study study = access.to(slug, Right.PUBLISH);
    Story story = stories.require(study.id(), id);
    Participant participant = participants.require(study.id(), story.participantId());
    requireTeller(participant);
    check(participant, story.language(), change.paragraphs());
    stories.edit(story, change.title(), change.paragraphs());
    audit.record("story.edit", slug, Map.of("story", id, "state", story.state().name()));
    return view(story);
  }

  /**
   * One step on: {@code redaction}, {@code read-back}, {@code approval}, {@code publication}; or
   * {@code withdrawal}.
   */
  @POST
  @Path("{story}/{step}")
  public StoryView advance(
      @PathParam("study") String slug,
      @PathParam("story") long id,
      @PathParam("step") String step) {
    Study study = access.to(slug, Right.PUBLISH);
    Story story = stories.require(study.id(), id);
    if (step.equals("withdrawal")) {
      story.withdraw();
    } else {
      State to =
          Optional.ofNullable(STEPS.get(step))
              .orElseThrow(() -> Problem.NOT_FOUND.with("what", step));
      publication.advance(story, to, maker(), LocalDate.now(clock));
    }
    audit.record("story." + step, slug, Map.of("story", id));
    return view(story);
  }

  /**
   * A draft needs no consent to print yet, but somebody who is still there and whose words may be
   * worked with.
   */
  private void requireTeller(Participant participant) {
    Scope asked = participant.isWithdrawn() ? Scope.STORY : Scope.TRANSCRIBE;
    consents.require(participant, asked, LocalDate.now(clock));
  }

  /**
   * Quotations are the participant's own, and in their own words where the language is the same.
   */
  private void check(Participant participant, String language, List<StoryParagraph> paragraphs) {
    for (StoryParagraph paragraph : paragraphs) {
      if (paragraph.excerpt() == null) {
        continue;
      }
      consents.require(participant, Scope.QUOTE, LocalDate.now(clock));
      Excerpt excerpt = excerpts.require(participant.studyId(), paragraph.excerpt());
      Interview interview = interviews.require(participant.studyId(), excerpt.interviewId());
      if (interview.participantId() != participant.id()) {
        throw Problem.QUOTE_OF_ANOTHER.with("excerpt", excerpt.id());
      }
      if (paragraph.isTranslated() && interview.language().equals(language)) {
        throw Problem.QUOTE_REWORDED.with("excerpt", excerpt.id());
      }
    }
  }

  private StoryView view(Story story) {
    Participant participant = participants.require(story.studyId(), story.participantId());
    boolean erased = participant.isWithdrawn();
    Optional<Map.Entry<String, State>> next =
        STEPS.entrySet().stream().filter(step -> story.follows(step.getValue())).findFirst();
    LocalDate today = LocalDate.now(clock);
    return new StoryView(
        story.id(),
        participant.ref(),
        participant
            .pseudonyms()
            .in(story.language())
            .map(Pseudonym::text)
            .orElse(participant.ref()),
        story.title(),
        story.language(),
        story.state(),
        erased ? List.of() : stories.body(story).stream().map(p -> view(story, p)).toList(),
        story.publishedAt().map(at -> at.toInstant(ZoneOffset.UTC)).orElse(null),
        next.map(Map.Entry::getKey).orElse(null),
        next.map(step -> words(publication.missing(story, step.getValue(), today)))
            .orElse(List.of()),
        next.isEmpty() ? List.of() : beforePrint(story, today));
  }

  private List<MissingView> beforePrint(Story story, LocalDate today) {
    return words(
        publication.missing(story, State.PUBLISHED, today).stream()
            .filter(problem -> problem.problem() != Problem.STORY_STEP)
            .toList());
  }

  private ParagraphView view(Story story, StoryParagraph paragraph) {
    String text = readable(story, paragraph) ? stories.text(story.studyId(), paragraph) : "…";
    return new ParagraphView(paragraph.excerpt(), paragraph.isTranslated(), text);
  }

  /** Unredacted words are for those who interview. */
  private boolean readable(Story story, StoryParagraph paragraph) {
    if (paragraph.excerpt() == null) {
      return true;
    }
    Excerpt excerpt = excerpts.require(story.studyId(), paragraph.excerpt());
    Interview interview = interviews.require(story.studyId(), excerpt.interviewId());
    return reading.mayRead(interview, transcripts.current(interview));
  }

  private List<MissingView> words(List<ProblemException> problems) {
    return problems.stream()
        .map(
            problem ->
                new MissingView(
                    problem.problem().type(),
                    ProblemSentences.of(
                        problem, headers == null ? List.of() : headers.getAcceptableLanguages())))
        .toList();
  }

  private Optional<String> siteCode(Study study, long siteId) {
    return sites.of(study).stream().filter(s -> s.id() == siteId).map(Site::code).findFirst();
  }

  private Maker maker() {
    return new Maker(caller.accountId(), clock.instant());
  }
}
