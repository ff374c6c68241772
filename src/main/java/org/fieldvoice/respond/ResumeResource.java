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
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Attempts;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
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
public class ResumeResource extends PageResource {

  @Inject private Drafts drafts;
  @Inject private Steps steps;
  @Inject private Attempts attempts;
  @Inject private Clock clock;

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () -> {
          links.open(token, clock.instant());
          return form(200, token, lang, "", "");
        });
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
    return toPeople(token, lang, () -> resumed(token, lang, code == null ? "" : code.strip()));
  }

  private Response resumed(String token, @Nullable String lang, String code) {
    Instant now = clock.instant();
    Link link = links.open(token, now);
    String guessed = "resume:" + link.id();
    try {
      attempts.mayTry(guessed, now);
    } catch (ProblemException e) {
      return form(Problem.TOO_MANY_ATTEMPTS.status(), token, lang, code, "tryLater");
    }
    Optional<Draft> found = drafts.withCode(code, link.id(), now);
    if (found.isEmpty()) {
      attempts.failed(guessed, now);
      return form(404, token, lang, code, "resumeUnknown");
    }
    attempts.succeeded(guessed);
    Draft draft = found.get();
    Language language = language(pages.logic(draft.versionId()).form(), lang);
    Walk walk = steps.walk(draft, language);
    return html(200, pages.screen(walk, walk.at(draft.screen()), draft, language, Map.of()));
  }

  private Response form(
      int status, String token, @Nullable String lang, String code, String wrong) {
    Words words = words(lang);
    Plain plain = plain(words, words.say("resumeTitle"), token);
    return html(
        status, pages.drawing().resume(plain, code, wrong.isEmpty() ? "" : words.say(wrong)));
  }
}
