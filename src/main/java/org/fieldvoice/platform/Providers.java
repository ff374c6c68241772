package org.fieldvoice.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;

/** Time and randomness, so that whoever needs them asks for them. */
@ApplicationScoped
class Providers {

  private final SecureRandom random = new SecureRandom();

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  SecureRandom random() {
    return random;
  }
}
