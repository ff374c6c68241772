package org.fieldvoice.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import java.util.Set;

/**
 * Refuses a write that another site's page sends with the user's cookie. Browsers say where a
 * request comes from: {@code Sec-Fetch-Site}, or, older ones, {@code Origin}. A client that sends
 * neither is no browser and has no cookie that a foreign page could use.
 */
@PreMatching
public class SameOrigin implements ContainerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  @Override
  public void filter(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    boolean ours = site != null ? OURS.contains(site) : origin == null || sameHost(request, origin);
    if (!ours) {
      throw Problem.FOREIGN_ORIGIN.asException();
    }
  }

  private static boolean sameHost(ContainerRequestContext request, String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equals(request.getHeaderString("Host"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
