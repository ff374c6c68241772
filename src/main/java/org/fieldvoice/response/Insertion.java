package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.response.Intake.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The statements that store a batch of arrivals, to be committed or rolled back as one. The
 * responses go in by one statement of many rows; afterwards, with their rows locked until the
 * commit, the links are asked whether they are open, and the withdrawn ids whether one has come
 * back: a link that is closed or a response that is withdrawn at the same moment comes either
 * wholly before or wholly after.
 */
final class Insertion {

  private static final String INTO =
      "insert into survey_response (instance_id, study_id, questionnaire_id, version_id, site_id, channel_id, link_id,"
          + " mode, language, flags, started_at, submitted_at, received_at, content_hash, withdrawal_hash, answers,"
          + " paradata) values ";
  private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final int DUPLICATE = 1062;

  private final List<Arrival> arrivals;

  private Insertion(List<Arrival> arrivals) {
    this.arrivals = arrivals;
  }

  static Insertion of(List<Arrival> arrivals) {
    return new Insertion(arrivals);
  }

  /** True if it failed because a response with that instance id is there already. */
  static boolean isUsedInstanceId(SQLException e) {
    return e.getErrorCode() == DUPLICATE
        && String.valueOf(e.getMessage()).contains("uq_survey_response_instance");
  }

