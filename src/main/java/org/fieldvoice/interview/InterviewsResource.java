package org.fieldvoice.interview;

import static java.util.Objects.requireNonNull;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Conversations with participants. */
@Path("studies/{study}/interviews")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterviewsResource {

  @Inject private Interviews interviews;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Transcripts transcripts;
  @Inject private Excerpts excerpts;
  @Inject private Sites sites;
  @Inject private Access access;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * An interview that was held; {@code participant} is a reference or an id, {@code site} a code.
   */
  public record InterviewForm(
      @NotBlank String participant,
      @NotNull LocalDate date,
      @Nullable String site,
      @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language,
      @NotBlank @Size(max = 40) String mode,
      @NotBlank @Size(max = 200) String interviewer) {}

  /**
   * An interview in a list.
   *
   * @param revision the number of its newest transcript, 0 where nothing was written down yet
   * @param redacted whether that one is
   * @param reviewed whether somebody has confirmed the redaction
   */
  public record InterviewView(
      long id,
      String participant,
      String label,
      LocalDate date,
      @Nullable String site,
      String language,
      String mode,
      String interviewer,
      int revision,
      boolean redacted,
      boolean reviewed,
      int excerpts,
      boolean withdrawn) {}

  @GET
  public List<InterviewView> list(@PathParam("study") String slug) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    Map<Long, Participant> known = new HashMap<>();
    participants.of(study).forEach(p -> known.put(p.id(), p));
    return interviews.of(study).stream()
        .map(
            interview ->
                view(study, interview, requireNonNull(known.get(interview.participantId()))))
        .toList();
  }

  @POST
  public Response add(@PathParam("study") String slug, @Valid InterviewForm form) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant = participants.require(study, form.participant());
    consents.require(participant, Scope.INTERVIEW, LocalDate.now(clock));
    Optional<Site> site =
        Optional.ofNullable(form.site())
            .filter(code -> !code.isBlank())
            .map(code -> site(study, code));
    Interview.Setting setting =
        new Interview.Setting(form.date(), site, form.language(), form.mode(), form.interviewer());
    Interview interview = interviews.add(new Interview(participant, setting, clock.instant()));
    audit.record(
        "interview.create",
        slug,
        Map.of("interview", interview.id(), "participant", participant.ref()));
    return Response.status(201).entity(view(study, interview, participant)).build();
  }

  @GET
  @Path("{interview}")
  public InterviewView one(@PathParam("study") String slug, @PathParam("interview") long id) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    Interview interview = interviews.require(study, id);
    return view(study, interview, participants.require(study.id(), interview.participantId()));
  }

  private InterviewView view(Study study, Interview interview, Participant participant) {
    Optional<TranscriptRevision> newest = transcripts.latest(interview);
    Map<Long, String> codes = new HashMap<>();
    sites.of(study).forEach(site -> codes.put(site.id(), site.code()));
    return new InterviewView(
        interview.id(),
        participant.ref(),
        participant.label(),
        interview.heldOn(),
        interview.siteId().map(codes::get).orElse(null),
        interview.language(),
        interview.mode(),
        interview.interviewer(),
        newest.map(TranscriptRevision::number).orElse(0),
        newest.map(TranscriptRevision::isRedacted).orElse(false),
        newest.map(TranscriptRevision::isReviewed).orElse(false),
        excerpts.of(interview).size(),
        participant.isWithdrawn());
  }

  private Site site(Study study, String code) {
    return sites
        .byCode(study, code)
        .orElseThrow(() -> Problem.INVALID.with("why", "no site has the code " + code));
  }
}
