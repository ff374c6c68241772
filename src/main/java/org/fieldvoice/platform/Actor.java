package org.fieldvoice.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Whoever is behind the current request, by account; nobody in a job or for a respondent. */
@Dependent
public class Actor {

  @Inject private SecurityContext security;

  /** The signed-in account's id. */
  public Optional<Long> accountId() {
    try {
      Principal caller = security.getCallerPrincipal();
      return Optional.ofNullable(caller)
          .map(Principal::getName)
          .filter(n -> n.matches("\\d+"))
          .map(Long::valueOf);
    } catch (RuntimeException e) {
      // Outside a request the server refuses in several ways, by what is left of the request.
      return Optional.empty();
    }
  }
}
