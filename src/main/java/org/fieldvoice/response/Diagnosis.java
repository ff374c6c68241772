package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.Sql;
import org.fieldvoice.response.Intake.Outcome;

/** Looks why an arrival could not be stored: {@link Insertion} only knows that it could not. */
@ApplicationScoped
class Diagnosis {

  @Inject private Links links;

  /** Whether what is stored under the arrival's instance id is the same; empty if nothing is. */
  Optional<Outcome> stored(Connection connection, Arrival arrival) throws SQLException {
    try (PreparedStatement select =
            Sql.filled(
                connection,
                "select questionnaire_id, content_hash from survey_response where instance_id = ?",
                (Object) Uuids.bytes(arrival.instanceId()));
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      boolean same =
          row.getLong(1) == arrival.place().questionnaireId()
              && Arrays.equals(row.getBytes(2), arrival.contentHash());
      return Optional.of(same ? Outcome.REPEATED : Outcome.DIFFERENT);
    }
  }

  /** The problem that its files, a withdrawal or its link have with it; empty if none has. */
  Optional<ProblemException> objection(Connection connection, Arrival arrival) throws SQLException {
    for (String token : arrival.attachments()) {
      if (!isThere(
          connection,
          "select 1 from attachment where token = ? and study_id = ? and instance_id is null",
          token,
          arrival.place().studyId())) {
        return Optional.of(Problem.ATTACHMENT_UNKNOWN.with("attachment", token));
      }
    }
    if (isThere(
        connection,
        "select 1 from withdrawn_response where instance_id = ?",
        (Object) Uuids.bytes(arrival.instanceId()))) {
      return Optional.of(Problem.RESPONSE_WITHDRAWN.asException());
    }
    try {
      arrival.link().ifPresent(link -> links.open(link.token(), arrival.receivedAt()));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e);
    }
  }

  private static boolean isThere(Connection connection, String select, Object... values)
      throws SQLException {
    try (PreparedStatement statement = Sql.filled(connection, select, values);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }
}
