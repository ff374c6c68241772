package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.fieldvoice.response.Attachments;
import org.fieldvoice.response.Link;

/**
 * Stores one file in a transaction of its own. A post may bring files and send the answers: the
 * submission that follows must find them committed.
 */
@ApplicationScoped
@Transactional
class Uploads {

  @Inject private Attachments attachments;

  String add(Link link, String mediaType, byte[] bytes) {
    return attachments.add(link, mediaType, bytes);
  }
}
