package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** The responses of a questionnaire: listed, read one by one, reviewed. */
@Path("studies/{study}/questionnaires/{code}/responses")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResponsesResource {

  private static final int MOST_A_PAGE = 500;

  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Questionnaires questionnaires;
  @Inject private Responses responses;
  @Inject private Versions versions;
  @Inject private Revisions revisions;
  @Inject private Identities identities;
  @Inject private Conflicts conflicts;
  @Inject private Agreements agreements;
  @Inject private Origins origins;
  @Inject private Attachments attachments;
  @Inject private Receipts receipts;
  @Inject private Progress progress;
  @Inject private Audit audit;
  @Inject private Clock clock;

  @PathParam("study")
  private String studySlug = "";

  @PathParam("code")
  private String code = "";

  /**
   * A page of the list, the newest first.
   *
   * @param next what {@code after} is for the next page; absent on the last
   * @param total how many are selected, on the first page only
   */
  public record Page(List<ResponseView> responses, Optional<String> next, Optional<Long> total) {}

  /**
   * One response with what belongs to it.
   *
   * @param receipt the number that the respondent was shown
   * @param hasIdentity true if it gave identifiers, which {@code identity} shows
   * @param conflicts how many different submissions came under its instance id
   * @param agreement to which information sheet the respondent agreed
   * @param paradata how it was answered, in numbers, if the study records that
   * @param hasOrigin true if the study keeps from where it came, which {@code origin} shows
   */
  public record Detail(
      ResponseView response,
      String receipt,
      boolean hasIdentity,
      long conflicts,
      List<Revisions.RevisionView> revisions,
      Optional<Agreements.AgreementView> agreement,
      Optional<JsonObject> paradata,
      boolean hasOrigin) {}

  /** Why somebody looks at what names a person. */
  public record Reason(@NotBlank @Size(max = 1000) String reason) {}

  /** What names the person, and the submissions that came under the same id. */
  public record Identity(Optional<JsonObject> answers, List<JsonObject> conflicts) {}

  /**
   * A reviewer's decision.
   *
   * @param state {@code submitted}, {@code approved} or {@code excluded}
   */
  public record Review(@NotBlank String state, @NotBlank @Size(max = 1000) String reason) {}

  /**
   * The list.
   *
   * @param uri its query: {@code site}, {@code channel}, {@code state}, {@code flag}, {@code from},
   *     {@code to}
   */
  @GET
  public Page list(
      @Context UriInfo uri,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Questionnaire questionnaire = enter(Right.RESPONSES);
    Selection selection =
        SelectionParameters.selection(questionnaire.id(), uri.getQueryParameters());
    int size = Math.max(1, Math.min(limit, MOST_A_PAGE));
    List<StoredResponse> page = responses.page(selection, SelectionParameters.cursor(after), size);
    Map<Long, Integer> numbers = versions.numbers(questionnaire.id());
    Withheld identifying = versions.identifying(questionnaire.id());
    Optional<String> next =
        page.size() < size ? Optional.empty() : Optional.of(Long.toString(page.get(size - 1).id()));
    return new Page(
        page.stream()
            .map(r -> ResponseView.of(r, numbers.getOrDefault(r.versionId(), 0), identifying))
            .toList(),
        next,
        after == null ? Optional.of(responses.count(selection)) : Optional.empty());
  }

  /**
   * What has come in by site; {@code since} is when the reader's day began, by default midnight
   * UTC.
   */
  @GET
  @Path("progress")
  public List<Progress.SiteProgress> progress(@QueryParam("since") @Nullable String since) {
    Questionnaire questionnaire = enter(Right.RESPONSES);
    return progress.of(
        questionnaire.id(),
        SelectionParameters.time("since", since)
            .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.DAYS)));
  }

  @GET
  @Path("{instanceId}")
  public Detail one(@PathParam("instanceId") String instanceId) {
    Questionnaire questionnaire = enter(Right.RESPONSES);
    return detail(questionnaire, response(questionnaire, instanceId));
  }

  /** Shows who answered. Each look is audited with its reason. */
  @POST
  @Path("{instanceId}/identity")
  public Identity identity(@PathParam("instanceId") String instanceId, @Valid Reason reason) {
    Questionnaire questionnaire = enter(Right.IDENTITY);
    StoredResponse response = response(questionnaire, instanceId);
    audit.record("response.identity", instanceId, Map.of("reason", reason.reason()));
    return new Identity(
        identities.open(response.instanceId()), conflicts.open(response.instanceId()));
  }

  /** Shows from where a response came, if the study keeps that. Each look is audited. */
  @POST
  @Path("{instanceId}/origin")
  public Sender origin(@PathParam("instanceId") String instanceId, @Valid Reason reason) {
    Questionnaire questionnaire = enter(Right.ORIGIN);
    StoredResponse response = response(questionnaire, instanceId);
    audit.record("response.origin", instanceId, Map.of("reason", reason.reason()));
    return origins
        .open(response.instanceId())
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "an origin of this response"));
  }

  /** A recording, picture or file of the response. Each look is audited. */
  @GET
  @Path("{instanceId}/attachments/{attachment}")
  @Produces(MediaType.WILDCARD)
  public Response attachment(
      @PathParam("instanceId") String instanceId, @PathParam("attachment") String id) {
    Questionnaire questionnaire = enter(Right.IDENTITY);
    StoredResponse response = response(questionnaire, instanceId);
    audit.record("response.attachment", instanceId, Map.of("attachment", id));
    Attachments.Content content =
        attachments
            .of(response.instanceId(), id)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "attachment " + id));
    return Response.ok(content.bytes())
        .type(content.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + id + "\"")
        .build();
  }

  /** Approves or excludes a response, or takes that back. */
  @POST
  @Path("{instanceId}/review")
  public Detail review(@PathParam("instanceId") String instanceId, @Valid Review review) {
    Questionnaire questionnaire = enter(Right.RESPONSES);
    StoredResponse response = response(questionnaire, instanceId);
    State state = SelectionParameters.state(review.state());
    if (state != response.state()) {
      revisions.review(
          response,
          new Revisions.Change(state, review.reason(), caller.accountId(), clock.instant()));
      audit.record("response.review", instanceId, Map.of("state", state.word()));
    }
    return detail(questionnaire, response(questionnaire, instanceId));
  }

  private Detail detail(Questionnaire questionnaire, StoredResponse response) {
    int version = versions.numbers(questionnaire.id()).getOrDefault(response.versionId(), 0);
    return new Detail(
        ResponseView.of(response, version, versions.identifying(questionnaire.id())),
        receipts.codes(response.instanceId()).receipt(),
        identities.has(response.instanceId()),
        conflicts.count(response.instanceId()),
        revisions.of(response),
        agreements.of(response.instanceId()),
        responses.paradata(response.instanceId()),
        origins.has(response.instanceId()));
  }

  private Questionnaire enter(Right right) {
    Study study = access.to(studySlug, right);
    return questionnaires
        .byCode(study, code)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
  }

  private StoredResponse response(Questionnaire questionnaire, String instanceId) {
    return SelectionParameters.uuid(instanceId)
        .flatMap(id -> responses.find(questionnaire.id(), id))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "response " + instanceId));
  }
}
