package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.fieldvoice.platform.OutsideApi;
import org.jspecify.annotations.Nullable;

/**
 * The service worker of all respondents' pages. Its address is its scope's and stays; browsers look
 * for a new one by themselves.
 */
@OutsideApi
@Path("worker.js")
@RequestScoped
public class WorkerResource {

  @Inject private Pages pages;

  @GET
  public Response script(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    Later.File worker = pages.drawing().later().worker();
    String etag = '"' + worker.name() + '"';
    Response.ResponseBuilder response =
        known != null && known.contains(etag)
            ? Response.notModified()
            : Response.ok(worker.plain(), worker.mediaType() + ";charset=UTF-8");
    return response
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", "default-src 'none'; connect-src 'self'")
        .build();
  }
}
