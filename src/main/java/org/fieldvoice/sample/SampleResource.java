package org.fieldvoice.sample;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.fieldvoice.account.Caller;

/** Loads the sample study, for an administrator who wants to look around. */
@Path("sample")
@RequestScoped
public class SampleResource {

  @Inject private SampleStudy sample;
  @Inject private Caller caller;

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response load() {
    sample.load(caller.administrator().id());
    return Response.created(URI.create("studies/" + SampleBeginning.SLUG)).build();
  }
}
