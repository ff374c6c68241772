package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/** Who came through whom in a study: codes and counts, nobody's name and nobody's answers. */
@Path("studies/{study}/chain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChainResource {

  private static final int MOST_LISTED = 5_000;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Access access;

  /**
   * What one wave has brought.
   *
   * @param links how many links were given out to it
   * @param came how many people have answered through them
   */
  public record Wave(int wave, long links, long came) {}

  /**
   * Somebody who passed the questionnaire on.
   *
   * @param by the code of whoever passed it on to them
   * @param withdrawn true after their own answers were deleted
   */
  public record Person(
      String code, Optional<String> by, int wave, long links, long came, boolean withdrawn) {}

  /** The chain; at most the first 5,000 people of it are listed, {@code people} counts all. */
  public record Chain(List<Wave> waves, long people, List<Person> listed) {}

  @GET
  public Chain get(@PathParam("study") String slug) {
    Study study = access.to(slug, Right.RESPONSES);
    try (Connection connection = database.getConnection()) {
      return new Chain(
          waves(connection, study.id()),
          count(connection, study.id()),
          people(connection, study.id()));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static List<Wave> waves(Connection connection, long studyId) throws SQLException {
    String sql =
        "select p.wave + 1, count(*), sum(l.taken) from coupon c join recruiter p on p.id = c.recruiter_id"
            + " join link l on l.id = c.link_id where p.study_id = ? group by p.wave order by p.wave";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      List<Wave> waves = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          waves.add(new Wave(row.getInt(1), row.getLong(2), row.getLong(3)));
        }
      }
      return waves;
    }
  }

  private static long count(Connection connection, long studyId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from recruiter where study_id = ?")) {
      select.setLong(1, studyId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<Person> people(Connection connection, long studyId) throws SQLException {
    String sql =
        "select p.code, b.code, p.wave, (select count(*) from coupon c where c.recruiter_id = p.id),"
            + " (select coalesce(sum(l.taken), 0) from coupon c join link l on l.id = c.link_id"
            + " where c.recruiter_id = p.id), p.instance_id is null from recruiter p"
            + " left join coupon k on k.link_id = p.came_by left join recruiter b on b.id = k.recruiter_id"
            + " where p.study_id = ? order by p.id limit "
            + MOST_LISTED;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      List<Person> people = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          people.add(
              new Person(
                  row.getString(1),
                  Optional.ofNullable(row.getString(2)),
                  row.getInt(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getBoolean(6)));
        }
      }
      return people;
    }
  }
}
