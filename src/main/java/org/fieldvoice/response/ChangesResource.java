package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormDiff;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.edit.Drafts;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/**
 * What changed from one version to another, or to a draft, and what that does to the answers
 * collected so far.
 */
@Path("studies/{study}/questionnaires/{code}/changes/{from: [0-9]{1,9}}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

  @Inject private Access access;
  @Inject private Questionnaires questionnaires;
  @Inject private Drafts drafts;
  @Inject private Responses responses;

  /**
   * A change with its effect.
   *
   * @param effect what becomes of answers given before
   * @param responses how many responses it touches
   */
  public record EffectView(FormDiff.Change change, ChangeEffects.Effect effect, long responses) {}

  /**
   * The changes with their effects.
   *
   * @param responses how many responses there are, of all versions
   */
  public record ChangesView(long responses, List<EffectView> changes) {}

  @GET
  @Path("{to: [0-9]{1,9}}")
  public ChangesView changes(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("from") int from,
      @PathParam("to") int to) {
    Study study = access.to(slug, Right.DESIGN);
    QuestionnaireVersion before = version(study, code, from);
    Form old = questionnaires.form(before);
    return between(before, old, questionnaires.formBeside(old, version(study, code, to)));
  }

  /** The same for what is not yet a version. */
  @GET
  @Path("drafts/{id: [0-9]{1,18}}")
  public ChangesView changesOfDraft(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("from") int from,
      @PathParam("id") long id) {
    Study study = access.to(slug, Right.DESIGN);
    QuestionnaireVersion before = version(study, code, from);
    Form now = drafts.require(before.questionnaireId(), id).form();
    return between(before, questionnaires.form(before), now);
  }

  private ChangesView between(QuestionnaireVersion before, Form old, Form now) {
    List<FormDiff.Change> changes = FormDiff.between(old, now);
    ChangeEffects effects = new ChangeEffects(changes, old);
    Selection all = Selection.counted(before.questionnaireId());
    responses.each(all, response -> effects.add(response.document()));
    List<EffectView> views = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      views.add(new EffectView(changes.get(i), effects.effect(i), effects.responses(i)));
    }
    return new ChangesView(responses.count(all), views);
  }

  private QuestionnaireVersion version(Study study, String code, int number) {
    return questionnaires
        .version(study, code, number)
        .orElseThrow(
            () -> Problem.NOT_FOUND.with("what", "questionnaire " + code + " version " + number));
  }
}
