package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Attempts;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;

/** Signing in and out. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {

  @Inject private Accounts accounts;
  @Inject private Credentials credentials;
  @Inject private PasswordLinks links;
  @Inject private Attempts attempts;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Context private HttpServletRequest request;

  /** What somebody signs in with. */
  public record SignInForm(@NotBlank String email, @NotBlank String password) {}

  /** The password that somebody has, and the one that they want. */
  public record PasswordForm(@NotBlank String current, @NotBlank String next) {}

  /** A password link's secret, and the password that somebody wants. */
  public record ChoiceForm(@NotBlank String secret, @NotBlank String next) {}

  /** Who is signed in. */
  public record AccountView(String email, String name, boolean administrator) {}

  @GET
  @Transactional
  public AccountView whoAmI() {
    Account account = caller.account();
    return new AccountView(account.email(), account.name(), account.administers());
  }

  /** Begins a session; its secret is new at each sign-in, so that none can be planted. */
  @POST
  @Transactional
  public Response signIn(@Valid SignInForm form) {
    attempts.mayTry(form.email(), clock.instant());
    Optional<Account> account = accounts.byEmail(form.email()).filter(a -> !a.isClosed());
    // An unknown address costs as much time as a wrong password, so that neither tells who has an
    // account.
    PasswordHash expected = account.flatMap(Account::password).orElse(PasswordHash.NOBODYS);
    if (!expected.matches(form.password()) || account.isEmpty()) {
      attempts.failed(form.email(), clock.instant());
      throw Problem.WRONG_CREDENTIALS.asException();
    }
    attempts.succeeded(form.email());
    return signedIn(account.get());
  }

  /**
   * Changes the password of whoever is signed in. All of the account's sessions end, and a new one
   * begins here; its tokens stay as they are.
   */
  @PUT
  @Path("password")
  @Transactional
  public Response changePassword(@Valid PasswordForm form) {
    Account account = caller.account();
    attempts.mayTry(account.email(), clock.instant());
    if (!account.password().orElse(PasswordHash.NOBODYS).matches(form.current())) {
      attempts.failed(account.email(), clock.instant());
      throw Problem.PASSWORD_WRONG.asException();
    }
    attempts.succeeded(account.email());
    return changed(account, form.next());
  }

  /**
   * Chooses the password of the account that a link is for, and begins a session. A password that
   * is refused leaves the link as it is.
   */
  @POST
  @Path("password")
  @Transactional
  public Response choosePassword(@Valid ChoiceForm form) {
    Account account =
        links
            .use(new Secret(form.secret()))
            .flatMap(accounts::find)
            .filter(a -> !a.isClosed())
            .orElseThrow(Problem.PASSWORD_LINK_SPENT::asException);
    attempts.succeeded(account.email());
    return changed(account, form.next());
  }

  private Response changed(Account account, String password) {
    account.changePassword(PasswordHash.of(password, random));
    credentials.endSessions(account.id());
    audit.record("account.password", Long.toString(account.id()), Map.of());
    return signedIn(account);
  }

  @DELETE
  public Response signOut() {
    SignIn.sessionOf(request).ifPresent(credentials::endSession);
    return Response.noContent().cookie(cookie("", 0)).build();
  }

  private Response signedIn(Account account) {
    Secret secret = credentials.beginSession(account.id());
    return Response.noContent()
        .cookie(cookie(secret.text(), (int) Credentials.LIFE.toSeconds()))
        .build();
  }

  private NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(SignIn.COOKIE)
        .value(value)
        .path("/api")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
