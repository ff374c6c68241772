package org.fieldvoice.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;

/**
 * Recognises who sends a request: by the session's cookie, or by a token in {@code Authorization:
 * Bearer}. The container then knows the caller by the account's id, with the credential's scopes.
 * Nobody is turned away here; the resources ask for what they need.
 */
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {

  static final String COOKIE = "fieldvoice";
  private static final String BEARER = "Bearer ";

  @Inject private Credentials credentials;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Optional<Credentials.Holder> holder;
    try {
      holder = holder(request);
    } catch (DatabaseException e) {
      return away(response);
    }
    return holder
        .map(
            h ->
                context.notifyContainerAboutLogin(
                    new Holder(h.accountId(), h.scopes()), Set.of("account")))
        .orElseGet(context::doNothing);
  }

  static Optional<Secret> sessionOf(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(c -> c.getName().equals(COOKIE))
            .map(c -> new Secret(c.getValue()))
            .findFirst();
  }

  private Optional<Credentials.Holder> holder(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return credentials.ofToken(new Secret(authorization.substring(BEARER.length()).strip()));
    }
    return sessionOf(request).flatMap(credentials::ofSession);
  }

  /** Here no resource answers yet, so the problem document is written by hand. */
  private static AuthenticationStatus away(HttpServletResponse response) {
    response.setStatus(Problem.DATABASE_AWAY.status());
    response.setHeader("Retry-After", "5");
    response.setContentType("application/problem+json");
    try {
      response
          .getWriter()
          .write("{\"type\":\"/problems/" + Problem.DATABASE_AWAY.type() + "\",\"status\":503}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }

  /** The caller: the account's id as its name, and what the credential reaches. */
  static class Holder extends CallerPrincipal {
    private final transient Set<String> scopes;

    Holder(long accountId, Set<String> scopes) {
      super(Long.toString(accountId));
      this.scopes = scopes;
    }

    boolean reaches(String scope) {
      return scopes.contains("*") || scopes.contains(scope);
    }
  }
}
