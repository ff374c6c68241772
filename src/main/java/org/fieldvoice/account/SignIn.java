package org.fieldvoice.account;

import jakarta.inject.Inject;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Recognises who sends a request: by the session's cookie, or by a token in {@code Authorization:
 * Bearer}. The container then knows the caller by the account's id, with the credential's scopes.
 * Nobody is turned away here; the resources ask for what they need. Respondents are nobody: below
 * {@code /r} nothing is looked at.
 *
 * <p>A module of Jakarta Authentication, since Jakarta Security would look its mechanism up twice
 * for each of a respondent's requests, too (decision 0008).
 */
@WebListener
public class SignIn implements ServerAuthModule, ServletContextListener {

  static final String COOKIE = "fieldvoice";
  private static final String BEARER = "Bearer ";
  private static final String RESPONDENTS = "/r/";
  private static final String[] ACCOUNT = {"account"};

  @Inject private Credentials credentials;
  private @Nullable CallbackHandler container;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    AuthConfigFactory.getFactory().registerServerAuthModule(this, event.getServletContext());
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    AuthConfigFactory.getFactory().removeServerAuthModule(event.getServletContext());
  }

  @Override
  public void initialize(
      MessagePolicy requestPolicy,
      MessagePolicy responsePolicy,
      CallbackHandler handler,
      Map<String, Object> options) {
    container = handler;
  }

  @Override
  public Class<?>[] getSupportedMessageTypes() {
    return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
  }

  @Override
  public AuthStatus validateRequest(MessageInfo message, Subject client, @Nullable Subject service)
      throws AuthException {
    HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
    try {
      Optional<Credentials.Holder> holder = holder(request);
      if (holder.isPresent()) {
        Principal caller = new Holder(holder.get().accountId(), holder.get().scopes());
        tell(
            new CallerPrincipalCallback(client, caller),
            new GroupPrincipalCallback(client, ACCOUNT));
      } else {
        tell(new CallerPrincipalCallback(client, (Principal) null));
      }
      return AuthStatus.SUCCESS;
    } catch (DatabaseException e) {
      return away((HttpServletResponse) message.getResponseMessage());
    }
  }

  @Override
  public AuthStatus secureResponse(MessageInfo message, @Nullable Subject service) {
    return AuthStatus.SEND_SUCCESS;
  }

  @Override
  public void cleanSubject(MessageInfo message, Subject subject) {
    subject.getPrincipals().clear();
  }

  private void tell(Callback... news) throws AuthException {
    try {
      Objects.requireNonNull(container, "not initialised").handle(news);
    } catch (IOException | UnsupportedCallbackException e) {
      throw (AuthException) new AuthException("the container takes no caller").initCause(e);
    }
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
    if (request.getRequestURI().startsWith(request.getContextPath() + RESPONDENTS)) {
      return Optional.empty();
    }
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return credentials.ofToken(new Secret(authorization.substring(BEARER.length()).strip()));
    }
    return sessionOf(request).flatMap(credentials::ofSession);
  }

  /** Here no resource answers yet, so the problem document is written by hand. */
  private static AuthStatus away(HttpServletResponse response) {
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
    return AuthStatus.SEND_FAILURE;
  }

  /** The caller: the account's id as its name, and what the credential reaches. */
  static class Holder extends CallerPrincipal {
    private final transient Set<String> scopes;

    Holder(long accountId, Set<String> scopes) {
      super(Long.toString(accountId));
      this.scopes = scopes;
    }

    boolean reaches(String scope) {
      return scopes.contains(Scopes.ALL) || scopes.contains(scope);
    }
  }
}