  /** Whether what is stored under the arrival's instance id is the same; empty if nothing is. */
  static Optional<Outcome> compare(Connection connection, Arrival arrival) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select questionnaire_id, content_hash from survey_response where instance_id = ?")) {
      select.setBytes(1, Uuids.bytes(arrival.instanceId()));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        boolean same =
            row.getLong(1) == arrival.place().questionnaireId()
                && Arrays.equals(row.getBytes(2), arrival.contentHash());
        return Optional.of(same ? Outcome.REPEATED : Outcome.DIFFERENT);
      }
    }
  }

  void over(Connection connection) throws SQLException {
    takePlaces(connection);
    insertResponses(connection);
    insertIdentities(connection);
    insertBeside(connection);
    claimAttachments(connection);
    ask(connection);
  }

  private void insertResponses(Connection connection) throws SQLException {
    String sql = INTO + String.join(",", Collections.nCopies(arrivals.size(), ROW));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int column = 0;
      for (Arrival arrival : arrivals) {
        column = bind(insert, column, arrival);
      }
      insert.executeUpdate();
    }
  }

  private static int bind(PreparedStatement insert, int before, Arrival a) throws SQLException {
    int column = before;
    insert.setBytes(++column, Uuids.bytes(a.instanceId()));
    insert.setLong(++column, a.place().studyId());
    insert.setLong(++column, a.place().questionnaireId());
    insert.setLong(++column, a.place().versionId());
    insert.setObject(++column, a.place().siteId().orElse(null));
    insert.setObject(++column, a.place().channelId().orElse(null));
    insert.setObject(++column, a.rememberedLink().orElse(null));
    insert.setString(++column, a.mode().word());
    insert.setString(++column, a.language());
    insert.setString(++column, a.flags());
    insert.setObject(++column, Utc.of(a.startedAt()));
    insert.setObject(++column, Utc.of(a.submittedAt()));
    insert.setObject(++column, Utc.of(a.receivedAt()));
    insert.setBytes(++column, a.contentHash());
    insert.setBytes(++column, a.withdrawalHash().orElse(null));
    insert.setString(++column, a.answers());
    insert.setString(++column, a.paradata().orElse(null));
    return column;
  }

  private void insertIdentities(Connection connection) throws SQLException {
    List<Arrival> known = arrivals.stream().filter(a -> a.identity().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    String sql =
        "insert into response_identity (instance_id, sealed) values "
            + String.join(",", Collections.nCopies(known.size(), "(?,?)"));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int column = 0;
      for (Arrival arrival : known) {
        insert.setBytes(++column, Uuids.bytes(arrival.instanceId()));
        insert.setBytes(++column, arrival.identity().orElseThrow());
      }
      insert.executeUpdate();
    }
  }

  private void insertBeside(Connection connection) throws SQLException {
    for (Arrival arrival : arrivals) {
      if (arrival.beside().agreement().isPresent()) {
        Agreements.Agreed agreed = arrival.beside().agreement().get();
        insert(
            connection,
            "insert into response_agreement (instance_id, sheet_id, language, agreed_at) values (?, ?, ?, ?)",
            Uuids.bytes(arrival.instanceId()),
            agreed.sheetId(),
            agreed.language(),
            Utc.of(agreed.at()));
      }
      if (arrival.beside().origin().isPresent()) {
        insert(
            connection,
            "insert into response_origin (instance_id, sealed) values (?, ?)",
            Uuids.bytes(arrival.instanceId()),
            arrival.beside().origin().get());
      }
    }
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private void claimAttachments(Connection connection) throws SQLException {
    for (Arrival arrival : arrivals) {
      for (String token : arrival.attachments()) {
        claim(connection, arrival, token);
      }
    }
  }

  private static void claim(Connection connection, Arrival arrival, String token)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update attachment set instance_id = ? where token = ? and study_id = ? and instance_id is null")) {
      update.setBytes(1, Uuids.bytes(arrival.instanceId()));
      update.setString(2, token);
      update.setLong(3, arrival.place().studyId());
      if (update.executeUpdate() == 0) {
        throw Problem.ATTACHMENT_UNKNOWN.with("attachment", token);
      }
    }
  }

  /**
   * First of all: whoever has taken a place of a link holds the link until the commit, and the next
   * one waits. After the insert, two would hold it already and each wait for the other.
   */
  private void takePlaces(Connection connection) throws SQLException {
    for (Map.Entry<Long, List<Arrival>> link : byLink().entrySet()) {
      if (link.getValue().get(0).takesPlace()) {
        Link through = link.getValue().get(0).link().orElseThrow();
        takePlaces(connection, through, link.getValue().size());
      }
    }
  }

  /** In the order of the links' ids, so that two batches can't wait for each other's. */
  private Map<Long, List<Arrival>> byLink() {
    return arrivals.stream()
        .filter(a -> a.link().isPresent())
        .collect(
            Collectors.groupingBy(
                a -> a.link().orElseThrow().id(), TreeMap::new, Collectors.toList()));
  }

  private static void takePlaces(Connection connection, Link link, int places) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update link set taken = taken + ? where id = ? and taken + ? <= max_responses")) {
      update.setInt(1, places);
      update.setLong(2, link.id());
      update.setInt(3, places);
      if (update.executeUpdate() == 0) {
        throw link.full().asException();
      }
    }
  }

  /** One question for all of it: each is a way to the database and back. */
  private void ask(Connection connection) throws SQLException {
    Set<Long> links = byLink().keySet();
    Instant now = arrivals.get(0).receivedAt();
    try (PreparedStatement select = connection.prepareStatement(question(links.size()))) {
      int column = 0;
      for (Arrival arrival : arrivals) {
        select.setBytes(++column, Uuids.bytes(arrival.instanceId()));
      }
      for (long link : links) {
        select.setLong(++column, link);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean(1)) {
            throw Problem.RESPONSE_WITHDRAWN.asException();
          }
          if (!links.isEmpty()) {
            requireOpen(row, now);
          }
        }
      }
    }
  }

  /** The shared lock makes whoever closes a link wait for the commit. */
  private String question(int links) {
    String withdrawn =
        "select exists (select 1 from withdrawn_response where instance_id in ("
            + marks(arrivals.size())
            + "))";
    return links == 0
        ? withdrawn
        : withdrawn
            + ", opens_at, closes_at, closed_at, max_responses from link where id in ("
            + marks(links)
            + ") lock in share mode";
  }

  private static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }

  private static void requireOpen(ResultSet link, Instant now) throws SQLException {
    if (link.getTimestamp("closed_at") != null) {
      boolean isForOne = link.getInt("max_responses") == 1;
      throw (isForOne ? Problem.LINK_TAKEN_BACK : Problem.LINK_CLOSED).asException();
    }
    if (isPast(link.getTimestamp("closes_at"), now)) {
      throw Problem.LINK_CLOSED.asException();
    }
    Timestamp opens = link.getTimestamp("opens_at");
    if (opens != null && now.isBefore(opens.toInstant())) {
      throw Problem.LINK_NOT_OPEN.with("opens", opens.toInstant());
    }
  }

  private static boolean isPast(@Nullable Timestamp time, Instant now) {
    return time != null && !now.isBefore(time.toInstant());
  }
}
