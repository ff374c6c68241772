package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;

/** How far the field is: what has come in, by site. */
@ApplicationScoped
class Progress {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  /**
   * A site's responses; without a code those that belong to no site.
   *
   * @param today those received since {@code since}
   * @param lastReceivedAt absent where none came yet
   */
  public record SiteProgress(
      Optional<String> site,
      Optional<String> name,
      Optional<Integer> target,
      long total,
      long today,
      long excluded,
      Optional<Instant> lastReceivedAt) {}

  /** Every site of the questionnaire's study, in the order of their codes. */
  List<SiteProgress> of(long questionnaireId, Instant since) {
    String counted =
        "select site_id, sum(case when state <> 'excluded' then 1 else 0 end) as total,"
            + " sum(case when state <> 'excluded' and received_at >= ? then 1 else 0 end) as today,"
            + " sum(case when state = 'excluded' then 1 else 0 end) as excluded, max(received_at) as last_at"
            + " from survey_response where questionnaire_id = ? group by site_id";
    String sql =
        "select s.code, s.name, s.target, r.total, r.today, r.excluded, r.last_at from site s"
            + " join questionnaire q on q.study_id = s.study_id left join ("
            + counted
            + ") r on r.site_id = s.id"
            + " where q.id = ? union all select null, null, null, r.total, r.today, r.excluded, r.last_at from ("
            + counted
            + ") r where r.site_id is null order by 1";
    LocalDateTime from = Utc.of(since);
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, from);
      select.setLong(2, questionnaireId);
      select.setLong(3, questionnaireId);
      select.setObject(4, from);
      select.setLong(5, questionnaireId);
      return read(select);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static List<SiteProgress> read(PreparedStatement select) throws SQLException {
    List<SiteProgress> sites = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sites.add(
            new SiteProgress(
                Optional.ofNullable(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getObject(3, Integer.class)),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant)));
      }
    }
    return List.copyOf(sites);
  }
}
