package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/**
 * Where a filled questionnaire goes. Made once, unlike the other resources: when a shift ends, this
 * is the door where everybody queues.
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
      @PathParam("token") String token,
      @HeaderParam(DraftResource.KEY) @Nullable String draft,
      @Context HttpServletRequest request,
      byte[] json) {
    throttle.take(token);
    Sender sender = senders.of(request);
    Receipt receipt = throttle.watch(sender, () -> submissions.accept(token, json, sender));
    if (draft != null) {
      drafts.forget(draft);
    }
    return Response.status(receipt.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(new ReceiptView(receipt.receipt(), receipt.withdrawalCode()))
        .build();
  }
}
