package org.fieldvoice.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import org.fieldvoice.platform.Settings;

/**
 * Makes the first administrator from {@code FIELDVOICE_ADMIN_EMAIL} and {@code _PASSWORD} where
 * there is no account.
 */
@ApplicationScoped
class AdministratorFromSettings {

  @Inject private Accounts accounts;
  @Inject private Settings settings;
  @Inject private Event<AdministratorMade> made;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  @Transactional
  void make(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (settings.adminEmail().isEmpty()
        || settings.adminPassword().isEmpty()
        || !accounts.isEmpty()) {
      return;
    }
    String email = settings.adminEmail().get();
    PasswordHash password = PasswordHash.of(settings.adminPassword().get(), random);
    Account first =
        accounts.add(
            Account.administrator(email, email.replaceFirst("@.*", ""), password, clock.instant()));
    made.fire(new AdministratorMade(first.id()));
  }
}
