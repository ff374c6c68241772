package org.fieldvoice.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import org.fieldvoice.platform.Actor;
import org.fieldvoice.platform.Problem;

/** The signed-in account behind the request. */
@RequestScoped
public class Caller {

  @Inject private Actor actor;
  @Inject private SecurityContext security;
  @Inject private Accounts accounts;

  /** The account's id, or {@link Problem#NOT_SIGNED_IN}. */
  public long accountId() {
    return actor.accountId().orElseThrow(Problem.NOT_SIGNED_IN::asException);
  }

  /** The account, or {@link Problem#NOT_SIGNED_IN}. */
  public Account account() {
    return accounts.find(accountId()).orElseThrow(Problem.NOT_SIGNED_IN::asException);
  }

  public String name() {
    return account().name();
  }

  /** True if what the request was signed with, a session or a token, reaches that far. */
  public boolean hasScope(String scope) {
    return security.getPrincipalsByType(SignIn.Holder.class).stream()
        .anyMatch(h -> h.reaches(scope));
  }

  /** Lets administrators pass. */
  public Account administrator() {
    Account account = account();
    if (!account.administers() || !hasScope(Scopes.ADMIN)) {
      throw Problem.ADMINISTRATORS_ONLY.asException();
    }
    return account;
  }

  /** Lets pass whoever has signed in, or has a token that reaches all that the account may. */
  long unlimitedAccountId() {
    long account = accountId();
    if (!hasScope(Scopes.ALL)) {
      throw Problem.TOKEN_LIMITED.asException();
    }
    return account;
  }
}
