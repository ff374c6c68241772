package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.questionnaire.Form;

/** The responses. Reading many of them is a stream, never a list. */
@ApplicationScoped
public class Responses {

  static final String COLUMNS =
      "r.id, r.instance_id, r.version_id, r.site_id, r.channel_id, r.mode, r.language, r.state, r.flags,"
          + " r.started_at, r.submitted_at, r.received_at, r.revision, r.answers";

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Versions versions;

  /** Takes a row where it stands; must not move on. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Gives each selected response to the reader, in the order of arrival, in constant memory. Holds
   * one connection until it is done: the reader must not use the database in the same transaction.
   */
  public void each(Selection selection, Consumer<StoredResponse> reader) {
    try (Connection connection = database.getConnection()) {
      Codes codes = Codes.of(connection, selection.questionnaireId());
      stream(connection, COLUMNS, selection, row -> reader.accept(stored(row, codes)));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The forms of all versions of the questionnaire by their id, the newest first. */
  public Map<Long, Form> forms(long questionnaireId) {
    return versions.forms(questionnaireId);
  }

  /** How the answers to all versions of the questionnaire are read as answers to this one. */
  public Harmonised harmonised(long questionnaireId, Form as) {
    return new Harmonised(forms(questionnaireId), as);
  }

  /** How many are selected. */
  public long count(Selection selection) {
    Filter filter = Filter.of(selection);
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) from survey_response r" + filter.where())) {
      filter.bind(select);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** One page of the list: those after the id, at most {@code limit}, the newest first. */
  List<StoredResponse> page(Selection selection, Optional<Long> before, int limit) {
    Filter filter =
        before
            .map(id -> Filter.of(selection).and("r.id < ?", id))
            .orElseGet(() -> Filter.of(selection));
    String sql =
        "select "
            + COLUMNS
            + " from survey_response r"
            + filter.where()
            + " order by r.id desc limit "
            + limit;
    return list(sql, filter, selection.questionnaireId());
  }

  /** The response with this instance id. */
  public Optional<StoredResponse> find(long questionnaireId, UUID instanceId) {
    Filter filter =
        Filter.of(Selection.all(questionnaireId)).and("r.instance_id = ?", Uuids.bytes(instanceId));
    String sql = "select " + COLUMNS + " from survey_response r" + filter.where();
    return list(sql, filter, questionnaireId).stream().findFirst();
  }

  /** How a response was answered, in numbers; empty where that was not recorded. */
  Optional<JsonObject> paradata(UUID instanceId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select paradata from survey_response where instance_id = ?")) {
      select.setBytes(1, Uuids.bytes(instanceId));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getString(1)).map(Responses::parsed)
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** The codes of the sites and channels of the questionnaire's study. */
  Codes codes(long questionnaireId) {
    try (Connection connection = database.getConnection()) {
      return Codes.of(connection, questionnaireId);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Streams the rows to the reader over this connection. A reader that fails stops the query at the
   * server, too.
   */
  static void stream(Connection connection, String columns, Selection selection, RowReader reader)
      throws SQLException {
    Filter filter = Filter.of(selection);
    String sql =
        "select " + columns + " from survey_response r" + filter.where() + " order by r.id";
    try (PreparedStatement select =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      select.setFetchSize(Integer.MIN_VALUE);
      filter.bind(select);
      try (ResultSet rows = select.executeQuery()) {
        readAll(select, rows, reader);
      }
    }
  }

  private static void readAll(PreparedStatement select, ResultSet rows, RowReader reader)
      throws SQLException {
    boolean done = false;
    try {
      while (rows.next()) {
        reader.read(rows);
      }
      done = true;
    } finally {
      if (!done) {
        select.cancel();
      }
    }
  }

  private List<StoredResponse> list(String sql, Filter filter, long questionnaireId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      Codes codes = Codes.of(connection, questionnaireId);
      filter.bind(select);
      List<StoredResponse> found = new java.util.ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(stored(rows, codes));
        }
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static StoredResponse stored(ResultSet row, Codes codes) throws SQLException {
    return new StoredResponse(
        row.getLong(1),
        Uuids.of(row.getBytes(2)),
        row.getLong(3),
        codes.site(row.getLong(4)),
        codes.channel(row.getLong(5)),
        Mode.of(row.getString(6)).orElseThrow(),
        row.getString(7),
        State.of(row.getString(8)).orElseThrow(),
        Flags.read(row.getString(9)),
        instant(row.getTimestamp(10)),
        row.getTimestamp(11).toInstant(),
        row.getTimestamp(12).toInstant(),
        row.getInt(13),
        row.getString(14));
  }

  private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }

  /**
   * The codes of a study's sites and channels by id: read once, so that a stream of rows needs no
   * joins.
   */
  record Codes(Map<Long, String> sites, Map<Long, String> channels) {

    static Codes of(Connection connection, long questionnaireId) throws SQLException {
      return new Codes(
          read(connection, "site", questionnaireId), read(connection, "channel", questionnaireId));
    }

    Map<String, Long> sitesByCode() {
      return turned(sites);
    }

    Map<String, Long> channelsByCode() {
      return turned(channels);
    }

    private static Map<String, Long> turned(Map<Long, String> codes) {
      Map<String, Long> ids = new HashMap<>();
      codes.forEach((id, code) -> ids.put(code, id));
      return ids;
    }

    Optional<String> site(long id) {
      return Optional.ofNullable(sites.get(id));
    }

    Optional<String> channel(long id) {
      return Optional.ofNullable(channels.get(id));
    }

    private static Map<Long, String> read(Connection connection, String table, long questionnaireId)
        throws SQLException {
      String sql =
          "select t.id, t.code from "
              + table
              + " t join questionnaire q on q.study_id = t.study_id where q.id = ?";
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setLong(1, questionnaireId);
        Map<Long, String> codes = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            codes.put(rows.getLong(1), rows.getString(2));
          }
        }
        return codes;
      }
    }
  }
}
