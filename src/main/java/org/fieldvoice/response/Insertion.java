package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
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

  /** All of it, as a transaction's first script. */
  Script script() {
    Script script = Transaction.script();
    takePlaces(script);
    insertResponses(script);
    insertIdentities(script);
    insertBeside(script);
    claimAttachments(script);
    ask(script);
    return script;
  }

  private void insertResponses(Script script) {
    List<@Nullable Object> values = new ArrayList<>();
    arrivals.forEach(arrival -> values.addAll(columns(arrival)));
    script.add(INTO + String.join(",", Collections.nCopies(arrivals.size(), ROW)), values);
  }

  private static List<@Nullable Object> columns(Arrival a) {
    return Arrays.asList(
        Uuids.bytes(a.instanceId()),
        a.place().studyId(),
        a.place().questionnaireId(),
        a.place().versionId(),
        a.place().siteId().orElse(null),
        a.place().channelId().orElse(null),
        a.rememberedLink().orElse(null),
        a.mode().word(),
        a.language(),
        a.flags(),
        Utc.of(a.startedAt()),
        Utc.of(a.submittedAt()),
        Utc.of(a.receivedAt()),
        a.contentHash(),
        a.withdrawalHash().orElse(null),
        a.answers(),
        a.paradata().orElse(null));
  }

  private void insertIdentities(Script script) {
    List<Arrival> known = arrivals.stream().filter(a -> a.identity().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    List<Object> values = new ArrayList<>();
    for (Arrival arrival : known) {
      values.add(Uuids.bytes(arrival.instanceId()));
      values.add(arrival.identity().orElseThrow());
    }
    script.add(
        "insert into response_identity (instance_id, sealed) values "
            + String.join(",", Collections.nCopies(known.size(), "(?,?)")),
        values);
  }

  private void insertBeside(Script script) {
    for (Arrival arrival : arrivals) {
      byte[] id = Uuids.bytes(arrival.instanceId());
      arrival
          .beside()
          .agreement()
          .ifPresent(
              agreed ->
                  script.add(
                      "insert into response_agreement (instance_id, sheet_id, language, agreed_at) values (?, ?, ?, ?)",
                      id,
                      agreed.sheetId(),
                      agreed.language(),
                      Utc.of(agreed.at())));
      arrival
          .beside()
          .origin()
          .ifPresent(
              origin ->
                  script.add(
                      "insert into response_origin (instance_id, sealed) values (?, ?)",
                      id,
                      origin));
    }
  }

  private void claimAttachments(Script script) {
    for (Arrival arrival : arrivals) {
      for (String token : arrival.attachments()) {
        script.change(
            "update attachment set instance_id = ? where token = ? and study_id = ? and instance_id is null",
            () -> Problem.ATTACHMENT_UNKNOWN.with("attachment", token),
            Uuids.bytes(arrival.instanceId()),
            token,
            arrival.place().studyId());
      }
    }
  }

  /**
   * First of all: whoever has taken a place of a link holds the link until the commit, and the next
   * one waits. After the insert, two would hold it already and each wait for the other.
   */
  private void takePlaces(Script script) {
    for (List<Arrival> through : byLink().values()) {
      if (through.get(0).takesPlace()) {
        Link link = through.get(0).link().orElseThrow();
        script.change(
            "update link set taken = taken + ? where id = ? and taken + ? <= max_responses",
            () -> link.full().asException(),
            through.size(),
            link.id(),
            through.size());
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

  /** Whether all may stay: asked once, for all of them. */
  private void ask(Script script) {
    Set<Long> links = byLink().keySet();
    Instant now = arrivals.get(0).receivedAt();
    List<Object> values = new ArrayList<>();
    arrivals.forEach(arrival -> values.add(Uuids.bytes(arrival.instanceId())));
    values.addAll(links);
    script.select(
        question(links.size()),
        values,
        row -> {
          while (row.next()) {
            if (row.getBoolean(1)) {
              throw Problem.RESPONSE_WITHDRAWN.asException();
            }
            if (!links.isEmpty()) {
              requireOpen(row, now);
            }
          }
        });
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
