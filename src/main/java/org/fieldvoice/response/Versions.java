package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.LatelyUsed;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Forms;

/**
 * The versions that may be answered, with their checks. What is published never changes, so it is
 * remembered; only which one is the newest is asked again, at most once a second, and a number that
 * is not known yet each time.
 */
@ApplicationScoped
class Versions {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 500;
  private static final int CHECKS_KEPT = 200;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Forms forms;
  @Inject private Clock clock;

  private final Map<Long, Published> remembered = new ConcurrentHashMap<>();
  private final LatelyUsed<Long, SubmissionCheck> checks = new LatelyUsed<>(CHECKS_KEPT);

  /**
   * The published versions of one questionnaire.
   *
   * @param ids by number, the oldest first
   */
  private record Published(Map<Integer, Long> ids, Instant readAt) {

    Optional<Long> id(Optional<Integer> number) {
      return number.isPresent()
          ? Optional.ofNullable(ids.get(number.get()))
          : ids.values().stream().reduce((older, newer) -> newer);
    }
  }

  /** A version to be answered. */
  record Answered(long id, SubmissionCheck check) {}

  /** The published version with this number; without one the newest. */
  Answered answered(long questionnaireId, Optional<Integer> number) {
    Instant now = clock.instant();
    Published known = remembered.get(questionnaireId);
    boolean stale = known == null || known.readAt().plus(FRESH).isBefore(now);
    if (known == null || known.id(number).isEmpty() || stale && number.isEmpty()) {
      known = new Published(read(questionnaireId), now);
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(questionnaireId, known);
    }
    long id =
        known
            .id(number)
            .orElseThrow(() -> Problem.MALFORMED.with("why", "no such version is published"));
    return new Answered(id, check(id));
  }

  /** The numbers of all versions by id, the newest first. */
  Map<Long, Integer> numbers(long questionnaireId) {
    String sql =
        "select id, number from questionnaire_version where questionnaire_id = ? order by number desc";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, questionnaireId);
      Map<Long, Integer> numbers = new LinkedHashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.put(row.getLong(1), row.getInt(2));
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** What of the answers names a person in one version and is marked otherwise in another. */
  Withheld identifying(long questionnaireId) {
    return Identifying.of(forms(questionnaireId).values());
  }

  /** The forms of all versions by id, the newest first. */
  Map<Long, Form> forms(long questionnaireId) {
    Map<Long, Form> all = new LinkedHashMap<>();
    numbers(questionnaireId).keySet().forEach(id -> all.put(id, forms.of(id)));
    return all;
  }

  private SubmissionCheck check(long versionId) {
    return checks.get(versionId, () -> new SubmissionCheck(forms.logic(versionId)));
  }

  private Map<Integer, Long> read(long questionnaireId) {
    String sql =
        "select number, id from questionnaire_version where questionnaire_id = ? and published_at is not null"
            + " order by number";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, questionnaireId);
      Map<Integer, Long> ids = new LinkedHashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.put(row.getInt(1), row.getLong(2));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
