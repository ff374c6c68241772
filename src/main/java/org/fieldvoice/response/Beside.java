package org.fieldvoice.response;

import java.util.Optional;
import org.fieldvoice.response.Agreements.Agreed;

/**
 * What comes with a response through a link and is kept beside it, to be deleted with it.
 *
 * @param origin from where it came, sealed
 */
record Beside(Optional<Agreed> agreement, Optional<byte[]> origin) {

  static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty());
}
