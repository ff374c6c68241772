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
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.response.Withdrawals;
import org.jspecify.annotations.Nullable;

/** Where respondents take their answers back, whether the link still takes new ones or not. */
@OutsideApi
@Path("{token}/withdrawal")
@RequestScoped
public class WithdrawalResource extends PageResource {

  @Inject private Withdrawals withdrawals;
  @Inject private Throttle throttle;

  /** A script's request. */
  public record WithdrawalView(@Nullable String withdrawalCode) {}

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () -> {
          if (links.find(token).isEmpty()) {
            throw Problem.LINK_UNKNOWN.asException();
          }
          return form(200, token, lang, "");
        });
  }

  private Response form(int status, String token, @Nullable String lang, String code) {
    Words words = words(lang);
    String wrong = status == 200 ? "" : words.say("withdrawUnknown");
    Plain plain = plain(words, words.say("withdrawTitle"), token);
    return html(status, pages.drawing().withdrawal(plain, code, wrong));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  public void withdraw(@PathParam("token") String token, WithdrawalView request) {
    String code = request.withdrawalCode();
    if (code == null || code.isBlank()) {
      throw Problem.WITHDRAWAL_CODE_UNKNOWN.asException();
    }
    withdrawn(token, code);
  }

  private void withdrawn(String token, String code) {
    throttle.guess(
        sender(),
        () -> {
          withdrawals.withdraw(token, code);
          return true;
        });
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @Transactional
  public Response withdrawByForm(
      @PathParam("token") String token,
      @QueryParam("lang") @Nullable String lang,
      @FormParam("withdrawalCode") @Nullable String code) {
    return toPeople(token, lang, () -> withdrawn(token, lang, code == null ? "" : code.strip()));
  }

  private Response withdrawn(String token, @Nullable String lang, String code) {
    try {
      withdrawn(token, code);
    } catch (ProblemException e) {
      if (e.problem() == Problem.WITHDRAWAL_CODE_UNKNOWN) {
        return form(404, token, lang, code);
      }
      throw e;
    }
    Words words = words(lang);
    String heading = words.say("withdrawn");
    return html(
        200,
        pages.drawing().notice(plain(words, heading, token), heading, words.say("withdrawnWhy")));
  }
}
