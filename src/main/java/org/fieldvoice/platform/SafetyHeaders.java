package org.fieldvoice.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Set;

/**
 * Headers of every answer: nothing is sniffed, framed, referred or, unless a resource says
 * otherwise, cached.
 */
public class SafetyHeaders implements ContainerResponseFilter {

  private static final Map<String, String> STANDARD =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          HttpHeaders.CACHE_CONTROL,
          "no-store");

  private static final Set<String> FIXED = Set.of("X-Content-Type-Options", "Referrer-Policy");

  /** Those of an answer that is not a page. */
  public static Map<String, String> standard() {
    return STANDARD;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    STANDARD.forEach(
        (name, value) -> {
          if (FIXED.contains(name) || !headers.containsKey(name)) {
            headers.putSingle(name, value);
          }
        });
  }
}
