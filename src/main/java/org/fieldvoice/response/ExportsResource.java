package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * The responses as a file, streamed while they are read. A transfer that was broken off lacks its
 * last chunk, so that no client takes it for whole. Whoever says {@code TE: trailers} also gets, in
 * the trailers of a file over 8 KiB, {@code Digest} with the SHA-256 of what was sent and {@code
 * Row-Count} with the number of lines.
 */
@Path("studies/{study}/questionnaires/{code}/responses.{format: csv|ndjson|xlsx}")
@RequestScoped
public class ExportsResource {

  @Inject private Access access;
  @Inject private Questionnaires questionnaires;
  @Inject private Exports exports;
  @Inject private Audit audit;

  /**
   * The file.
   *
   * @param repeat in CSV and XLSX the repeat whose rounds are the lines, instead of the responses
   * @param paradata whether columns say how each was answered, in numbers
   * @param uri its query selects as the list's does
   */
  @GET
  public Response export(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("format") String format,
      @QueryParam("repeat") @Nullable String repeat,
      @QueryParam("paradata") @DefaultValue("false") boolean paradata,
      @HeaderParam("TE") @Nullable String te,
      @Context UriInfo uri,
      @Context HttpServletResponse http) {
    Study study = access.to(slug, Right.RESPONSES_RAW);
    Questionnaire questionnaire =
        questionnaires
            .byCode(study, code)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
    Selection selection =
        SelectionParameters.selection(questionnaire.id(), uri.getQueryParameters());
    Exports.Running running =
        exports.prepare(
            selection,
            Exports.Format.of(format),
            Optional.ofNullable(repeat),
            paradata ? Set.of(BesideColumns.PARADATA) : Set.of());
    audit.record("responses.export", slug, Map.of("questionnaire", code, "format", format));
    StreamingOutput body = running::writeTo;
    String name = code + (repeat == null ? "" : "-" + repeat) + "." + format;
    Response.ResponseBuilder answer = Response.ok(body);
    if (takesTrailers(te)) {
      http.setTrailerFields(running::trailers);
      answer.header("Trailer", "Digest, Row-Count");
    }
    return answer
        .type(running.format().mediaType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"")
        .build();
  }

  /** Only to whoever asks: some clients, Java's among them, take a trailer for a broken answer. */
  private static boolean takesTrailers(@Nullable String te) {
    return te != null && te.toLowerCase(Locale.ROOT).contains("trailers");
  }
}
