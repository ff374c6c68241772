package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a respondent's page fetches after its first question; the same for all links. */
@OutsideApi
@Path("assets/{name}")
@RequestScoped
public class AssetsResource {

  @Inject private Pages pages;

  @GET
  public Response file(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
    Later.File file =
        pages.drawing().later().file(name).orElseThrow(() -> Problem.NOT_FOUND.with("what", name));
    boolean packed = encodings != null && encodings.contains("gzip");
    ResponseBuilder response =
        Response.ok(packed ? file.gzip() : file.plain(), file.mediaType() + ";charset=UTF-8")
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(HttpHeaders.VARY, "Accept-Encoding");
    return (packed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
  }
}
