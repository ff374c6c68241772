package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Accounts;
import org.fieldvoice.account.Caller;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** What researchers note on an interview, an excerpt, a code, or the study. For those who code. */
@Path("studies/{study}/memos")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemosResource {

  @Inject private Memos memos;
  @Inject private Interviews interviews;
  @Inject private Excerpts excerpts;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Codes codes;
  @Inject private Accounts accounts;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** A note on at most one of these; on the study where none is named. */
  public record MemoForm(
      @NotBlank @Size(max = 20_000) String text,
      @Nullable Long interview,
      @Nullable Long excerpt,
      @Nullable Long code) {}

  /** A note; without text once the participant that it speaks of has withdrawn. */
  public record MemoView(
      long id,
      @Nullable Long interview,
      @Nullable Long excerpt,
      @Nullable Long code,
      String text,
      String author,
      Instant at) {}

  /** The study's notes, or those on one interview (its excerpts' too), the oldest first. */
  @GET
  public List<MemoView> list(
      @PathParam("study") String slug, @QueryParam("interview") @Nullable Long interview) {
    Study study = access.to(slug, Right.CODE);
    List<Memo> found =
        interview == null ? memos.of(study) : memos.of(interviews.require(study, interview));
    return found.stream().map(this::view).toList();
  }

  @POST
  public Response add(@PathParam("study") String slug, @Valid MemoForm form) {
    Study study = access.to(slug, Right.CODE);
    Memo.About about = about(study, form);
    Memo memo =
        memos.add(study, about, form.text(), new Maker(caller.accountId(), clock.instant()));
    audit.record("memo.create", slug, Map.of("memo", memo.id()));
    return Response.status(201).entity(view(memo)).build();
  }

  @DELETE
  @Path("{memo}")
  public void remove(@PathParam("study") String slug, @PathParam("memo") long id) {
    Study study = access.to(slug, Right.CODE);
    memos.remove(memos.require(study, id));
    audit.record("memo.remove", slug, Map.of("memo", id));
  }

  private Memo.About about(Study study, MemoForm form) {
    Optional<Excerpt> excerpt =
        Optional.ofNullable(form.excerpt()).map(id -> excerpts.require(study.id(), id));
    Optional<Interview> interview =
        Optional.ofNullable(form.interview())
            .or(() -> excerpt.map(Excerpt::interviewId))
            .map(id -> interviews.require(study, id));
    interview.ifPresent(
        held ->
            consents.require(
                participants.require(study.id(), held.participantId()),
                Scope.TRANSCRIBE,
                LocalDate.now(clock)));
    Optional<Code> code = Optional.ofNullable(form.code()).map(id -> codes.require(study, id));
    return new Memo.About(interview, excerpt, code);
  }

  private MemoView view(Memo memo) {
    return new MemoView(
        memo.id(),
        memo.interviewId().orElse(null),
        memo.excerptId().orElse(null),
        memo.codeId().orElse(null),
        memos.text(memo),
        accounts.find(memo.authorId()).map(account -> account.name()).orElse(""),
        memo.writtenAt().toInstant(ZoneOffset.UTC));
  }
}
