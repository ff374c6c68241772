package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.respond.Drafts.Draft;
import org.fieldvoice.response.Link;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes on, by the code of a draft, with answers that were begun on another device.
 */
@OutsideApi
@Path("{token}/resume")
@RequestScoped
public class ResumeResource extends CodeResource {

  @Inject private Drafts drafts;
  @Inject private Steps steps;

  @Override
  String drawn(Plain plain, String code, String wrong) {
    return pages.drawing().resume(plain, code, wrong);
  }

  @Override
  String title() {
    return "resumeTitle";
  }

  /** Only through an open one can somebody go on. */
  @Override
  Link link(String token) {
    return open(token);
  }

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return asking(token, lang);
  }

  /**
   * The screen where the respondent was, as a browser without script goes on with it; one with a
   * script takes the draft's key from it and opens the whole page.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response resume(
      @PathParam("token") String token,
      @QueryParam("lang") @Nullable String lang,
      @FormParam("code") @Nullable String code) {
    return opened(token, lang, code, typed -> resumed(link(token), lang, typed));
  }

  private Response resumed(Link link, @Nullable String lang, String code) {
    Draft draft =
        throttle.guess(
            sender(),
            link,
            () ->
                drafts
                    .withCode(code, link.id(), clock.instant())
                    .orElseThrow(Problem.RESUME_CODE_UNKNOWN::asException));
    Language language = language(pages.logic(draft.versionId()).form(), lang);
    Walk walk = steps.walk(draft, language, words(language));
    return html(200, pages.screen(walk, walk.at(draft.screen()), draft, show(language, Map.of())));
  }
}
