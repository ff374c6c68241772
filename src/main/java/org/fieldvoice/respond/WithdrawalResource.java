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
import org.fieldvoice.response.Withdrawals;
import org.jspecify.annotations.Nullable;

/** Where respondents take their answers back, whether the link still takes new ones or not. */
@OutsideApi
@Path("{token}/withdrawal")
@RequestScoped
public class WithdrawalResource extends CodeResource {

  @Inject private Withdrawals withdrawals;

  /** A script's request. */
  public record WithdrawalView(@Nullable String withdrawalCode) {}

  @Override
  String drawn(Plain plain, String code, String wrong) {
    return pages.drawing().withdrawal(plain, code, wrong);
  }

  @Override
  String title() {
    return "withdrawTitle";
  }

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return asking(token, lang);
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
    return opened(token, lang, code, typed -> withdrawn(token, lang, typed));
  }

  private Response withdrawn(String token, @Nullable String lang, String code) {
    withdrawn(token, code);
    Words words = words(token, lang);
    String heading = words.say("withdrawn");
    return html(
        200,
        pages.drawing().notice(plain(words, heading, token), heading, words.say("withdrawnWhy")));
  }
}
