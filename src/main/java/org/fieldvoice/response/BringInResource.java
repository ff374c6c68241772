package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Jobs;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/**
 * Files of responses that are brought in. Not transactional: each batch is committed as it is read.
 */
@Path("studies/{study}/questionnaires/{code}/responses")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BringInResource {

  private static final long MOST_BYTES = 4L << 30;

  @Context private HttpHeaders headers;
  @Inject private Access access;
  @Inject private Questionnaires questionnaires;
  @Inject private BringIn bringIn;
  @Inject private Jobs jobs;
  @Inject private BlobStore blobs;
  @Inject private Audit audit;

  /** A job that brings a file in. */
  public record Started(long job) {}

  /**
   * Brings in the body, a JSON object a line.
   *
   * @param async true to be answered 202 with a job at once; its result is the address of the
   *     report
   */
  @POST
  @MaxBody(MOST_BYTES)
  @Consumes({"application/x-ndjson", "application/jsonl", "text/plain"})
  public Response bringIn(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @QueryParam("async") boolean async,
      InputStream body)
      throws IOException {
    Study study = access.to(slug, Right.COLLECT);
    Questionnaire questionnaire =
        questionnaires
            .byCode(study, code)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
    BringIn.Target target =
        new BringIn.Target(study.id(), questionnaire.id(), headers.getAcceptableLanguages());
    if (async) {
      return Response.status(202).entity(new Started(start(slug, code, target, body))).build();
    }
    BringIn.Report report = bringIn.from(body, target, bytes -> {});
    note(slug, code, report);
    return Response.ok(report).build();
  }

  /** The report of a job. */
  @GET
  @Path("reports/{id}")
  public Response report(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.COLLECT);
    if (blobs.find(id).filter(b -> b.mediaType().equals(mediaType(study.id()))).isEmpty()) {
      throw Problem.NOT_FOUND.with("what", "report " + id);
    }
    StreamingOutput report = out -> blobs.copyTo(id, out);
    return Response.ok(report).build();
  }

  private long start(String slug, String code, BringIn.Target target, InputStream body)
      throws IOException {
    java.nio.file.Path file = Files.createTempFile("responses", ".ndjson");
    Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
    double size = Math.max(1, Files.size(file));
    return jobs.start(
        target.studyId(),
        "responses.bring-in",
        progress -> {
          try (InputStream in = Files.newInputStream(file)) {
            BringIn.Report report = bringIn.from(in, target, bytes -> progress.at(bytes / size));
            note(slug, code, report);
            return "studies/"
                + slug
                + "/questionnaires/"
                + code
                + "/responses/reports/"
                + store(report, target);
          } finally {
            Files.delete(file);
          }
        });
  }

  private long store(BringIn.Report report, BringIn.Target target) {
    byte[] json = JsonbBuilder.create().toJson(report).getBytes(StandardCharsets.UTF_8);
    return blobs.put(new ByteArrayInputStream(json), mediaType(target.studyId()));
  }

  /** Names the study, so that no other's report is shown. */
  private static String mediaType(long studyId) {
    return "application/vnd.fieldvoice.report-" + studyId + "+json";
  }

  private void note(String slug, String code, BringIn.Report report) {
    audit.record(
        "responses.bring-in", slug, Map.of("questionnaire", code, "accepted", report.accepted()));
  }
}
