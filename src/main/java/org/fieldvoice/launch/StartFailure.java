package org.fieldvoice.launch;

import java.sql.SQLException;

/**
 * A start that can't go on. The message is one sentence for whoever started the program: what,
 * where, what to do.
 */
class StartFailure extends RuntimeException {

  StartFailure(String sentence) {
    super(sentence);
  }

  StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** Where a statement failed. */
  static StartFailure of(Database database, SQLException e) {
    return new StartFailure(
        "The database " + database + " does not answer (" + e.getMessage() + ").", e);
  }
}
