package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;

/** API tokens of the signed-in account. None of a limited reach makes others. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

  @Inject private Caller caller;
  @Inject private Credentials credentials;
  @Inject private Scopes scopes;
  @Inject private Audit audit;

  /**
   * A token to be made.
   *
   * @param scopes rights by name, or {@code *} for all that the account may
   */
  public record TokenForm(@NotBlank String name, @NotEmpty List<@NotBlank String> scopes) {}

  /** A new token, shown this once. */
  public record NewToken(String token) {}

  /** A token as its owner sees it later. */
  public record TokenRow(long id, String name, List<String> scopes, String createdAt) {}

  @POST
  @Transactional
  public Response issue(@Valid TokenForm form) {
    long account = caller.unlimitedAccountId();
    form.scopes().forEach(this::requireKnown);
    Secret secret = credentials.issueToken(account, form.name(), form.scopes());
    audit.record("token.issue", form.name(), Map.of("scopes", form.scopes()));
    return Response.status(201).entity(new NewToken(secret.text())).build();
  }

  @GET
  public List<TokenRow> list() {
    return credentials.tokens(caller.unlimitedAccountId()).stream()
        .map(t -> new TokenRow(t.id(), t.name(), t.scopes(), t.createdAt()))
        .toList();
  }

  /** What a token can be limited to. */
  @GET
  @Path("scopes")
  public List<String> scopes() {
    caller.accountId();
    return Stream.concat(Stream.of(Scopes.ADMIN), scopes.ofFeatures().stream()).toList();
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public void revoke(@PathParam("id") long id) {
    credentials.revokeToken(caller.unlimitedAccountId(), id);
    audit.record("token.revoke", Long.toString(id), Map.of());
  }

  private void requireKnown(String scope) {
    if (!scope.equals(Scopes.ALL) && !scopes().contains(scope)) {
      throw Problem.SCOPE_UNKNOWN
          .with("scope", scope)
          .and("known", Scopes.ALL + " " + String.join(" ", scopes()));
    }
  }
}
