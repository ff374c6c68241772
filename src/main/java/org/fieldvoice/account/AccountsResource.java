package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The people who sign in. Administrators make their accounts; a study's owners then let them in.
 * Nobody closes or demotes themselves, so that there is always an administrator.
 */
@Path("accounts")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @Inject private Accounts accounts;
  @Inject private Credentials credentials;
  @Inject private PasswordLinks links;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Settings settings;
  @Inject private Event<AccountClosed> closed;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Context private @Nullable UriInfo uri;

  /**
   * Somebody who is to sign in.
   *
   * @param password absent where they shall choose it themselves, by a link
   */
  public record AccountForm(
      @NotBlank @Email String email,
      @NotBlank @Size(max = 200) String name,
      @Nullable String password) {}

  /** An account that was made. */
  public record AccountView(long id, String email, String name) {}

  /**
   * A link by which somebody chooses a password, once.
   *
   * @param until ISO 8601, in UTC
   */
  public record PasswordLink(String url, String until) {}

  @GET
  public List<AccountRow> list() {
    caller.administrator();
    return accounts.all();
  }

  @POST
  public Response make(@Valid AccountForm form) {
    caller.administrator();
    Account account = Account.of(form.email(), form.name(), clock.instant());
    Optional.ofNullable(form.password())
        .ifPresent(password -> account.changePassword(PasswordHash.of(password, random)));
    accounts.add(account);
    note("create", account);
    AccountView view = new AccountView(account.id(), account.email(), account.name());
    return Response.status(201).entity(view).build();
  }

  /** Makes a link to be passed on by hand; the account's password holds until it is used. */
  @POST
  @Path("{id}/password-link")
  @Consumes(MediaType.WILDCARD)
  public Response makePasswordLink(@PathParam("id") long id) {
    caller.administrator();
    Account account = known(accounts.find(id), id);
    if (account.isClosed()) {
      throw Problem.ACCOUNT_CLOSED.asException();
    }
    PasswordLinks.Fresh link = links.make(id);
    note("password-link", account);
    String url = settings.addressOf(address()) + "/studio/#/password/" + link.secret().text();
    return Response.status(201).entity(new PasswordLink(url, link.until().toString())).build();
  }

  /**
   * Ends all that stands for the account: it signs in no more, its sessions, tokens and link are
   * gone. Studies that nobody else owns go to whoever closes it.
   */
  @POST
  @Path("{id}/close")
  @Consumes(MediaType.WILDCARD)
  public void close(@PathParam("id") long id) {
    change(id, "close", account -> account.close(clock.instant()));
    credentials.endAll(id);
    links.drop(id);
    closed.fire(new AccountClosed(id, caller.accountId()));
  }

  @POST
  @Path("{id}/reopen")
  @Consumes(MediaType.WILDCARD)
  public void reopen(@PathParam("id") long id) {
    change(id, "reopen", Account::reopen);
  }

  /** Makes an administrator of somebody. */
  @POST
  @Path("{id}/promote")
  @Consumes(MediaType.WILDCARD)
  public void promote(@PathParam("id") long id) {
    change(id, "promote", Account::promote);
  }

  @POST
  @Path("{id}/demote")
  @Consumes(MediaType.WILDCARD)
  public void demote(@PathParam("id") long id) {
    change(id, "demote", Account::demote);
  }

  /** Who acts may have lost the right to it while waiting for another who acts. */
  private void change(long id, String act, Consumer<Account> change) {
    Account account = known(accounts.findAlone(id), id);
    if (caller.administrator() == account) {
      throw Problem.OWN_ACCOUNT.asException();
    }
    change.accept(account);
    note(act, account);
  }

  private void note(String act, Account account) {
    audit.record("account." + act, Long.toString(account.id()), Map.of());
  }

  private URI address() {
    return Objects.requireNonNull(uri).getBaseUri();
  }

  private static Account known(Optional<Account> account, long id) {
    return account.orElseThrow(() -> Problem.NOT_FOUND.with("what", "account " + id));
  }
}
