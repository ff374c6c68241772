package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Settings;

/** The first administrator, made with the one-time link that the first start prints. */
@Path("setup")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SetupResource {

  @Inject private Accounts accounts;
  @Inject private Settings settings;
  @Inject private Event<AdministratorMade> made;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  /** Whether somebody must make the first administrator. */
  public record SetupState(boolean needed) {}

  /** The first administrator. */
  public record FirstAdministrator(
      @NotBlank String secret,
      @NotBlank @Email String email,
      @NotBlank String name,
      @NotBlank String password) {}

  @GET
  @Transactional
  public SetupState state() {
    return new SetupState(accounts.isEmpty());
  }

  @POST
  @Transactional
  public Response make(@Valid FirstAdministrator form) {
    Optional<String> secret = settings.setupSecret();
    if (secret.isEmpty() || !same(secret.get(), form.secret()) || !accounts.isEmpty()) {
      throw Problem.SETUP_LINK_SPENT.asException();
    }
    PasswordHash password = PasswordHash.of(form.password(), random);
    Account first =
        accounts.add(Account.administrator(form.email(), form.name(), password, clock.instant()));
    made.fire(new AdministratorMade(first.id()));
    audit.record("account.first", "administrator", Map.of());
    return Response.status(201).build();
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
