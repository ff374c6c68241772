package org.fieldvoice.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.fieldvoice.account.AdministratorMade;
import org.fieldvoice.platform.Settings;

/**
 * Loads the sample study unattended, where {@code FIELDVOICE_SAMPLE} asks for it, for the first
 * administrator.
 */
@ApplicationScoped
class SampleAtStart {

  private static final Logger LOG = Logger.getLogger(SampleAtStart.class.getName());

  @Inject private Settings settings;
  @Inject private SampleStudy sample;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService executor;

  void load(@Observes(during = TransactionPhase.AFTER_SUCCESS) AdministratorMade made) {
    if (settings.loadSample()) {
      executor.submit(() -> load(made.accountId()));
    }
  }

  private void load(long accountId) {
    try {
      sample.load(accountId);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the sample study could not be loaded", e);
    }
  }
}
