package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.InformationSheet;
import org.fieldvoice.study.InformationSheets;
import org.fieldvoice.study.Participation;

/** What respondents agreed to, and whether they had to. */
@ApplicationScoped
class Agreements {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private InformationSheets sheets;

  /** An agreement that holds: its sheet is one of the study's. */
  record Agreed(long sheetId, String language, Instant at) {}

  /**
   * An agreement on the wire.
   *
   * @param sheet the version's number
   */
  public record AgreementView(int sheet, String language, Instant at) {}

  /**
   * The agreement that came with the submission. Any version of the study's sheet holds: who read
   * the words before they were changed has agreed to those.
   *
   * @throws org.fieldvoice.platform.ProblemException {@code AGREEMENT_MISSING} if the study
   *     requires one and none came, or one to a sheet that the study doesn't have
   */
  Optional<Agreed> given(long studyId, Participation rules, Submission submission, Instant now) {
    Optional<Agreed> agreed =
        submission
            .agreement()
            .flatMap(
                agreement ->
                    sheets
                        .numbered(studyId, agreement.sheet())
                        .map(sheet -> agreed(sheet, agreement, now)));
    if (agreed.isEmpty() && (rules.agreementRequired() || submission.agreement().isPresent())) {
      throw Problem.AGREEMENT_MISSING.asException();
    }
    return agreed;
  }

  private static Agreed agreed(InformationSheet sheet, Agreement agreement, Instant now) {
    Instant at = agreement.at().map(OffsetDateTime::toInstant).orElse(now);
    return new Agreed(sheet.id(), agreement.language(), at);
  }

  /** What the respondent of this response agreed to. */
  Optional<AgreementView> of(UUID instanceId) {
    String sql =
        "select s.number, a.language, a.agreed_at from response_agreement a"
            + " join information_sheet s on s.id = a.sheet_id where a.instance_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBytes(1, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new AgreementView(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
