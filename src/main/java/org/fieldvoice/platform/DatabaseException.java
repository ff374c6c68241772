package org.fieldvoice.platform;

import java.sql.SQLException;

/**
 * An {@link SQLException} on its way to {@link ProblemMappers}, unchecked so that the transaction
 * rolls back.
 */
public class DatabaseException extends RuntimeException {

  public DatabaseException(SQLException cause) {
    super(cause);
  }
}
