package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.fieldvoice.response.Attachments;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Pieces;
import org.fieldvoice.response.Pieces.Piece;
import org.fieldvoice.response.Pieces.Progress;

/**
 * Stores one file in a transaction of its own. A post may bring files and send the answers: the
 * submission that follows must find them committed.
 */
@ApplicationScoped
@Transactional
class Uploads {

  @Inject private Attachments attachments;
  @Inject private Pieces pieces;

  String add(Link link, String mediaType, byte[] bytes) {
    return attachments.add(link, mediaType, bytes);
  }

  Progress add(Link link, Piece piece, Instant now) {
    return pieces.add(link, piece, now);
  }

  Progress of(Link link, String token) {
    return pieces.of(link, token);
  }
}
