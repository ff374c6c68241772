package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The collection links. */
@ApplicationScoped
public class Links {

  private static final String COLUMNS =
      "id, token, study_id, questionnaire_id, site_id, channel_id, mode, opens_at, closes_at, closed_at,"
          + " max_responses, taken, kind";
  private static final int MOST_REMEMBERED = 10_000;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  /**
   * By token. What may change about a link (whether it is open) is asked of the database, never of
   * this.
   */
  private final Map<String, Link> remembered = new ConcurrentHashMap<>();

  /**
   * The link that somebody opens, if it takes responses now; else the problem that says why it
   * doesn't.
   */
  public Link open(String token, Instant now) {
    return find(token).orElseThrow(Problem.LINK_UNKNOWN::asException).openAt(now);
  }

  /** The link with this token as typed, open or not. */
  public Optional<Link> find(String token) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select " + COLUMNS + " from link where token = ?")) {
      select.setString(1, Crockford.read(token));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(link(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The link of a submission: where it leads, not whether it is open. */
  Link leading(String token) {
    Link known = remembered.get(token);
    if (known != null) {
      return known;
    }
    Link found = find(token).orElseThrow(Problem.LINK_UNKNOWN::asException);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(token, found);
    return found;
  }

  /** Stores a new link; its id is given by the database. */
  Link add(Link link, Optional<Long> accountId, Instant now) {
    String sql =
        "insert into link (token, study_id, questionnaire_id, site_id, channel_id, mode, opens_at, closes_at,"
            + " max_responses, made_by, made_at, kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, link.token());
      insert.setLong(2, link.studyId());
      insert.setLong(3, link.questionnaireId());
      insert.setObject(4, link.siteId().orElse(null));
      insert.setObject(5, link.channelId().orElse(null));
      insert.setString(6, link.mode().word());
      insert.setObject(7, Utc.of(link.opensAt()));
      insert.setObject(8, Utc.of(link.closesAt()));
      insert.setObject(9, link.maxResponses().orElse(null));
      insert.setObject(10, accountId.orElse(null));
      insert.setObject(11, Utc.of(now));
      insert.setString(12, link.kind().word());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    return find(link.token()).orElseThrow();
  }

  /** Closes the link: submissions that are under way are stored before, later ones are refused. */
  void close(Link link, Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update link set closed_at = ? where id = ? and closed_at is null")) {
      update.setObject(1, Utc.of(now));
      update.setLong(2, link.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * A study's links for everybody, the newest first, with the number of responses that came through
   * each.
   */
  List<LinkView> of(long studyId) {
    String sql =
        "select l.token, q.code, s.code, c.code, l.mode, l.opens_at, l.closes_at, l.closed_at, l.max_responses,"
            + " l.taken, l.made_at, (select count(*) from survey_response r where r.link_id = l.id)"
            + " from link l join questionnaire q on q.id = l.questionnaire_id left join site s on s.id = l.site_id"
            + " left join channel c on c.id = l.channel_id where l.study_id = ? and l.kind = 'public'"
            + " order by l.id desc limit 1000";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      List<LinkView> links = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          links.add(view(row));
        }
      }
      return List.copyOf(links);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        Optional.ofNullable(row.getObject(5, Long.class)),
        Optional.ofNullable(row.getObject(6, Long.class)),
        Mode.of(row.getString(7)).orElseThrow(),
        instant(row.getTimestamp(8)),
        instant(row.getTimestamp(9)),
        instant(row.getTimestamp(10)),
        Optional.ofNullable(row.getObject(11, Integer.class)),
        row.getInt(12),
        Link.Kind.of(row.getString(13)));
  }

  private static LinkView view(ResultSet row) throws SQLException {
    return new LinkView(
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        row.getString(5),
        instant(row.getTimestamp(6)),
        instant(row.getTimestamp(7)),
        instant(row.getTimestamp(8)),
        Optional.ofNullable(row.getObject(9, Integer.class)),
        row.getInt(10),
        row.getTimestamp(11).toInstant(),
        row.getLong(12),
        "");
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
