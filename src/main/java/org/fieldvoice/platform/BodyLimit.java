package org.fieldvoice.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Stops a body that is larger than its resource method takes: 1 MiB, or what {@link MaxBody} says.
 */
public class BodyLimit implements ContainerRequestFilter {

  private static final long USUAL = 1 << 20;
  private static final long DISCARDED = 64L << 20;

  @Context private @Nullable ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = limit();
    if (request.getLength() > limit) {
      discard(request.getEntityStream());
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  /**
   * Reads on for a while: a client that is still sending hears no answer, only a connection that
   * breaks.
   */
  private static void discard(InputStream body) {
    try {
      byte[] buffer = new byte[1 << 16];
      long left = DISCARDED;
      for (int n = body.read(buffer); n >= 0 && left > 0; n = body.read(buffer)) {
        left -= n;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long limit() {
    if (resource == null || resource.getResourceMethod() == null) {
      return USUAL;
    }
    MaxBody own = resource.getResourceMethod().getAnnotation(MaxBody.class);
    return own == null ? USUAL : own.value();
  }

  private static ProblemException tooLarge(long limit) {
    return Problem.TOO_LARGE.with("limit", (limit >> 10) + " KiB");
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long read;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      read += n;
      if (read > limit) {
        throw tooLarge(limit);
      }
    }
  }
}
