package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Channel;
import org.fieldvoice.study.Channels;
import org.fieldvoice.study.Participation.PassingOn;
import org.fieldvoice.study.Participations;
import org.fieldvoice.study.Studies;
import org.jspecify.annotations.Nullable;

/**
 * Links that respondents give to others. Whoever asks for one proves by the withdrawal code that a
 * response is theirs; that response's row is held until the link is there, so that a rush of
 * requests gets no more than the study allows.
 */
@ApplicationScoped
public class Coupons {

  private static final int CODE_LENGTH = 8;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Links links;
  @Inject private Receipts receipts;
  @Inject private Participations participations;
  @Inject private Studies studies;
  @Inject private Channels channels;
  @Inject private SecureRandom random;
  @Inject private Clock clock;

  /**
   * What a respondent may pass on.
   *
   * @param tokens of the links so far, the newest first
   * @param left how many more links there may be
   */
  public record Issued(List<String> tokens, int left, int uses) {}

  private record Respondent(byte[] instanceId, @Nullable Long linkId, @Nullable Long siteId) {}

  private record Recruiter(long id, int links) {}

  /**
   * One more link for the respondent with this code, as long as the study allows; with counted
   * links the one that there is. Call it in a transaction.
   *
   * @throws org.fieldvoice.platform.ProblemException {@code NOT_PASSED_ON}, {@code
   *     WITHDRAWAL_CODE_UNKNOWN}, {@code COUPONS_SPENT}, {@code LINK_CLOSED}
   */
  public Issued issue(String linkToken, String withdrawalCode) {
    Link link = links.find(linkToken).orElseThrow(Problem.LINK_UNKNOWN::asException);
    if (link.closedAt().isPresent()) {
      throw Problem.LINK_CLOSED.asException();
    }
    PassingOn rules =
        participations
            .of(link.studyId())
            .passingOn()
            .orElseThrow(Problem.NOT_PASSED_ON::asException);
    try (Connection connection = database.getConnection()) {
      Respondent respondent =
          respondent(connection, link.studyId(), withdrawalCode)
              .orElseThrow(Problem.WITHDRAWAL_CODE_UNKNOWN::asException);
      Recruiter recruiter = recruiter(connection, link.studyId(), respondent);
      if (recruiter.links() < rules.links()) {
        add(connection, link, respondent, recruiter, rules);
      } else if (rules.kind() == PassingOn.Kind.SINGLE) {
        throw Problem.COUPONS_SPENT.asException();
      }
      List<String> tokens = tokens(connection, recruiter);
      return new Issued(tokens, Math.max(0, rules.links() - tokens.size()), rules.uses());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Optional<Respondent> respondent(Connection connection, long studyId, String code)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select instance_id, link_id, site_id from survey_response"
                + " where withdrawal_hash = ? and study_id = ? for update")) {
      select.setBytes(1, receipts.withdrawalHash(code));
      select.setLong(2, studyId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Respondent(
                    row.getBytes(1), row.getObject(2, Long.class), row.getObject(3, Long.class)))
            : Optional.empty();
      }
    }
  }

  private Recruiter recruiter(Connection connection, long studyId, Respondent respondent)
      throws SQLException {
    Optional<Recruiter> known = find(connection, respondent);
    if (known.isPresent()) {
      return known.get();
    }
    String sql =
        "insert into recruiter (study_id, code, instance_id, came_by, wave, made_at) select ?, ?, ?,"
            + " (select link_id from coupon where link_id = ?), coalesce((select p.wave + 1 from coupon c"
            + " join recruiter p on p.id = c.recruiter_id where c.link_id = ?), 0), ?";
    try (PreparedStatement insert =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, studyId);
      insert.setString(2, Crockford.random(random, CODE_LENGTH));
      insert.setBytes(3, respondent.instanceId());
      insert.setObject(4, respondent.linkId());
      insert.setObject(5, respondent.linkId());
      insert.setObject(6, Utc.of(clock.instant()));
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return new Recruiter(key.getLong(1), 0);
      }
    }
  }

  private static Optional<Recruiter> find(Connection connection, Respondent respondent)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select p.id, (select count(*) from coupon c where c.recruiter_id = p.id) from recruiter p"
                + " where p.instance_id = ?")) {
      select.setBytes(1, respondent.instanceId());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Recruiter(row.getLong(1), row.getInt(2)))
            : Optional.empty();
      }
    }
  }

  private void add(
      Connection connection, Link by, Respondent from, Recruiter recruiter, PassingOn rules)
      throws SQLException {
    Instant now = clock.instant();
    Link link =
        links.add(
            new Link(
                0,
                Crockford.random(random, LinksResource.TOKEN_LENGTH),
                by.studyId(),
                by.questionnaireId(),
                Optional.ofNullable(from.siteId()),
                Optional.of(channel(by.studyId())),
                Mode.SELF,
                Optional.empty(),
                by.closesAt(),
                Optional.empty(),
                Optional.of(rules.uses()),
                0,
                Link.Kind.COUPON),
            Optional.empty(),
            now);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into coupon (link_id, recruiter_id, number) values (?, ?, ?)")) {
      insert.setLong(1, link.id());
      insert.setLong(2, recruiter.id());
      insert.setInt(3, recruiter.links() + 1);
      insert.executeUpdate();
    }
  }

  private long channel(long studyId) {
    return studies
        .find(studyId)
        .flatMap(study -> channels.byCode(study, Channels.PASSED_ON))
        .map(Channel::id)
        .orElseThrow(Problem.NOT_PASSED_ON::asException);
  }

  private static List<String> tokens(Connection connection, Recruiter recruiter)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select l.token from coupon c join link l on l.id = c.link_id where c.recruiter_id = ?"
                + " order by c.number desc")) {
      select.setLong(1, recruiter.id());
      List<String> tokens = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tokens.add(row.getString(1));
        }
      }
      return tokens;
    }
  }
}
