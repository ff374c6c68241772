package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Files that were begun, or sent, and that no submission ever named. */
@ApplicationScoped
public class Leftovers {

  @Inject private Attachments attachments;
  @Inject private Pieces pieces;

  /** Deletes those that nothing can name any more. */
  @Transactional
  public void forget(Instant now) {
    pieces.forgetOld(now);
    attachments.forgetUnclaimed(now);
  }
}
