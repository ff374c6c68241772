package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.respond.AnswersResource.CodeView;
import org.fieldvoice.response.Coupons;
import org.fieldvoice.response.OwnResponses;
import org.jspecify.annotations.Nullable;

/** What a respondent may do once the answers are there: keep the code, and pass the link on. */
@OutsideApi
@Path("{token}")
@RequestScoped
@Transactional
public class ReceiptResource extends PageResource {

  @Inject private Afterwards afterwards;
  @Inject private OwnResponses own;
  @Inject private Coupons coupons;

  /** A piece of the page, drawn by the server as for a browser without script. */
  public record PieceView(String html) {}

  /** A link to pass on, all of them so far, and how many more there may be. */
  public record CouponView(String url, List<String> urls, int left, int uses) {}

  /** What stands under the receipt, for the page that has sent the answers. */
  @POST
  @Path("receipt")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public PieceView receipt(@PathParam("token") String token, CodeView request) {
    String code = String.valueOf(request.withdrawalCode());
    OwnResponses.Own found = throttle.guess(sender(), () -> own.of(token, code));
    Form form = pages.logic(found.response().versionId()).form();
    Language language = language(form, request.language());
    Afterwards.After after = afterwards.of(token, code, language, address());
    return new PieceView(pages.drawing().after(plain(words(language), "", token), after));
  }

  /** A link for others. */
  @POST
  @Path("coupons")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response coupon(@PathParam("token") String token, CodeView request) {
    Coupons.Issued issued =
        throttle.guess(
            sender(), () -> coupons.issue(token, String.valueOf(request.withdrawalCode())));
    List<String> urls = issued.tokens().stream().map(this::url).toList();
    return Response.status(201)
        .entity(new CouponView(urls.get(0), urls, issued.left(), issued.uses()))
        .build();
  }

  @POST
  @Path("coupons")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response couponByForm(
      @PathParam("token") String token,
      @QueryParam("lang") @Nullable String lang,
      @FormParam("withdrawalCode") @Nullable String code) {
    return toPeople(token, lang, () -> coupon(token, lang, String.valueOf(code)));
  }

  private Response coupon(String token, @Nullable String lang, String code) {
    Words words = words(token, lang);
    Plain plain = plain(words, words.say("passOn"), token);
    try {
      Coupons.Issued issued = throttle.guess(sender(), () -> coupons.issue(token, code));
      String url = url(issued.tokens().get(0));
      return html(201, pages.drawing().coupon(plain, url, code, issued.left()));
    } catch (ProblemException e) {
      if (e.problem() == Problem.COUPONS_SPENT) {
        return html(
            409, pages.drawing().notice(plain, words.say("passOn"), words.say("passOnNone")));
      }
      throw e;
    }
  }

  private String url(String token) {
    return address() + "/r/" + token;
  }
}
