package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import java.time.Instant;
import java.util.List;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.response.OwnResponses;
import org.jspecify.annotations.Nullable;

/** Where respondents read their own answers again, at any time, by the code on their receipt. */
@OutsideApi
@Path("{token}/answers")
@RequestScoped
public class AnswersResource extends CodeResource {

  @Inject private OwnResponses own;

  /** A script's request. */
  public record CodeView(@Nullable String withdrawalCode, @Nullable String language) {}

  /** The answers in words. */
  public record AnswersView(Instant submittedAt, String language, List<OwnAnswers.Line> answers) {}

  private record Read(OwnResponses.Own own, Form form, Language language) {}

  @Override
  String drawn(Plain plain, String code, String wrong) {
    return pages.drawing().askCode(plain, code, wrong);
  }

  @Override
  String title() {
    return "seeButton";
  }

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return asking(token, lang);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  public AnswersView read(@PathParam("token") String token, CodeView request) {
    Read read = read(token, String.valueOf(request.withdrawalCode()), request.language());
    return new AnswersView(
        read.own().response().submittedAt(),
        read.language().tag(),
        lines(read, words(read.language())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @Transactional
  public Response readByForm(
      @PathParam("token") String token,
      @QueryParam("lang") @Nullable String lang,
      @FormParam("withdrawalCode") @Nullable String code) {
    return opened(token, lang, code, typed -> shown(token, lang, typed));
  }

  private Response shown(String token, @Nullable String lang, String code) {
    Read read = read(token, code, lang);
    Words words = words(read.language());
    Plain plain = plain(words, words.say("seeTitle"), token);
    return html(200, pages.drawing().answers(plain, lines(read, words), code));
  }

  /** In the language that was asked for, else in the one in which it was answered. */
  private Read read(String token, String code, @Nullable String lang) {
    OwnResponses.Own found = throttle.guess(sender(), () -> own.of(token, code));
    Form form = pages.logic(found.response().versionId()).form();
    return new Read(found, form, language(form, lang == null ? found.response().language() : lang));
  }

  private static List<OwnAnswers.Line> lines(Read read, Words words) {
    return OwnAnswers.of(
        read.form(),
        read.language(),
        words,
        List.of(read.own().response().document(), read.own().identity()));
  }
}
