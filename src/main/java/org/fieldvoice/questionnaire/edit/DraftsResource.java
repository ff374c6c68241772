package org.fieldvoice.questionnaire.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.FormDiff;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.VersionView;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * Questionnaires are edited: a draft begins from a version, takes edits that can be undone, and
 * becomes the next version. Every change names in {@code If-Match} the revision that it starts
 * from, so that two editors never write over each other.
 */
@Path("studies/{study}/questionnaires/{code}/drafts")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class DraftsResource {

  private static final String DRAFT = "{id: [0-9]{1,18}}";

  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Questionnaires questionnaires;
  @Inject private Drafts drafts;
  @Inject private DraftMedia media;
  @Inject private NextVersion nextVersion;
  @Inject private Clock clock;

  /** Which version the draft begins from; without one the newest. */
  public record Beginning(@Nullable Integer version) {}

  /**
   * A draft.
   *
   * @param from the number of the version that it began from
   * @param revision for {@code If-Match} of the next change
   * @param undo how many steps can be undone
   * @param redo how many undone steps can be made again
   */
  public record DraftView(
      long id, String code, int from, int revision, int undo, int redo, Instant changedAt) {}

  /**
   * A step.
   *
   * @param edits as they were sent, as JSON text
   * @param made false once it is undone
   */
  public record StepView(int number, String edits, boolean made, Instant madeAt) {}

  @GET
  public List<DraftView> list(@PathParam("study") String slug, @PathParam("code") String code) {
    Questionnaire questionnaire = questionnaire(access.to(slug, Right.DESIGN), code);
    return drafts.of(questionnaire).stream().map(d -> view(d, code)).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(
      @PathParam("study") String slug, @PathParam("code") String code, Beginning beginning) {
    Questionnaire questionnaire = questionnaire(access.to(slug, Right.DESIGN), code);
    List<QuestionnaireVersion> versions = questionnaires.versions(questionnaire);
    Integer number = beginning.version();
    QuestionnaireVersion base =
        versions.stream()
            .filter(v -> number == null || v.number() == number)
            .findFirst()
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", code + " version " + number));
    QuestionnaireDraft draft =
        drafts.add(new QuestionnaireDraft(base, questionnaires.form(base), saving()));
    return Response.created(URI.create("drafts/" + draft.id()))
        .entity(view(draft, code))
        .tag(tag(draft))
        .build();
  }

  @GET
  @Path(DRAFT)
  public Response one(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    return answer(
        drafts.require(questionnaire(access.to(slug, Right.DESIGN), code).id(), id), code);
  }

  /** Its form as it is now. */
  @GET
  @Path(DRAFT + ".json")
  public Response form(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft =
        drafts.require(questionnaire(access.to(slug, Right.DESIGN), code).id(), id);
    return Response.ok(draft.formJson()).tag(tag(draft)).build();
  }

  /** What it changed since the version that it began from. */
  @GET
  @Path(DRAFT + "/diff")
  public List<FormDiff.Change> diff(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft =
        drafts.require(questionnaire(access.to(slug, Right.DESIGN), code).id(), id);
    return FormDiff.between(questionnaires.form(base(draft)), draft.form());
  }

  @GET
  @Path(DRAFT + "/steps")
  public List<StepView> steps(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft =
        drafts.require(questionnaire(access.to(slug, Right.DESIGN), code).id(), id);
    return drafts.steps(draft).stream()
        .map(s -> new StepView(s.number(), s.editsJson(), s.number() <= draft.made(), s.madeAt()))
        .toList();
  }

  /** Makes all of the edits, as one step, or none. */
  @POST
  @Path(DRAFT + "/edits")
  @Consumes(MediaType.APPLICATION_JSON)
  @MaxBody(8L << 20)
  public Response edit(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String base,
      JsonArray edits) {
    QuestionnaireDraft draft = alone(slug, code, id, base);
    Editing.Edited edited = Editing.make(draft.form(), EditReader.read(edits));
    DraftStep step = draft.make(edits, edited, saving());
    drafts.add(draft, step);
    return answer(draft, code);
  }

  /** Undoes the step that was made last, or makes the one again that was undone last. */
  @POST
  @Path(DRAFT + "/{way: undo|redo}")
  @Consumes(MediaType.WILDCARD)
  public Response step(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @PathParam("way") String way,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String base) {
    QuestionnaireDraft draft = alone(slug, code, id, base);
    if (way.equals("undo")) {
      draft.undo(step(draft, draft.made(), Problem.DRAFT_NOTHING_TO_UNDO), saving());
    } else {
      draft.redo(step(draft, draft.made() + 1, Problem.DRAFT_NOTHING_TO_REDO), saving());
    }
    return answer(draft, code);
  }

  private DraftStep step(QuestionnaireDraft draft, int number, Problem otherwise) {
    return drafts.step(draft, number).orElseThrow(otherwise::asException);
  }

  /** The draft becomes the questionnaire's next version, which is published as any other. */
  @POST
  @Path(DRAFT + "/version")
  @Consumes(MediaType.WILDCARD)
  public Response version(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String base) {
    QuestionnaireDraft draft = alone(slug, code, id, base);
    QuestionnaireVersion version =
        nextVersion.of(
            access.to(slug, Right.DESIGN), base(draft), draft.form(), caller.accountId());
    media.moveTo(draft, version);
    draft.finish(version.number(), saving());
    return Response.created(URI.create("versions/" + version.number()))
        .entity(VersionView.of(version))
        .build();
  }

  @DELETE
  @Path(DRAFT)
  public void remove(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft =
        drafts.requireAlone(questionnaire(access.to(slug, Right.DESIGN), code), id);
    media.removeAll(draft);
    drafts.remove(draft);
  }

  private QuestionnaireDraft alone(String slug, String code, long id, @Nullable String base) {
    Questionnaire questionnaire = questionnaire(access.to(slug, Right.DESIGN), code);
    QuestionnaireDraft draft = drafts.requireAlone(questionnaire, id);
    draft.mustBeAt(revision(base));
    return draft;
  }

  private static int revision(@Nullable String base) {
    String digits = base == null ? "" : base.replaceAll("^(W/)?\"|\"$", "");
    if (!digits.matches("[0-9]{1,9}")) {
      throw Problem.DRAFT_BASE_MISSING.asException();
    }
    return Integer.parseInt(digits);
  }

  private QuestionnaireVersion base(QuestionnaireDraft draft) {
    return questionnaires.version(draft.baseVersionId()).orElseThrow();
  }

  private Questionnaire questionnaire(Study study, String code) {
    return questionnaires
        .byCode(study, code)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
  }

  private Response answer(QuestionnaireDraft draft, String code) {
    return Response.ok(view(draft, code)).tag(tag(draft)).build();
  }

  private DraftView view(QuestionnaireDraft draft, String code) {
    int all = drafts.steps(draft).size();
    return new DraftView(
        draft.id(),
        code,
        base(draft).number(),
        draft.revision(),
        draft.made(),
        all - draft.made(),
        draft.changedAt());
  }

  private static EntityTag tag(QuestionnaireDraft draft) {
    return new EntityTag(String.valueOf(draft.revision()));
  }

  private QuestionnaireDraft.Saving saving() {
    return new QuestionnaireDraft.Saving(caller.accountId(), clock.instant());
  }
}
