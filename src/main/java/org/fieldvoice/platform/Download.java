package org.fieldvoice.platform;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers that browsers save under a name instead of showing them. */
public final class Download {

  private Download() {}

  /**
   * @param body what JAX-RS can write
   */
  public static Response.ResponseBuilder of(Object body, String name) {
    return Response.ok(body)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(name));
  }

  /** A stored file. A browser may keep it, and asks by its hash whether it is still the same. */
  public static Response stored(
      BlobStore.Blob file, String name, BlobStore blobs, Request request) {
    EntityTag tag = new EntityTag(file.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    StreamingOutput bytes = out -> blobs.copyTo(file.id(), out);
    Response.ResponseBuilder answer = unchanged == null ? of(bytes, name) : unchanged;
    return answer
        .type(file.mediaType())
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }

  /** A text as one segment of a path, and as RFC 8187 has a file's name. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
