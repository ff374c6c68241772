package org.fieldvoice.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.fieldvoice.account.AccountClosed;
import org.fieldvoice.platform.Audit;

/**
 * No study is left without an owner who can sign in: whoever closes the last one's account is it.
 */
@ApplicationScoped
class Inheritance {

  @Inject private Studies studies;
  @Inject private Audit audit;

  void pass(@Observes AccountClosed closed) {
    studies.ownedBy(closed.accountId()).stream()
        .filter(study -> studies.ownersAlone(study).isEmpty())
        .forEach(study -> pass(study, closed.by()));
  }

  private void pass(Study study, long accountId) {
    studies.join(study, accountId, Role.OWNER);
    audit.record(
        "member.set", study.slug(), Map.of("account", accountId, "role", Role.OWNER.name()));
  }
}
