package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.interview.Edits.Edit;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Studies;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** What was said in an interview: written down, redacted, reviewed. */
@Path("studies/{study}/interviews/{interview}/transcript")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class TranscriptsResource {

  private static final long LARGEST = 20L * 1024 * 1024;

  @Inject private Interviews interviews;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Transcripts transcripts;
  @Inject private Studies studies;
  @Inject private Reading reading;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * Replacements to be made together.
   *
   * @param revision the one that the offsets count in; the newest where it is left out
   * @param speakers other names for speakers whom the transcript calls by their own
   */
  public record RedactionForm(
      @Nullable Integer revision,
      @Nullable List<@Valid Replacement> replacements,
      @Nullable Map<String, String> speakers) {}

  /**
   * One replacement: of a stretch, or of certain words wherever they stand.
   *
   * @param with what to put there; in square brackets, which are added where they are missing
   */
  public record Replacement(
      @Nullable Integer start,
      @Nullable Integer end,
      @Nullable String find,
      @NotBlank @Size(max = 490) String with) {}

  /**
   * A revision; {@code newest} is the number of the newest one. Offsets count UTF-16 units of
   * {@code text}.
   */
  public record TranscriptView(
      long interview,
      int revision,
      int newest,
      boolean redacted,
      boolean reviewed,
      Instant madeAt,
      String text,
      List<Turn> turns) {}

  /** A line of the log; {@code original} only for those who may see it. */
  public record RedactionView(
      int revision,
      int start,
      int end,
      @Nullable String original,
      String replacement,
      Instant madeAt) {}

  /**
   * Writes a transcript down: a WebVTT, SubRip, Word or plain text file. A second one corrects the
   * first.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @MaxBody(LARGEST)
  public Response write(
      @PathParam("study") String slug,
      @PathParam("interview") long id,
      @HeaderParam("Content-Type") @Nullable String type,
      @QueryParam("file") @Nullable String file,
      byte[] body) {
    Study study = access.to(slug, Right.INTERVIEW);
    Interview interview = interviews.require(study, id);
    requireConsent(study, interview);
    TranscriptText text = TranscriptFormat.read(body, orEmpty(type), orEmpty(file));
    TranscriptRevision revision = transcripts.write(interview, text, maker());
    audit.record("transcript.write", slug, Map.of("interview", id, "revision", revision.number()));
    return Response.status(201).entity(view(interview, revision)).build();
  }

  /**
   * The newest revision or the one asked for. An unredacted one that was redacted since takes a
   * right of its own.
   */
  @GET
  public TranscriptView read(
      @PathParam("study") String slug,
      @PathParam("interview") long id,
      @QueryParam("revision") @Nullable Integer number) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    Interview interview = interviews.require(study, id);
    requireConsent(study, interview);
    TranscriptRevision newest = transcripts.current(interview);
    TranscriptRevision revision = number == null ? newest : transcripts.require(interview, number);
    if (!revision.isRedacted() && newest.isRedacted()) {
      access.to(slug, Right.IDENTITY);
      audit.record(
          "identity.transcript", slug, Map.of("interview", id, "revision", revision.number()));
    } else if (!revision.isRedacted()) {
      reading.require(interview, revision);
    }
    return view(interview, revision);
  }

  /** Replaces what tells who somebody is, as a new revision. */
  @POST
  @Path("redactions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response redact(
      @PathParam("study") String slug, @PathParam("interview") long id, @Valid RedactionForm form) {
    Study study = access.to(slug, Right.INTERVIEW);
    Interview interview = interviews.require(study, id);
    requireConsent(study, interview);
    TranscriptRevision current = transcripts.current(interview);
    if (form.revision() != null && form.revision() != current.number()) {
      throw Problem.REVISION_SUPERSEDED
          .with("revision", form.revision())
          .and("newest", current.number());
    }
    List<Replacement> replacements = form.replacements() == null ? List.of() : form.replacements();
    Identifiers identifiers =
        participants.identifiers(participants.require(study.id(), interview.participantId()));
    Edits edits = edits(transcripts.text(current).text(), replacements, identifiers);
    Map<String, String> speakers = form.speakers() == null ? Map.of() : form.speakers();
    TranscriptRevision next = transcripts.redact(interview, edits, speakers, maker());
    audit.record(
        "transcript.redact",
        slug,
        Map.of("interview", id, "revision", next.number(), "count", edits.all().size()));
    return Response.status(201).entity(view(interview, next)).build();
  }

  /** What was replaced, by revision and place. */
  @GET
  @Path("redactions")
  public List<RedactionView> redactions(
      @PathParam("study") String slug, @PathParam("interview") long id) {
    Study study = access.to(slug, Right.IDENTITY);
    Interview interview = interviews.require(study, id);
    audit.record("identity.redactions", slug, Map.of("interview", id));
    return transcripts.redactions(interview).stream()
        .map(
            r ->
                new RedactionView(
                    r.revision(),
                    r.span().start(),
                    r.span().end(),
                    transcripts.original(interview, r).orElse(null),
                    r.replacement(),
                    r.madeAt().toInstant(ZoneOffset.UTC)))
        .toList();
  }

  /**
   * Confirms that nothing in the newest revision tells who anybody is: by somebody else, where
   * there is one.
   */
  @POST
  @Path("review")
  public TranscriptView review(@PathParam("study") String slug, @PathParam("interview") long id) {
    Study study = access.to(slug, Right.CODE);
    Interview interview = interviews.require(study, id);
    requireConsent(study, interview);
    TranscriptRevision current = transcripts.current(interview);
    current.review(caller.accountId(), studies.memberCount(study, Right.CODE), clock.instant());
    audit.record("transcript.review", slug, Map.of("interview", id, "revision", current.number()));
    return view(interview, current);
  }

  private void requireConsent(Study study, Interview interview) {
    Participant participant = participants.require(study.id(), interview.participantId());
    consents.require(participant, Scope.TRANSCRIBE, LocalDate.now(clock));
  }

  private TranscriptView view(Interview interview, TranscriptRevision revision) {
    TranscriptText text = transcripts.text(revision);
    return new TranscriptView(
        interview.id(),
        revision.number(),
        transcripts.current(interview).number(),
        revision.isRedacted(),
        revision.isReviewed(),
        revision.madeAt().toInstant(ZoneOffset.UTC),
        text.text(),
        text.turns());
  }

  private static Edits edits(String text, List<Replacement> replacements, Identifiers identifiers) {
    List<Edit> edits = new ArrayList<>();
    for (Replacement replacement : replacements) {
      String with = bracketed(replacement.with().strip());
      identifiers
          .in(with)
          .ifPresent(
              kind -> {
                throw Problem.REDACTION_TELLS.with("kind", kind);
              });
      places(text, replacement).forEach(span -> edits.add(new Edit(span, with)));
    }
    return new Edits(edits);
  }

  private static List<Span> places(String text, Replacement replacement) {
    if (replacement.start() != null && replacement.end() != null) {
      return List.of(new Span(replacement.start(), replacement.end()));
    }
    String words = Optional.ofNullable(replacement.find()).orElse("");
    if (words.isBlank()) {
      throw Problem.INVALID.with("why", "a replacement needs start and end, or the words to find");
    }
    List<Span> places = new ArrayList<>();
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
      places.add(new Span(at, at + words.length()));
    }
    return places;
  }

  private static String bracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text : "[" + text + "]";
  }

  private Maker maker() {
    return new Maker(caller.accountId(), clock.instant());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
