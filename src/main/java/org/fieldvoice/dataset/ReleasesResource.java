package org.fieldvoice.dataset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Jobs;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Anonymised releases: asked for, watched, downloaded. */
@Path("studies/{study}/releases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReleasesResource {

  @Inject private Releases releases;
  @Inject private Releasing releasing;
  @Inject private BlobStore blobs;
  @Inject private Jobs jobs;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;

  /**
   * A release to be made.
   *
   * @param questionnaire its code
   * @param policy over the questionnaire's own policy; absent for that one as it is
   */
  public record ReleaseForm(@NotBlank String questionnaire, @Nullable JsonObject policy) {}

  /** A release that is being made: the job as {@code GET /api/jobs/{id}} tells it. */
  public record ReleaseStarted(long id, String state, double progress, long job, long release) {}

  /** A release in the list. Numbers are 0 until it is ready. */
  public record ReleaseLine(
      long id,
      String questionnaire,
      String title,
      int version,
      String state,
      Instant madeAt,
      int k,
      int kReached,
      long rows,
      long suppressed) {}

  /**
   * One release.
   *
   * @param state {@code running}, {@code ready}, {@code failed} or {@code cancelled}
   * @param variables as the questionnaire has them now
   * @param files of the archive with their sizes and SHA-256
   * @param size of the archive in bytes
   */
  public record ReleaseView(
      long id,
      String questionnaire,
      String title,
      int version,
      String state,
      Instant madeAt,
      @Nullable Long job,
      @Nullable Map<String, Object> problem,
      JsonObject policy,
      List<VariableView> variables,
      @Nullable JsonObject report,
      JsonArray files,
      long size) {}

  @GET
  @Transactional
  public List<ReleaseLine> list(
      @PathParam("study") String slug,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    Study study = access.to(slug, Right.RELEASE);
    long before = after == null ? Long.MAX_VALUE : after;
    return releases.before(study.id(), before, limit).stream().map(this::line).toList();
  }

  /**
   * Asks for a release. Has no transaction of its own: the job begins when what it reads is stored.
   */
  @POST
  public Response make(@PathParam("study") String slug, @Valid ReleaseForm form) {
    Study study = access.to(slug, Right.RELEASE);
    JsonObject wish = Optional.ofNullable(form.policy()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    Releasing.Started started =
        releasing.start(study, form.questionnaire(), wish, caller.accountId());
    audit.record(
        "release.make",
        slug,
        Map.of("release", started.release(), "questionnaire", form.questionnaire()));
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("/api/jobs/" + started.job()))
        .entity(new ReleaseStarted(started.job(), "RUNNING", 0, started.job(), started.release()))
        .build();
  }

  @GET
  @Path("{id: \\d+}")
  @Transactional
  public ReleaseView one(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.RELEASE);
    Release release = release(study, id);
    OptionalLong job = release.job();
    String state = state(release);
    return new ReleaseView(
        release.id(),
        release.questionnaireCode(),
        release.title(),
        release.versionNumber(),
        state,
        release.madeAt(),
        job.isPresent() ? job.getAsLong() : null,
        state.equals("failed") ? problem(job) : null,
        release.policy(),
        VariableView.all(releasing.source(study, release.questionnaireCode()).variables()),
        release.report().orElse(null),
        release.files(),
        size(release));
  }

  /** The archive. Each download is noted. */
  @GET
  @Path("{id: \\d+}.zip")
  @Produces("application/zip")
  @Transactional
  public Response archive(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.RELEASE);
    Release release = release(study, id);
    BlobStore.Blob blob =
        blob(release)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "the archive of release " + id));
    audit.record("release.download", slug, Map.of("release", id));
    StreamingOutput body = out -> blobs.copyTo(blob.id(), out);
    String name =
        "%s-%s-%d.zip".formatted(slug, release.questionnaireCode().replaceAll("[^\\w.-]", "_"), id);
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Length", blob.size())
        .tag(blob.sha256())
        .build();
  }

  private Release release(Study study, long id) {
    return releases
        .find(study.id(), id)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "release " + id));
  }

  private ReleaseLine line(Release r) {
    return new ReleaseLine(
        r.id(),
        r.questionnaireCode(),
        r.title(),
        r.versionNumber(),
        state(r),
        r.madeAt(),
        r.policy().getInt("k"),
        r.kReached(),
        r.rowCount(),
        r.leftOut());
  }

  /** Ready once it has its archive; until then, what its job says. */
  private String state(Release release) {
    if (release.blob().isPresent()) {
      return "ready";
    }
    String job = job(release.job()).map(Jobs.Job::state).orElse("FAILED");
    return job.toLowerCase(Locale.ROOT);
  }

  private Optional<Jobs.Job> job(OptionalLong id) {
    return id.isPresent() ? jobs.find(id.getAsLong()) : Optional.empty();
  }

  private @Nullable Map<String, Object> problem(OptionalLong job) {
    return job(job).map(Jobs.Job::problem).orElse(null);
  }

  private Optional<BlobStore.Blob> blob(Release release) {
    OptionalLong id = release.blob();
    return id.isPresent() ? blobs.find(id.getAsLong()) : Optional.empty();
  }

  private long size(Release release) {
    return blob(release).map(BlobStore.Blob::size).orElse(0L);
  }
}
