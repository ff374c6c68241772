package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.fieldvoice.platform.Audit;

/**
 * The people who sign in. Administrators make their accounts; a study's owners then let them in.
 */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @Inject private Accounts accounts;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  /** Somebody who is to sign in. */
  public record AccountForm(
      @NotBlank @Email String email,
      @NotBlank @Size(max = 200) String name,
      @NotBlank String password) {}

  /** An account that was made. */
  public record AccountView(long id, String email, String name) {}

  @POST
  @Transactional
  public Response make(@Valid AccountForm form) {
    caller.administrator();
    PasswordHash password = PasswordHash.of(form.password(), random);
    Account account =
        accounts.add(Account.of(form.email(), form.name(), password, clock.instant()));
    audit.record("account.create", Long.toString(account.id()), Map.of());
    AccountView view = new AccountView(account.id(), account.email(), account.name());
    return Response.status(201).entity(view).build();
  }
}
