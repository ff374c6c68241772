package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Pieces;
import org.jspecify.annotations.Nullable;

/** A file that a phone sends in pieces and goes on with after the network broke. */
@OutsideApi
@Path("{token}/attachments/{file}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PiecesResource extends PageResource {

  @Inject private Uploads uploads;

  /** How much of the file is here. */
  @GET
  public Pieces.Progress progress(
      @PathParam("token") String token, @PathParam("file") String file) {
    return uploads.of(open(token), file);
  }

  /**
   * Takes the piece whose first byte is the file's byte {@code at}. The answer says from where to
   * go on.
   */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @MaxBody(Pieces.MOST_BYTES)
  public Pieces.Progress add(
      @PathParam("token") String token,
      @PathParam("file") String file,
      @QueryParam("at") long at,
      @QueryParam("size") long size,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      byte[] bytes) {
    if (at == 0) {
      throttle.take(token);
    }
    Link link = open(token);
    String mediaType = type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
    return uploads.add(link, new Pieces.Piece(file, mediaType, at, size, bytes), clock.instant());
  }
}
