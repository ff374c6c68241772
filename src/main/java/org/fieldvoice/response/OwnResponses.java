package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;

/** A respondent's own response, found by the withdrawal code that only they have. */
@ApplicationScoped
public class OwnResponses {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Links links;
  @Inject private Receipts receipts;
  @Inject private Responses responses;
  @Inject private Identities identities;

  /**
   * What its respondent may see of it: all that was answered.
   *
   * @param identity the answers that name the person
   */
  public record Own(StoredResponse response, JsonObject identity) {}

  private record Key(long questionnaireId, byte[] instanceId) {}

  /**
   * The response with this code that came into the study of this link.
   *
   * @throws org.fieldvoice.platform.ProblemException {@code LINK_UNKNOWN}, {@code
   *     WITHDRAWAL_CODE_UNKNOWN}
   */
  public Own of(String linkToken, String code) {
    Link link = links.find(linkToken).orElseThrow(Problem.LINK_UNKNOWN::asException);
    return key(link.studyId(), code)
        .flatMap(key -> responses.find(key.questionnaireId(), Uuids.of(key.instanceId())))
        .map(
            response ->
                new Own(
                    response,
                    identities.open(response.instanceId()).orElse(JsonValue.EMPTY_JSON_OBJECT)))
        .orElseThrow(Problem.WITHDRAWAL_CODE_UNKNOWN::asException);
  }

  private Optional<Key> key(long studyId, String code) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select questionnaire_id, instance_id from survey_response"
                    + " where withdrawal_hash = ? and study_id = ?")) {
      select.setBytes(1, receipts.withdrawalHash(code));
      select.setLong(2, studyId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Key(row.getLong(1), row.getBytes(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
