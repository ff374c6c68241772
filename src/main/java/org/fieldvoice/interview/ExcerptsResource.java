package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldvoice.account.Caller;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Stretches of transcripts and the codes they are filed under. */
@Path("studies/{study}/excerpts")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExcerptsResource {

  @Inject private Excerpts excerpts;
  @Inject private Interviews interviews;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Transcripts transcripts;
  @Inject private Codes codes;
  @Inject private Reading reading;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * A stretch to keep, half-open, in UTF-16 units of the newest revision.
   *
   * @param revision the one that the offsets count in, refused where a newer one is there
   * @param codes ids, names or paths
   */
  public record ExcerptForm(
      @NotNull Long interview,
      @NotNull Integer start,
      @NotNull Integer end,
      @Nullable Integer revision,
      @Nullable List<JsonValue> codes) {}

  /** Codes to file an excerpt under: ids, names or paths. */
  public record CodingForm(@NotNull List<JsonValue> codes) {}

  /** A code on an excerpt; {@code mine} where the caller gave it. */
  public record CodeOnExcerpt(long id, String name, String path, int coders, boolean mine) {}

  /**
   * An excerpt.
   *
   * @param quote its words; none once the participant has withdrawn, or where the caller may not
   *     read unredacted text
   * @param needsReview whether its words changed with a new revision and nobody has looked since
   * @param unquotable the problem that stands in the way of quoting it; none where it may be quoted
   */
  public record ExcerptView(
      long id,
      long interview,
      String participant,
      int revision,
      int start,
      int end,
      @Nullable String quote,
      boolean needsReview,
      @Nullable String unquotable,
      List<CodeOnExcerpt> codes) {}

  /** All excerpts of the study, or of one interview, or under one code. */
  @GET
  public List<ExcerptView> list(
      @PathParam("study") String slug,
      @QueryParam("interview") @Nullable Long interview,
      @QueryParam("code") @Nullable Long code) {
    Study study = access.toAny(slug, Right.CODE, Right.INTERVIEW);
    List<Excerpt> found =
        interview == null ? excerpts.of(study) : excerpts.of(interviews.require(study, interview));
    return views(study, found).stream()
        .filter(view -> code == null || view.codes().stream().anyMatch(c -> c.id() == code))
        .toList();
  }

  @POST
  public Response add(@PathParam("study") String slug, @Valid ExcerptForm form) {
    Study study = access.to(slug, Right.CODE);
    Interview interview = interviews.require(study, form.interview());
    requireConsent(study, interview);
    TranscriptRevision current = transcripts.current(interview);
    if (form.revision() != null && form.revision() != current.number()) {
      throw Problem.REVISION_SUPERSEDED
          .with("revision", form.revision())
          .and("newest", current.number());
    }
    reading.require(interview, current);
    Excerpt excerpt = excerpts.add(interview, new Span(form.start(), form.end()), maker());
    code(study, excerpt, form.codes() == null ? List.of() : form.codes());
    audit.record(
        "excerpt.create", slug, Map.of("interview", interview.id(), "excerpt", excerpt.id()));
    return Response.status(201).entity(view(study, excerpt)).build();
  }

  @GET
  @Path("{excerpt}")
  public ExcerptView one(@PathParam("study") String slug, @PathParam("excerpt") long id) {
    Study study = access.toAny(slug, Right.CODE, Right.INTERVIEW);
    return view(study, excerpts.require(study.id(), id));
  }

  /** The excerpt as it may be quoted, or why it may not. */
  @GET
  @Path("{excerpt}/quotation")
  public Excerpts.Quotation quote(
      @PathParam("study") String slug,
      @PathParam("excerpt") long id,
      @QueryParam("lang") @Nullable String language) {
    Study study = access.toAny(slug, Right.CODE, Right.PUBLISH);
    String wanted = language == null ? study.languages().get(0) : language;
    return excerpts.quotable(study, id, wanted, LocalDate.now(clock));
  }

  @POST
  @Path("{excerpt}/codings")
  public ExcerptView code(
      @PathParam("study") String slug, @PathParam("excerpt") long id, @Valid CodingForm form) {
    Study study = access.to(slug, Right.CODE);
    Excerpt excerpt = excerpts.require(study.id(), id);
    requireConsent(study, interviews.require(study, excerpt.interviewId()));
    code(study, excerpt, form.codes());
    return view(study, excerpt);
  }

  /** Takes back the caller's own judgement; other coders' stay. */
  @DELETE
  @Path("{excerpt}/codings/{code}")
  public ExcerptView uncode(
      @PathParam("study") String slug,
      @PathParam("excerpt") long id,
      @PathParam("code") long code) {
    Study study = access.to(slug, Right.CODE);
    Excerpt excerpt = excerpts.require(study.id(), id);
    excerpts.uncode(excerpt, code, caller.accountId());
    return view(study, excerpt);
  }

  /** Keeps an excerpt whose words have changed. */
  @POST
  @Path("{excerpt}/review")
  public ExcerptView review(@PathParam("study") String slug, @PathParam("excerpt") long id) {
    Study study = access.to(slug, Right.CODE);
    Excerpt excerpt = excerpts.require(study.id(), id);
    requireConsent(study, interviews.require(study, excerpt.interviewId()));
    excerpt.confirm();
    audit.record("excerpt.review", slug, Map.of("excerpt", id));
    return view(study, excerpt);
  }

  @DELETE
  @Path("{excerpt}")
  public void remove(@PathParam("study") String slug, @PathParam("excerpt") long id) {
    Study study = access.to(slug, Right.CODE);
    excerpts.remove(excerpts.require(study.id(), id));
    audit.record("excerpt.remove", slug, Map.of("excerpt", id));
  }

  private void code(Study study, Excerpt excerpt, List<JsonValue> keys) {
    keys.forEach(key -> excerpts.code(excerpt, codes.meant(study, key), maker()));
  }

  private void requireConsent(Study study, Interview interview) {
    Participant participant = participants.require(study.id(), interview.participantId());
    consents.require(participant, Scope.TRANSCRIBE, LocalDate.now(clock));
  }

  private ExcerptView view(Study study, Excerpt excerpt) {
    return views(study, List.of(excerpt)).get(0);
  }

  private List<ExcerptView> views(Study study, List<Excerpt> found) {
    List<Code> all = codes.of(study);
    Map<Long, String> paths = Codes.paths(all);
    Map<Long, String> names = all.stream().collect(Collectors.toMap(Code::id, Code::name));
    Map<Long, List<Coding>> codings =
        excerpts.codings(found.stream().map(Excerpt::id).toList()).stream()
            .collect(Collectors.groupingBy(Coding::excerptId));
    Map<Long, String> refs = new HashMap<>();
    participants.of(study).forEach(p -> refs.put(p.id(), p.ref()));
    return found.stream()
        .map(
            excerpt ->
                view(
                    excerpt,
                    refs,
                    onExcerpt(codings.getOrDefault(excerpt.id(), List.of()), names, paths)))
        .toList();
  }

  private ExcerptView view(Excerpt excerpt, Map<Long, String> refs, List<CodeOnExcerpt> codesOnIt) {
    Interview interview = interviews.require(excerpt.studyId(), excerpt.interviewId());
    return new ExcerptView(
        excerpt.id(),
        interview.id(),
        refs.getOrDefault(interview.participantId(), ""),
        excerpt.revision(),
        excerpt.span().start(),
        excerpt.span().end(),
        excerpt.quote().isPresent() && readable(interview) ? excerpts.words(excerpt) : null,
        excerpt.needsReview(),
        excerpts
            .unquotable(excerpt, LocalDate.now(clock))
            .map(p -> p.problem().type())
            .orElse(null),
        codesOnIt);
  }

  /** Unredacted text is for those who interview. */
  private boolean readable(Interview interview) {
    return reading.mayRead(interview, transcripts.current(interview));
  }

  private List<CodeOnExcerpt> onExcerpt(
      List<Coding> codings, Map<Long, String> names, Map<Long, String> paths) {
    Map<Long, List<Coding>> byCode =
        codings.stream().collect(Collectors.groupingBy(Coding::codeId));
    return byCode.entrySet().stream()
        .map(
            e ->
                new CodeOnExcerpt(
                    e.getKey(),
                    names.getOrDefault(e.getKey(), ""),
                    paths.getOrDefault(e.getKey(), ""),
                    e.getValue().size(),
                    e.getValue().stream().anyMatch(c -> c.coderId() == caller.accountId())))
        .sorted(java.util.Comparator.comparing(CodeOnExcerpt::path))
        .toList();
  }

  private Maker maker() {
    return new Maker(caller.accountId(), clock.instant());
  }
}
