package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.response.Receipt;
import org.fieldvoice.response.Sender;
import org.fieldvoice.response.Submissions;

/**
 * Where a filled questionnaire goes, unless {@link SubmissionDoor} has taken it already. Made once,
 * unlike the other resources.
 */
@OutsideApi
@Path("{token}/responses")
@ApplicationScoped
public class SubmissionResource {

  @Inject private Submissions submissions;
  @Inject private Throttle throttle;
  @Inject private Senders senders;
  @Inject private Drafts drafts;

  /** What the respondent takes away. */
  public record ReceiptView(String receipt, String withdrawalCode) {}

  /**
   * Takes a filled questionnaire. The same one again gets the same receipt. Its draft, where the
   * header names one, is no longer needed.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response submit(
      @PathParam("token") String token, @Context HttpServletRequest request, byte[] json) {
    if (request.getAttribute(SubmissionDoor.FAILURE) instanceof RuntimeException failure) {
      throw failure;
    }
    Receipt receipt = take(token, request, json);
    return Response.status(receipt.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(new ReceiptView(receipt.receipt(), receipt.withdrawalCode()))
        .build();
  }

  Receipt take(String token, HttpServletRequest request, byte[] json) {
    throttle.take(token);
    Sender sender = senders.of(request);
    Receipt receipt = throttle.watch(sender, () -> submissions.accept(token, json, sender));
    String draft = request.getHeader(DraftResource.KEY);
    if (draft != null) {
      drafts.forget(draft);
    }
    return receipt;
  }
}
