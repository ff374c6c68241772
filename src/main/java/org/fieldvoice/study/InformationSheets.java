package org.fieldvoice.study;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.study.InformationSheet.Text;

/** The versions of the studies' information sheets. */
@ApplicationScoped
public class InformationSheets {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 1_000;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;
  @Inject private Clock clock;

  private final Map<Long, Known> remembered = new ConcurrentHashMap<>();

  private record Known(List<InformationSheet> sheets, Instant readAt) {}

  /** How many refused a version. */
  record Refusals(int number, int people) {}

  /** The newest version, at most a second old. */
  public Optional<InformationSheet> newest(long studyId) {
    List<InformationSheet> all = known(studyId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The version with this number; one that has been made somewhere else is found, too. */
  public Optional<InformationSheet> numbered(long studyId, int number) {
    return known(studyId).stream().filter(sheet -> sheet.number() == number).findFirst();
  }

  private List<InformationSheet> known(long studyId) {
    Instant now = clock.instant();
    Known known = remembered.get(studyId);
    if (known == null || known.readAt().plus(FRESH).isBefore(now)) {
      known = new Known(of(studyId), now);
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(studyId, known);
    }
    return known.sheets();
  }

  /** All versions, the newest first. */
  List<InformationSheet> of(long studyId) {
    String sql =
        "select s.id, s.number, s.made_at, t.language, t.words, t.recording_id from information_sheet s"
            + " join information_sheet_text t on t.sheet_id = s.id where s.study_id = ?"
            + " order by s.number desc, t.language";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      try (ResultSet rows = select.executeQuery()) {
        return sheets(rows);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static List<InformationSheet> sheets(ResultSet rows) throws SQLException {
    List<InformationSheet> sheets = new ArrayList<>();
    Map<String, Text> texts = new LinkedHashMap<>();
    boolean more = rows.next();
    while (more) {
      long id = rows.getLong(1);
      int number = rows.getInt(2);
      Instant madeAt = rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      texts.clear();
      for (; more && rows.getLong(1) == id; more = rows.next()) {
        String language = rows.getString(4);
        Optional<Long> recording = Optional.ofNullable(rows.getObject(6, Long.class));
        texts.put(language, new Text(language, rows.getString(5), recording));
      }
      sheets.add(new InformationSheet(id, number, madeAt, texts));
    }
    return List.copyOf(sheets);
  }

  /** Stores the next version. Call it in a transaction. */
  InformationSheet add(Study study, Map<String, String> words, long accountId) {
    Instant now = clock.instant();
    String sql =
        "insert into information_sheet (study_id, number, made_by, made_at)"
            + " select ?, coalesce(max(number), 0) + 1, ?, ? from information_sheet where study_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, study.id());
      insert.setLong(2, accountId);
      insert.setObject(3, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.setLong(4, study.id());
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        addTexts(connection, key.getLong(1), words);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    remembered.remove(study.id());
    return of(study.id()).get(0);
  }

  private static void addTexts(Connection connection, long sheetId, Map<String, String> words)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into information_sheet_text (sheet_id, language, words) values (?, ?, ?)")) {
      for (Map.Entry<String, String> text : words.entrySet()) {
        insert.setLong(1, sheetId);
        insert.setString(2, text.getKey());
        insert.setString(3, text.getValue());
        insert.executeUpdate();
      }
    }
  }

  /** Puts the recording of a text in the place of the one before. Call it in a transaction. */
  void record(Study study, InformationSheet sheet, Text text, long blobId) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update information_sheet_text set recording_id = ? where sheet_id = ? and language = ?")) {
      update.setLong(1, blobId);
      update.setLong(2, sheet.id());
      update.setString(3, text.language());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    text.recording().ifPresent(blobs::delete);
    remembered.remove(study.id());
  }

  /** Notes that one more person has refused: nothing else is kept of them. */
  public void refuse(InformationSheet sheet, String language) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "insert into refusal (sheet_id, language, people) values (?, ?, 1)"
                    + " on duplicate key update people = people + 1")) {
      update.setLong(1, sheet.id());
      update.setString(2, language);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** How many refused, by version. */
  List<Refusals> refusals(long studyId) {
    String sql =
        "select s.number, sum(r.people) from refusal r join information_sheet s on s.id = r.sheet_id"
            + " where s.study_id = ? group by s.number";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      List<Refusals> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(new Refusals(row.getInt(1), row.getInt(2)));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
