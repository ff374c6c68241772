package org.fieldvoice.respond;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.fieldvoice.response.Leftovers;

/** Once an hour deletes what was begun and is kept no longer: drafts, files that nothing names. */
@ApplicationScoped
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class.getName());

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService executor;

  @Inject private Drafts drafts;
  @Inject private Leftovers leftovers;
  @Inject private Clock clock;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
    executor.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
  }

  /** Fails no further sweep: the next one does what this one could not. */
  private void sweep() {
    try {
      Instant now = clock.instant();
      drafts.forgetExpired(now);
      leftovers.forget(now);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what was left over could not be deleted", e);
    }
  }
}
