package org.fieldvoice.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Work that takes longer than a request: it is started, watched by its id, and can be cancelled.
 * Its state is in the database, so any node can tell it; a job whose node died shows as failed
 * after two minutes without a sign of life.
 */
@ApplicationScoped
public class Jobs {

  private static final Duration SILENCE = Duration.ofMinutes(2);

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService executor;

  @Inject private Actor actor;
  @Inject private Clock clock;

  /** What a job does. Runs outside any transaction. */
  @FunctionalInterface
  public interface JobWork {
    /**
     * Does the work.
     *
     * @return what came of it: an address below {@code /api}, or a sentence
     */
    String run(JobProgress progress) throws Exception;
  }

  /** How a job says how far it is and learns that it is no longer wanted. */
  public interface JobProgress {
    /**
     * Notes how far the work is, from 0 to 1.
     *
     * @throws JobCancelled when somebody asked to cancel
     */
    void at(double share);

    boolean cancelled();
  }

  /** Ends a job that somebody cancelled. */
  public static class JobCancelled extends RuntimeException {}

  /** A job as its watchers see it. */
  public record Job(
      long id,
      long studyId,
      String kind,
      String state,
      double progress,
      String result,
      Map<String, Object> problem) {}

  /**
   * Starts the work and returns the job's id. Call it outside a transaction, or after what the work
   * reads is stored. The work outlives the request: what it asks of an entity manager, it asks in a
   * transaction.
   */
  public long start(long studyId, String kind, JobWork work) {
    long id = insert(studyId, kind);
    executor.submit(() -> run(id, work));
    return id;
  }

  public Optional<Job> find(long id) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement(
                "select study_id, kind, state, progress, result, problem, touched_at from job where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(job(id, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Asks the job to stop at its next step. */
  public void cancel(long id) {
    update("update job set cancel_asked = true where id = ? and state = 'RUNNING'", id);
  }

  private Job job(long id, ResultSet row) throws SQLException {
    String state = row.getString("state");
    Map<String, Object> problem = Map.of();
    boolean silent =
        row.getTimestamp("touched_at").toInstant().isBefore(clock.instant().minus(SILENCE));
    if (state.equals("RUNNING") && silent) {
      state = "FAILED";
      problem = Map.of("detail", "The server that did this work stopped. Start it again.");
    } else if (row.getString("problem") != null) {
      problem = problem(row.getString("problem"));
    }
    return new Job(
        id,
        row.getLong("study_id"),
        row.getString("kind"),
        state,
        row.getDouble("progress"),
        row.getString("result"),
        problem);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> problem(String json) {
    return JsonbBuilder.create().fromJson(json, Map.class);
  }

  private void run(long id, JobWork work) {
    try {
      String result = work.run(new Progress(id));
      update(
          "update job set state = 'DONE', progress = 1, result = ?, touched_at = ? where id = ?",
          result,
          now(),
          id);
    } catch (JobCancelled e) {
      update("update job set state = 'CANCELLED', touched_at = ? where id = ?", now(), id);
    } catch (Exception e) {
      ProblemException failure = ProblemMappers.problemOf(e);
      Map<String, Object> document =
          Map.of(
              "type", "/problems/" + failure.problem().type(),
              "detail", ProblemSentences.of(failure, List.of(Locale.ENGLISH)),
              "problems", failure.problems());
      update(
          "update job set state = 'FAILED', problem = ?, touched_at = ? where id = ?",
          JsonbBuilder.create().toJson(document),
          now(),
          id);
    }
  }

  private long insert(long studyId, String kind) {
    try (Connection c = database.getConnection();
        PreparedStatement insert =
            c.prepareStatement(
                "insert into job (study_id, account_id, kind, state, progress, result, cancel_asked, started_at,"
                    + " touched_at) values (?, ?, ?, 'RUNNING', 0, '', false, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, studyId);
      insert.setObject(2, actor.accountId().orElse(null));
      insert.setString(3, kind);
      insert.setTimestamp(4, now());
      insert.setTimestamp(5, now());
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private void update(String sql, Object... values) {
    try (Connection c = database.getConnection();
        PreparedStatement update = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private final class Progress implements JobProgress {
    private final long id;

    Progress(long id) {
      this.id = id;
    }

    @Override
    public void at(double share) {
      if (cancelled()) {
        throw new JobCancelled();
      }
      update(
          "update job set progress = ?, touched_at = ? where id = ?",
          Math.min(1, share),
          now(),
          id);
    }

    @Override
    public boolean cancelled() {
      try (Connection c = database.getConnection();
          PreparedStatement select =
              c.prepareStatement("select cancel_asked from job where id = ?")) {
        select.setLong(1, id);
        try (ResultSet row = select.executeQuery()) {
          return row.next() && row.getBoolean(1);
        }
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
    }
  }
}
