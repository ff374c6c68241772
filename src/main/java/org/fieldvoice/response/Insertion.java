package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that store a batch of arrivals, committed or undone as one. The responses go in by
 * one statement of many rows; afterwards, with their rows locked until the commit, the links are
 * asked whether they are open, and the withdrawn ids whether one has come back: a link that is
 * closed or a response that is withdrawn at the same moment comes either wholly before or wholly
 * after.
 */
final class Insertion {

  private static final String INTO =
      "insert into survey_response (instance_id, study_id, questionnaire_id, version_id, site_id, channel_id, link_id,"
          + " mode, language, flags, started_at, submitted_at, received_at, content_hash, withdrawal_hash, answers,"
          + " paradata) values ";
  private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  private final List<Arrival> arrivals;

  private Insertion(List<Arrival> arrivals) {
    this.arrivals = arrivals;
  }

  static Insertion of(List<Arrival> arrivals) {
    return new Insertion(arrivals);
  }

  /** Stores all of them and commits, or none; then {@link Diagnosis} tells why. */
  void run(Connection connection) throws SQLException {
    Script script = new Script();
    takePlaces(script);
    insertResponses(script);
    insertIdentities(script);
    insertBeside(script);
    claimAttachments(script);
    requireThatAllMayStay(script);
    script.run(connection);
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
        script
            .add(
                "update attachment set instance_id = ?"
                    + " where token = ? and study_id = ? and instance_id is null",
                Uuids.bytes(arrival.instanceId()),
                token,
                arrival.place().studyId())
            .requireChange();
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
        script
            .add(
                "update link set taken = taken + ? where id = ? and taken + ? <= max_responses",
                through.size(),
                through.get(0).link().orElseThrow().id(),
                through.size())
            .requireChange();
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

  /**
   * Asked once, for all of them. The shared lock makes whoever closes a link wait for the commit; a
   * condition on what is locked would let go of the links that don't meet it.
   */
  private void requireThatAllMayStay(Script script) {
    Set<Long> links = byLink().keySet();
    List<Object> values = new ArrayList<>();
    arrivals.forEach(arrival -> values.add(Uuids.bytes(arrival.instanceId())));
    String withdrawn =
        "exists (select 1 from withdrawn_response where instance_id in ("
            + marks(arrivals.size())
            + "))";
    if (links.isEmpty()) {
      script.requireNone(withdrawn, "", values);
      return;
    }
    Object now = Utc.of(arrivals.get(0).receivedAt());
    values.addAll(List.of(now, now));
    values.addAll(links);
    script.requireNone(
        "bit_or(" + withdrawn + " or closed_at is not null or closes_at <= ? or opens_at > ?)",
        " from link where id in (" + marks(links.size()) + ") lock in share mode",
        values);
  }

  private static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }
}
